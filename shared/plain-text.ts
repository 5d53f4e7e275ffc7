/**
 * Text that people paste, type and save, in plain characters. Mail programs, spreadsheets, shells and people add invisible characters,
 * other dashes and quotes; all of that is removed here and nowhere else.
 */

/** The code units of a text that are searched. */
export const maxSearchedLength = 400_000;

const ascii = /^[\n\r\t -~]*$/;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  commat: '@',
  gt: '>',
  hyphen: '-',
  lt: '<',
  nbsp: ' ',
  ndash: '-',
  quot: '"',
  shy: '',
};

/** Returns the text with HTML entities decoded. */
export function withoutEntities(text: string): string {
  return text.includes('&')
    ? text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decodedEntity)
    : text;
}

/** Returns the character of an HTML entity, which mail programs leave in copied text; any other text unchanged. */
function decodedEntity(found: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? found;
  const isHex = /^#x/i.test(name);
  const point = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : found;
}

/**
 * Returns the text in plain characters: HTML entities decoded, invisible characters removed, every dash a hyphen, every quotation mark
 * `'` or `"`, every space a space, full-width and other compatibility characters as usual ones (Unicode's NFKC). Line breaks stay.
 */
export function plainCharacters(text: string): string {
  const decoded = withoutEntities(text);
  if (ascii.test(decoded)) return decoded;
  return decoded
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll(/(?![\n\r\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\p{Pd}\u00ac\u2043\u2212]/gu, '-')
    .replaceAll(/[\u2018-\u201b\u2032\u2039\u203a\u00b4]/g, "'")
    .replaceAll(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replaceAll(/[\p{Zs}\u2800]/gu, ' ');
}

/** Characters before a cell or a word that are not part of it: quotation marks, brackets, and marks of lists. */
const opening = /^[\s"'`<{*_|>=:\p{Ps}]+/u;
/** A character after a cell or a word that is not part of it: a quotation mark, a bracket, or the end of a sentence. */
const closing = /[\s"'`>}*_|,;:.!?\u3001\u3002\p{Pe}]/u;

/** Returns plain text without quotation marks, brackets and punctuation around it, and without the `mailto:` before an address. */
export function withoutWrapping(plain: string): string {
  const bare = plain.replace(opening, '').replace(/^mailto:/i, '');
  // Searched from the end, since a pattern that is tried at each of many spaces takes quadratic time.
  let end = bare.length;
  while (end > 0 && closing.test(bare.charAt(end - 1))) end -= 1;
  return bare.slice(0, end);
}

/**
 * Returns the form in which two spellings of a key or an address are compared: plain characters without wrapping, one space for many, lower
 * case. Polar itself compares keys exactly, but a person cannot distinguish keys that differ only in these.
 */
export function comparableForm(text: string): string {
  return withoutWrapping(plainCharacters(text)).replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Returns each word of a text once, in its comparable form. Reads the first `maxSearchedLength` code units. */
export function wordsIn(text: string): string[] {
  const words = plainCharacters(text.slice(0, maxSearchedLength)).split(/[\s,;|]+/);
  return [...new Set(words.map(comparableForm))].filter((word) => word !== '');
}

/** Returns the number of letters and digits in a text. */
export function countLetters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
}
