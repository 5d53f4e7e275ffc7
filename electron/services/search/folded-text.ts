import anyAscii from 'any-ascii';
import { asciiBlocks } from './ascii-blocks.ts';

/** Visible ASCII needs no folding but its case, and nearly all text is that. */
const isPlain = /^[ -~]*$/;

/**
 * Characters that any-ascii converts: Latin letters, punctuation, digits, and modifier letters, in its blocks that the app includes. Other
 * scripts stay as they are, as people type them: in ASCII, a search for one Chinese character would find half of all names.
 */
const isWritable = /[\p{Script=Latin}\p{P}\p{N}\p{Sk}\u02b0-\u02ff\u2212]/u;

/** Invisible characters, and marks that modify the letter before them. */
const ignored = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** German and Nordic letters as people write them where a keyboard lacks them (DIN 5007-2; passports: ICAO 9303-3). */
const spelledOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};
const isSpelledOut = /[äöüøå]/iu;
/** The same letters, and the marks that make them of a plain letter. */
const maySpellOut = /[äöüøåÄÖÜØÅ]|\u0308|\u030a/;

/** Folded characters, saved: people use a few thousand. */
const folded = new Map<string, string>();

/** Returns a character in ASCII; the character itself where it has no ASCII form. */
function writtenPlain(character: string): string {
  const isKnown = asciiBlocks.has((character.codePointAt(0) ?? 0) >> 8);
  if (!isKnown || !isWritable.test(character)) return character;
  return anyAscii(character).replaceAll('`', "'") || character;
}

function foldedCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const written = writtenPlain(character);
  const parts = written === character ? Array.from(character.normalize('NFKD'), writtenPlain) : [];
  const result = (parts.join('') || written)
    .replaceAll(ignored, '')
    .toLowerCase()
    // The form at the end of a word.
    .replaceAll('ς', 'σ');
  folded.set(character, result);
  return result;
}

/**
 * Returns the text for search and sort, as people type it: "joao" finds "João", "lukasz" finds "Łukasz", and "ilse's" finds "Ilse’s".
 * Removes invisible characters. Folds each character by itself, so that a text always holds each part of itself. Control characters become
 * spaces, since line feeds separate the saved texts.
 */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  const plain = text.replaceAll(/\P{ASCII}/gu, foldedCharacter);
  return plain.toLowerCase().replaceAll(/\p{Cc}/gu, ' ');
}

/** Returns the words of a text that have a second spelling, in that spelling and folded, such as "juergen" for "Jürgen"; empty for none. */
export function foldSpelledOut(text: string): string {
  if (!maySpellOut.test(text)) return '';
  const composed = text.normalize();
  if (!isSpelledOut.test(composed)) return '';
  return composed
    .split(/\s+/u)
    .filter((word) => isSpelledOut.test(word))
    .map((word) =>
      fold(Array.from(word, (letter) => spelledOut[letter.toLowerCase()] ?? letter).join('')),
    )
    .join(' ');
}
