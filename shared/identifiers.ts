/**
 * Finds license keys, ids and addresses in what people paste, type and save. Mail programs, spreadsheets, shells and people add invisible
 * characters, other dashes and quotes, labels, line breaks and sentences; all of that is cleaned here and nowhere else.
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

/** The license keys, ids and addresses of a text, each once, in the order in which they stand there. */
export interface Identifiers {
  /** Keys as Polar generates them with a prefix: the prefix as it stands in the text up to the next space, and a UUID in upper case. */
  readonly keys: readonly string[];
  /** UUIDs that stand alone, in lower case: the id of a license or an activation, or a key that Polar generated without a prefix. */
  readonly ids: readonly string[];
  /** Mail addresses in lower case. */
  readonly emails: readonly string[];
  /** The last six characters of masked keys, such as Polar's own `****-A1B2C3`, in upper case. */
  readonly endings: readonly string[];
}

/** A line break inside an identifier, where a program cut at a width, with the marks by which a mail program quotes the next line. */
const lineCut = String.raw`(?:[ \t]{0,40}\n[ \t>|]*)?`;
/** A hyphen inside a UUID, with a line break beside it. */
const dash = String.raw`[ \t]{0,40}${lineCut}-[ \t]{0,40}${lineCut}`;
/** Hexadecimal digits of a UUID of version 4, of which any may be the last in its line. */
const group = (first: string, count: number): string =>
  `(${[first, ...Array.from({ length: count - 1 }, () => String.raw`[\da-f]`)].join(lineCut)})`;
