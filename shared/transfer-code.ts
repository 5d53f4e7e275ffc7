import * as v from 'valibot';
import { plainCharacters } from './plain-text.ts';

/** The digits and letters of a transfer code, five bits each: Crockford's base 32, which reads look-alikes as one. https://www.crockford.com/base32.html */
export const transferCodeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The characters of a transfer code: 50 bits. */
export const transferCodeLength = 10;

/** Letters that no code has, and the characters that they are taken for. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

/**
 * Returns the code that a person typed or pasted; null for any other text. Ignores case, spaces, dashes of all kinds and other punctuation, and
 * invisible characters.
 */
export function readTransferCode(text: string): string | null {
  const characters = plainCharacters(text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/[OILU]/g, (letter) => lookAlikes[letter] ?? letter);
  const isCode =
    characters.length === transferCodeLength &&
    Array.from(characters).every((character) => transferCodeAlphabet.includes(character));
  return isCode ? characters : null;
}

/** Returns a code in groups of five, as it is shown. */
export function formatTransferCode(code: string): string {
  return code.replaceAll(/.{5}(?=.)/g, '$& ');
}

/** A transfer code as a person typed it. */
export const TypedTransferCode = v.pipe(
  v.string(),
  v.maxLength(200),
  v.transform(readTransferCode),
  v.string(),
);
