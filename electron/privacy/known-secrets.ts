import {
  compactReading,
  readings,
  applyReplacements,
  sourceRange,
  type Reading,
  type Replacement,
} from './readings.ts';

/**
 * A part of a secret that is as long as this, in letters and digits, is removed as well. What is left of a generated key's 32 digits is
 * then still unknown by 88 bits; and no word or date is taken for such a part, since a part without a digit does not count.
 */
const shortestPart = 10;

/** A secret with fewer letters and digits is found only where it stands alone: inside of a word it would be found in ordinary ones. */
const shortestInWords = 6;

/** A secret with fewer letters and digits is not searched for: a word of two letters is guessed at once, and is in every second name. */
const shortestWhole = 3;

/** A generated key is a prefix that is no secret, such as the product's name, and a UUID. */
const generatedKey = /^.*?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/is;

/** Returns the letters and digits of a text, in upper case. */
function compactLetters(text: string): string {
  return readings(text)
    .slice(0, 1)
    .map((reading) => compactReading(reading).text)
    .join('');
}

/** A known secret as it is searched for, in letters and digits. */
interface Needle {
  readonly whole: string;
  /** Its parts of `shortestPart` letters and digits. */
  readonly parts: ReadonlySet<string>;
}

function createNeedle(secret: string): Needle {
  const whole = compactLetters(generatedKey.exec(secret)?.[1] ?? secret);
  const parts = new Set<string>();
  for (let at = 0; at + shortestPart <= whole.length; at += 1) {
    const part = whole.slice(at, at + shortestPart);
    if (/\p{N}/u.test(part)) parts.add(part);
  }
  return { whole, parts };
}

/** A part that is cut by the end of a field has so many letters and digits on both sides of it. */
const minimumInField = 4;

/** Finds where a secret, or a long part of it, stands in letters and digits. */
function* findMatches(
  letters: string,
  { whole, parts }: Needle,
): Generator<readonly [number, number]> {
  for (let at = letters.indexOf(whole); at !== -1; at = letters.indexOf(whole, at + 1))
    yield [at, at + whole.length];
  for (let at = 0; at + shortestPart <= letters.length; at += 1)
    if (parts.has(letters.slice(at, at + shortestPart))) yield [at, at + shortestPart];
}

/** A letter of a chain: the link of the chain that it is in, the field that the link is of, and its place in the field's reading. */
interface Position {
  readonly link: number;
  readonly field: number;
  readonly reading: Reading;
  readonly index: number;
}

/** The fields' letters and digits one behind the other. */
interface Chain {
  readonly letters: string;
  readonly positions: readonly Position[];
}

/** Joins one reading of each field, in the order of the fields. */
function joinReadings(links: readonly (readonly [field: number, reading: Reading])[]): Chain {
  const positions = links.flatMap(([field, reading], link) =>
    Array.from({ length: reading.text.length }, (_, index) => ({ link, field, reading, index })),
  );
  return { letters: links.map(([, { text }]) => text).join(''), positions };
}

/** Whether a find is more than a word of one field that happens to begin as the secret in the other goes on. */
function hasEnoughInEachField(positions: readonly Position[]): boolean {
  const first = positions.filter(({ link }) => link === positions[0]?.link).length;
  const last = positions.filter(({ link }) => link === positions.at(-1)?.link).length;
  return Math.min(first, last) >= minimumInField;
}

/** A letter or a digit that belongs to the word beside it. Chinese, Japanese and Thai are written without spaces between words. */
const wordCharacter =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;

/** Whether a find of a short secret is a word of its own: in one field, with no letter directly beside it. */
function standsAlone(positions: readonly Position[], all: readonly string[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  if (first === undefined || last === undefined || first.link !== last.link) return false;
  const field = all[first.field] ?? '';
  const { start } = sourceRange(first.reading, first.index, first.index + 1);
  const { end } = sourceRange(last.reading, last.index, last.index + 1);
  const before = Array.from(field.slice(0, start)).at(-1) ?? '';
  const after = Array.from(field.slice(end))[0] ?? '';
  return !wordCharacter.test(before) && !wordCharacter.test(after);
}

/**
 * Returns the fields without the known secrets, in whatever way those were typed: with other dashes, spaces, invisible characters, in
 * small or full-width letters, escaped, in part, or begun in one field and ended in another. `fixed` fields are read and not changed.
 */
export function removeSecrets(
  fields: readonly string[],
  secrets: readonly string[],
  fixed: readonly string[] = [],
): string[] {
  const all = [...fields, ...fixed];
  const compact = all.map((field) => readings(field).map(compactReading));
  const maxDepth = Math.max(0, ...compact.map((each) => each.length));
  // The plain reading of a field that has no deeper one, and the fields in a ring: a person may begin in any of them.
  const chains = Array.from({ length: maxDepth }, (_, depth) => {
    const chosen = compact.map((each, field) => [field, each[depth] ?? each.at(-1)] as const);
    const known = chosen.flatMap(([field, reading]) =>
      reading === undefined ? [] : [[field, reading] as const],
    );
    return joinReadings([...known, ...known]);
  });
  const parts: Replacement[][] = all.map(() => []);
  for (const needle of secrets
    .map(createNeedle)
    .filter(({ whole }) => whole.length >= shortestWhole)) {
    for (const { letters, positions } of chains) {
      for (const [from, until] of findMatches(letters, needle)) {
        const found = positions.slice(from, until);
        if (found.length < needle.whole.length && !hasEnoughInEachField(found)) continue;
        if (needle.whole.length < shortestInWords && !standsAlone(found, all)) continue;
        for (const position of found) {
          const part = sourceRange(position.reading, position.index, position.index + 1);
          parts[position.field]?.push({ ...part, replacement: '' });
        }
      }
    }
  }
  return fields.map((field, order) =>
    applyReplacements(field, mergeAdjacentParts(field, parts[order] ?? [])),
  );
}

/** Joins parts that have nothing but separators between them, and puts one word in their place. */
function mergeAdjacentParts(field: string, parts: readonly Replacement[]): Replacement[] {
  const joined: { start: number; end: number; replacement: string }[] = [];
  for (const { start, end } of parts.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    const isNext = last !== undefined && !/[\p{L}\p{N}]/u.test(field.slice(last.end, start));
    if (isNext) last.end = Math.max(last.end, end);
    else joined.push({ start, end, replacement: '[removed]' });
  }
  return joined;
}
