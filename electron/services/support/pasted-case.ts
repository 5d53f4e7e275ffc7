import * as v from 'valibot';
import { findCase } from '../../../shared/find-case.ts';
import { plainCharacters } from '../../../shared/plain-text.ts';
import { mailLines } from '../../../shared/mail-text.ts';
import { anyCaseMark, CaseCode, caseReasons, PastedCase } from '../../../shared/support-case.ts';
import { catalogue } from '../../../shared/text/catalogue.ts';

/** The longest text that is searched for the lines of a case, in code units. */
const maxSearchedLength = 100_000;
/** The most lines of a case after its title, including wrapped ones. */
const maxCaseLines = 16;

type Label = 'reason' | 'device' | 'lastUsed' | 'key' | 'note';

/** The text of a case's lines in one language, folded. */
interface CaseMessages {
  readonly title: string;
  readonly labels: readonly (readonly [Label, string])[];
  readonly reasons: ReadonlyMap<string, PastedCase['reason']>;
}

/** Stands for a value in a sentence, to find the words before it. */
const placeholder = 'PLACEHOLDER';

/** Returns a text for comparison: a mail program may have changed its spaces and the case of its letters. */
const folded = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const comparablePrefix = (sentence: string): string => folded(sentence.split(placeholder)[0] ?? '');

/** German reasons of earlier versions, which customers may still use. */
const earlierReasons = [
  ['verloren/gestohlen', 'lost'],
  ['verkauft/verschenkt', 'sold'],
] as const;

/** Returns the text in all languages, since customers may use any of them. */
function caseMessages(): readonly CaseMessages[] {
  return Object.values(catalogue).map(({ support: { bundle, reasons } }) => ({
    title: comparablePrefix(bundle.title(placeholder)),
    labels: [
      ['reason', comparablePrefix(bundle.reason(placeholder))],
      ['device', comparablePrefix(bundle.device(placeholder))],
      ['lastUsed', comparablePrefix(bundle.lastUsed(placeholder))],
      ['key', comparablePrefix(bundle.key(placeholder))],
      ['note', folded(bundle.note).slice(0, 30)],
    ],
    reasons: new Map([
      ...earlierReasons,
      ...caseReasons.map((reason) => [folded(reasons[reason]), reason] as const),
    ]),
  }));
}

let knownMessages: readonly CaseMessages[] | undefined;

/** Marks before the title in the subject of a mail. */
const subjectMark =
  /^(?:[*_]{0,2}(?:subject|betreff|re|aw|antw|fw|fwd|wg|sv)[*_]{0,2}:[*_]{0,2}\s*)+/;

/** Returns the code after the title at the start of a line; null where the line has no title. */
function codeIn(line: string, title: string): string | null {
  const rest = folded(line).replace(subjectMark, '');
  if (!rest.startsWith(title)) return null;
  const [word = ''] = rest
    .slice(title.length)
    .trim()
    .split(/[\s.,;:)\]]/);
  const code = v.safeParse(CaseCode, plainCharacters(word));
  return code.success ? code.output : null;
}

const startsWithMark = new RegExp(`^${anyCaseMark()}`);

/** Returns the fields in the lines after a title, with their wrapped lines joined, up to the first other line. */
function parseFields(lines: readonly string[], messages: CaseMessages): ReadonlyMap<Label, string> {
  const fields = new Map<Label, string>();
  let current: Label | null = null;
  for (const line of lines) {
    const label = messages.labels.find(([, prefix]) => line.toLowerCase().startsWith(prefix));
    if (label !== undefined) {
      [current] = label;
      if (current === 'note' || fields.has(current)) break;
      fields.set(current, line.slice(label[1].length).trim());
    } else if (line === '') {
      // A blank line follows the title, and each line of HTML mail.
      current = null;
    } else if (current === null || startsWithMark.test(line)) {
      if (fields.size > 0) break;
    } else {
      fields.set(current, `${fields.get(current) ?? ''} ${line}`.trim());
    }
  }
  return fields;
}

/**
 * Returns the masked key in a field; null for none. Ignores one with fewer than six letters: few sellers have such short keys, so it was
 * probably cut, and another license's key may end with it.
 */
function displayKeyIn(field: string): string | null {
  const ending = /^\*{2,6}-?([\p{L}\p{N}-]{6})$/u.exec(plainCharacters(field).trim())?.[1];
  return ending === undefined ? null : `****-${ending}`;
}

/** Reads the case from the lines that are written for people; null if they hold none. */
function parseCaseLines(text: string): PastedCase | null {
  knownMessages ??= caseMessages();
  const lines = mailLines(text.slice(0, maxSearchedLength));
  let bare: PastedCase | null = null;
  for (const [at, line] of lines.entries()) {
    for (const messages of knownMessages) {
      const code = codeIn(line, messages.title);
      if (code === null) continue;
      const fields = parseFields(lines.slice(at + 1, at + 1 + maxCaseLines), messages);
      const found: PastedCase = {
        code,
        reason: messages.reasons.get(folded(fields.get('reason') ?? '')) ?? null,
        displayKey: displayKeyIn(fields.get('key') ?? ''),
        activationHash: null,
        deviceName: fields.get('device') ?? null,
        lastUsed: fields.get('lastUsed') ?? null,
        situation: null,
        failure: null,
      };
      // A device may be named like a case's title, and a mail program may have put the name on a line of its own.
      if (fields.keys().next().value === 'reason') return found;
      if (fields.size === 0 && subjectMark.test(folded(line))) bare ??= found;
    }
  }
  return bare;
}

/**
 * Returns the case in a pasted text, from its block for programs or, where that is missing or damaged, from its lines for people in any
 * language of this app. Null for none. Never throws.
 */
export function pastedCaseIn(text: string): PastedCase | null {
  const whole = findCase(text);
  return whole === null ? parseCaseLines(text) : v.parse(PastedCase, whole);
}
