import { identifiersIn, uuidOfKey } from '../../../shared/identifiers.ts';
import { keyVariants, maxKeyLength } from '../../../shared/pasted-key.ts';
import {
  comparableForm,
  countLetters,
  plainCharacters,
  withoutWrapping,
  wordsIn,
} from '../../../shared/plain-text.ts';
import { displayKeyOf, endingOf } from '../../../shared/license.ts';
import { mailText } from '../../../shared/mail-text.ts';
import type { PastedCase } from '../../../shared/support-case.ts';
import { messageAuthors } from './message-sender.ts';
import { messageWords } from './named-seat.ts';
import { pastedCaseIn } from './pasted-case.ts';

/** What a pasted text says about its license. */
export interface Clues {
  readonly supportCase: PastedCase | null;
  /** The end of the case's key, in upper case; null where it has none. */
  readonly caseEnding: string | null;
  /** UUIDs of generated keys, in lower case, each with the masked key. */
  readonly keys: ReadonlyMap<string, string>;
  /** Comparable forms of possible imported keys. The value is the masked key where the text calls it a key, else null. */
  readonly forms: ReadonlyMap<string, string | null>;
  /** UUIDs without a prefix, in lower case: of a license, an activation, or a key without a prefix. */
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  /** In upper case. */
  readonly endings: readonly string[];
  /** The addresses that the text came from, of a forwarded message the outermost first; none where they do not show. */
  readonly authors: readonly string[];
  /** The words of the text, in which devices' names are searched for. */
  readonly words: string;
  /** A text of one short line, to search for as it is; empty for any other text. */
  readonly searchText: string;
}

/** The longest line whose words are searched for, in code units. */
const maxSearchTextLength = 100;
/** Letters and digits of an imported key in a sentence, at least: ordinary text is full of shorter words. */
const minKeyWordLength = 8;
/** Letters and digits of a damaged generated key, at least: a date in a sentence has eight. */
const minDamagedKeyLength = 12;
/** The most words of a text that are compared with keys. */
const maxComparedWords = 20_000;

/** A line with a license key behind a label, in English and German, as forms write it. */
const labeledKey =
  /^[\s>|*_"'#-]{0,20}(?:[\p{L}’']{1,20} ){0,3}[\p{L}-]{0,20}?(?:key|schl(?:ü|ue)ssel|licen[cs]e(?: number| no\.?| code)?|lizenz(?:nummer|code)?|serial(?: number| no\.?)?|seriennummer)["'*_ ]{0,4}[:=]\s*(\S.{0,254})$/iu;
/** A labeled text that looks like a key: a word with a digit in it. */
const keyLike = /^(?=\S*\p{N})[\p{L}\p{N}][\p{L}\p{N}._-]{3,}$/u;

/** The end of a key that a person names in a sentence, in English and German: six characters with a digit, without a mask. */
const namedEnding =
  /\b(?:end(?:s|ing)?(?: (?:in|with|on))?|last (?:six|6)(?: \p{L}+){0,3}|endet (?:auf|mit)|endung|ende|letzten? (?:sechs|6)(?: \p{L}+){0,3})[\s:=,"'„“”‚‘’.…-]{1,6}(?=[\p{L}\p{N}]{0,5}\p{N})([\da-z]{6})(?![\p{L}\p{N}-])/giu;

/** A word in parts beside "key" or "license", as a generated key that was cut or mistyped has them. */
const namedKey =
  /(?:\bkey|schl(?:ü|ue)ssel|\blicen[cs]e|\blizenz)\b[^\n]{0,30}?[\s:="'„“]((?=[^\s]{0,60}\p{N})[\p{L}\p{N}]{2,40}(?:[-\u2010-\u2013][\p{L}\p{N}]{1,40}){2,8})/giu;

/** Returns the masked forms of words that stand for a generated key and cannot be one, since they were cut or mistyped. */
function damagedKeysIn(text: string): Map<string, string> {
  const damaged = new Map<string, string>();
  for (const [, word = ''] of plainCharacters(text).matchAll(namedKey)) {
    const { keys, ids, endings } = identifiersIn(word);
    const isWhole = keys.length + ids.length + endings.length > 0;
    if (!isWhole && countLetters(word) >= minDamagedKeyLength)
      damaged.set(comparableForm(word), displayKeyOf(word));
  }
  return damaged;
}

/** Returns the possible imported keys in a text: the whole text, text behind a label, or a long word. */
function formsIn(text: string, isOneLine: boolean): Map<string, string | null> {
  const forms = new Map<string, string | null>();
  for (const word of wordsIn(text).slice(0, maxComparedWords))
    if (countLetters(word) >= minKeyWordLength && word.length <= maxKeyLength)
      forms.set(word, null);
  if (isOneLine) for (const reading of keyVariants(text)) forms.set(comparableForm(reading), null);
  for (const line of plainCharacters(text).split('\n')) {
    const labeled = withoutWrapping(labeledKey.exec(line.trim())?.[1] ?? '');
    if (labeled === '') continue;
    const { keys, ids, endings } = identifiersIn(labeled);
    if (keys.length + ids.length + endings.length === 0)
      forms.set(comparableForm(labeled), keyLike.test(labeled) ? displayKeyOf(labeled) : null);
  }
  forms.delete('');
  return forms;
}

/** Returns the clues in a pasted text, such as a whole mail. */
export function cluesIn(pasted: string): Clues {
  const supportCase = pastedCaseIn(pasted);
  const text = mailText(pasted);
  const { keys, ids, emails, endings } = identifiersIn(text);
  const bare = withoutWrapping(plainCharacters(text));
  const isOneLine = bare !== '' && !bare.includes('\n');
  const caseEnding = endingOf(supportCase?.displayKey ?? '').toUpperCase();
  // Six letters alone may be the end of a key, as this app and Polar show it.
  const lone = isOneLine && /^[\p{L}\p{N}]{6}$/u.test(bare) ? [bare.toUpperCase()] : [];
  const named = Array.from(plainCharacters(text).matchAll(namedEnding), ([, ending = '']) =>
    ending.toUpperCase(),
  );
  // A message's id looks like an address.
  const addresses = emails.filter((email) => !/^[\da-f]{8}-[\da-f]{4}-/.test(email));
  const forms = formsIn(text, isOneLine);
  // A line break divides a whole key into what looks like damaged ones.
  if (keys.length + ids.length === 0)
    for (const [form, shown] of damagedKeysIn(text)) forms.set(form, forms.get(form) ?? shown);
  return {
    supportCase,
    caseEnding: caseEnding === '' ? null : caseEnding,
    keys: new Map(keys.map((key) => [uuidOfKey(key) ?? key, displayKeyOf(key)])),
    forms,
    ids,
    emails: addresses,
    authors: messageAuthors(pasted),
    words: messageWords(pasted),
    endings: [...new Set([...endings, ...named, ...lone])].filter(
      (ending) => ending !== caseEnding,
    ),
    searchText: isOneLine && bare.length <= maxSearchTextLength ? bare : '',
  };
}
