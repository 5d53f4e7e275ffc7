/**
 * Text that people paste, type and save, in plain characters. Mail programs, spreadsheets, shells and people add invisible characters,
 * other dashes and quotes; all of that is removed here and nowhere else.
 */

/** The most text that is searched, in code units. A longer text is searched in its beginning. */
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

/** The character of an HTML entity, which mail programs leave in copied text; the entity itself where it is none of those. */
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

/** What stands in front of a cell or a word and is not of it: quotation marks, brackets, and marks of lists. */
const opening = /^[\s"'`<{*_|>=:\p{Ps}]+/u;
/** A character that stands behind one: a quotation mark, a bracket, or what ends a sentence. */
const closing = /[\s"'`>}*_|,;:.!?\u3001\u3002\p{Pe}]/u;

/**
 * Returns plain text without quotation marks, brackets and punctuation around it, and without the `mailto:` in front of an address.
 * Characters inside of it stay.
 */
export function withoutWrapping(plain: string): string {
  const bare = plain.replace(opening, '').replace(/^mailto:/i, '');
  // A pattern that is tried at each place of a long run of spaces takes the square of its time, so the end is looked for from behind.
  let end = bare.length;
  while (end > 0 && closing.test(bare.charAt(end - 1))) end -= 1;
  return bare.slice(0, end);
}

/**
 * Returns the form in which two spellings of a key or an address are compared: plain characters, nothing around them, one space for many,
 * lower case. Polar itself compares keys exactly, but a person cannot tell two keys apart that differ in nothing else.
 */
export function comparableForm(text: string): string {
  return withoutWrapping(plainCharacters(text)).replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Returns each word of a text in its comparable form, once. Text after `maxSearchedLength` code units is not read. */
export function wordsIn(text: string): string[] {
  const words = plainCharacters(text.slice(0, maxSearchedLength)).split(/[\s,;|]+/);
  return [...new Set(words.map(comparableForm))].filter((word) => word !== '');
}