const groups = [
  group(String.raw`[\da-f]`, 8),
  group(String.raw`[\da-f]`, 4),
  group('4', 4),
  group('[89ab]', 4),
  group(String.raw`[\da-f]`, 12),
];
/** Before an at sign it is the id of a message, and no license's. */
const uuid = new RegExp(String.raw`(?<![\da-z])${groups.join(dash)}(?![\da-z@])`, 'gi');
/** The same without its hyphens, as some databases and programs write it. */
const compactUuid = new RegExp(String.raw`(?<![\da-z])${groups.join(lineCut)}(?![\da-z@-])`, 'gi');
/** What stands in front of a UUID and belongs to the same key. Of a prefix with a space in it, the last word. */
const prefix = /[^\s"'`<>()[\]{}|:=,;/?&#*]{1,100}$/;

/**
 * A mail address. It begins at the first letter of its word: `r&d@x.example` must not become the address of somebody else, `d@x.example`.
 * See RFC 5322, section 3.2.3, for the characters before the `@`.
 */
const emailAddress =
  /(?<![\p{L}\p{N}_.])[\p{L}\p{N}_][\p{L}\p{N}_.!#$%&'*+/=?^~-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
/** A label that a form or a log writes right before an address. */
const emailLabel = /^(?:e-?mail|mail|user|login|from|to|an|von)=/i;
const maskedKey =
  /(?<![\p{L}\p{N}])(?:[*\u2022\u25cf\u00b7]{2,40}|x{3,40}|#{3,40})[ -]{0,2}([\da-z]{6})(?![\p{L}\p{N}])/giu;

/** The text with its lines as they are, and as before quoted-printable broke them. */
function lineVariants(plain: string): readonly string[] {
  const lines = plain.replaceAll(/\r\n?/g, '\n');
  return lines.includes('=\n') ? [lines, lines.replaceAll('=\n', '')] : [lines];
}

/** The longest prefix of a key that is read, with a line break behind it, in code units. */
const maxPrefixLength = 200;

/** Returns the prefix that belongs to a UUID, of the text before it; empty where there is none. */
function prefixIn(before: string): string {
  const end = before.replace(/[ \t]{0,40}\n[ \t>|]*$/, '');
  const word = end.endsWith('-') ? (prefix.exec(end.slice(0, -1))?.[0] ?? '') : '';
  return /[\p{L}\p{N}]/u.test(word) ? word.replace(/^[-_.]+/, '') : '';
}

/** Adds the keys and ids of one reading of a text: keys by the UUID in them, in upper case. */
function addUuids(variant: string, keys: Map<string, string>, ids: Set<string>): void {
  for (const pattern of [uuid, compactUuid]) {
    for (const match of variant.matchAll(pattern)) {
      // A column of numbers is no UUID.
      if (pattern === compactUuid && match[0].split('\n').length > 2) continue;
      const digits = match.slice(1).map((each) => each.replaceAll(/[^\da-f]/gi, ''));
      const whole = digits.join('-').toUpperCase();
      const word = prefixIn(variant.slice(Math.max(0, match.index - maxPrefixLength), match.index));
      if (word === '') ids.add(whole.toLowerCase());
      else if (!keys.has(whole)) keys.set(whole, `${word}-${whole}`);
    }
  }
}

/**
 * Finds all identifiers in a text, of which the first `maxSearchedLength` code units are read. Takes time in proportion to the text's
 * length.
 */
export function identifiersIn(text: string): Identifiers {
  const keys = new Map<string, string>();
  const ids = new Set<string>();
  const plain = plainCharacters(text.slice(0, maxSearchedLength)).replaceAll('%40', '@');
  const variants = lineVariants(plain);
  for (const variant of variants) addUuids(variant, keys, ids);
  for (const key of keys.keys()) ids.delete(key.toLowerCase());
  const addresses = variants.flatMap((variant) =>
    Array.from(variant.matchAll(emailAddress), ([found]) =>
      found.replace(emailLabel, '').toLowerCase(),
    ),
  );
  const endings = variants.flatMap((variant) =>
    Array.from(variant.matchAll(maskedKey), ([, ending = '']) => ending.toUpperCase()),
  );
  return {
    keys: [...keys.values()],
    ids: [...ids],
    emails: [...new Set(addresses)],
    endings: [...new Set(endings)],
  };
}

const generatedKey = /^(?:.+-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/isu;
const uuidAtEnd = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** Returns the UUID that a generated key ends with, in lower case, or null. No other key has the same one, whatever its prefix is. */
export function uuidOfKey(key: string): string | null {
  return uuidAtEnd.exec(key)?.[0].toLowerCase() ?? null;
}

const lineBreaks = /[\n\v\f\r\u0085\u2028\u2029]+/;

/** The longest license key that is sent, in code units. */
export const maxKeyLength = 255;

/** The UUIDs of the keys and ids of a text, in lower case: those of the keys where there are any. */
function uuidsOf({ keys, ids }: Identifiers): readonly string[] {
  return [...keys.map((key) => uuidOfKey(key) ?? key), ...ids];
}

/** The line of a text that holds one of the UUIDs, or the only line there is; empty where several lines hold none. */
function keyLine(text: string, uuids: readonly string[]): string {
  const lines = text
    .split(lineBreaks)
    .filter((line) => withoutWrapping(plainCharacters(line)) !== '');
  const matching = lines.find((line) => {
    const found = uuidsOf(identifiersIn(line));
    return uuids.some((id) => found.includes(id));
  });
  return (matching ?? (lines.length === 1 ? lines[0] : undefined) ?? '').trim();
}

/**
 * Returns what a field of one line takes of a pasted text: the line with the key or id as it stands there, the key or id itself where a
 * mail program broke its line, else all lines with a space between them.
 */
export function pastedLine(text: string): string {
  if (!lineBreaks.test(text.trim())) return text;
  const found = identifiersIn(text);
  const uuids = uuidsOf(found);
  if (new Set(uuids).size !== 1) return text.replaceAll(/\s+/g, ' ');
  return keyLine(text, uuids) || (found.keys[0] ?? found.ids[0] ?? '');
}

/** Words without small letters right before a UUID. Polar writes a prefix in capital letters, and it may have spaces. */
const capitalPrefix = /(?:[^\s\p{Ll}:=,;]{1,60} ){0,5}[^\s\p{Ll}:=,;]{1,100}-$/u;

/** Returns the keys of a sentence with all capital words before their UUIDs. */
function keysInSentence(plain: string): string[] {
  return Array.from(plain.matchAll(uuid), ({ 0: found, index }) => {
    const before = capitalPrefix.exec(plain.slice(Math.max(0, index - maxKeyLength), index))?.[0];
    return before === undefined ? '' : `${withoutWrapping(before)}${found.toUpperCase()}`;
  });
}

/**
 * Returns what a typed or pasted text may mean as a license key, likeliest first, each to be tried with the server, which compares keys
 * exactly and alone knows which exist: the line as it stands, without what surrounds it, behind its label, and the way in which Polar
 * writes the keys it generates. At most five, none longer than `maxKeyLength`; none for a text without a visible character.
 */
export function keyVariants(text: string): string[] {
  const found = identifiersIn(text);
  const uuids = uuidsOf(found);
  const line = keyLine(text, uuids);
  const plain = withoutWrapping(plainCharacters(line).replaceAll(/[\t\n\r]/g, ' '));
  const isVisible = /^\P{C}*$/u.test(line);
  const labeled = withoutWrapping(
    plain.slice(Math.max(plain.lastIndexOf(':'), plain.lastIndexOf('=')) + 1),
  );
  const generated = [plain, labeled]
    .filter((each) => generatedKey.test(each))
    .map((each) => each.toUpperCase());
  const variants = [
    isVisible && plain === plainCharacters(line) ? line : '',
    plain,
    // An imported key may begin with a bracket or end with an equals sign; a generated one never does.
    isVisible && uuids.length === 0 ? line : '',
    labeled,
    ...generated,
    ...keysInSentence(plain),
    ...found.keys.map((key) => key.toUpperCase()),
    ...found.ids.map((id) => id.toUpperCase()),
    // Joined emoji hold invisible characters.
    uuids.length === 0 && /^[^\p{Cc}\p{Cs}]*$/u.test(line) ? line : '',
  ];
  return [...new Set(variants)]
    .filter((each) => each !== '' && each.length <= maxKeyLength)
    .slice(0, 5);
}

/** Returns each word of a text in its comparable form, once. Text after `maxSearchedLength` code units is not read. */
export function wordsIn(text: string): string[] {
  const words = plainCharacters(text.slice(0, maxSearchedLength)).split(/[\s,;|]+/);
  return [...new Set(words.map(comparableForm))].filter((word) => word !== '');
}
