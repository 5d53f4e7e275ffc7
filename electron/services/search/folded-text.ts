import anyAscii from 'any-ascii';
import { asciiBlocks } from './ascii-blocks.ts';

/** Plain letters need no folding but their case, and nearly all text is plain. */
const isPlain = /^\p{ASCII}*$/u;

/**
 * What any-ascii writes in plain letters: Latin letters, punctuation, digits, and signs that modify letters, in its blocks that the
 * app has. Other scripts stay as they are, since people type them as they are: written in plain letters, one Chinese sign would be found
 * in half of all names.
 */
const isWritable = /[\p{Script=Latin}\p{P}\p{N}\p{Sk}\u02b0-\u02ff\u2212]/u;

/** What is not seen, or only modifies the letter before it. */
const ignored = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** German and Nordic letters, as they are written where a keyboard lacks them (DIN 5007-2, and the practice of passports, ICAO 9303-3). */
const spelledOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};
const isSpelledOut = /[äöüøå]/iu;
/** The same letters, and the marks that are two of them behind a plain letter. */
const maySpellOut = /[äöüøåÄÖÜØÅ]|\u0308|\u030a/;

/** Each character is folded once. All that people use are some thousands. */
const folded = new Map<string, string>();

/** A character in plain letters; the character itself where it has none. */
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
    // The same letter, at the end of a word.
    .replaceAll('ς', 'σ');
  folded.set(character, result);
  return result;
}

/**
 * The text as it is searched and sorted, without what people do not type: "joao" finds "João", "lukasz" finds "Łukasz", and "ilse's"
 * finds "Ilse’s"; invisible characters are gone. Each character is folded by itself, so that a part of a text is always found in it.
 * Control characters become spaces, since they divide what is stored.
 */
export function fold(text: string): string {
  const plain = isPlain.test(text) ? text : text.replaceAll(/\P{ASCII}/gu, foldedCharacter);
  return plain.toLowerCase().replaceAll(/\p{Cc}/gu, ' ');
}

/** The words of a text that are also written in another way, folded, such as "juergen" for "Jürgen"; empty for none. */
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
