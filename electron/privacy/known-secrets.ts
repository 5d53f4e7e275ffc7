import {
  compactReading,
  readings,
  applyReplacements,
  sourceRange,
  type Reading,
  type Replacement,
} from './readings.ts';

/**
 * Letters and digits of the shortest part of a secret that is removed, too. Someone who sees one digit fewer of a generated key's 32 still
 * has 88 bits to guess. A part without a digit does not count, so that words and dates stay.
 */
const shortestPart = 10;

/** A secret with fewer letters and digits is removed only as a word of its own, since ordinary words could contain it. */
const shortestInWords = 6;

/** A secret with fewer letters and digits is not searched for: two letters are guessed at once, and are in every second name. */
const shortestWhole = 3;

/** A generated key: a prefix that is not a secret, such as the product's name, and a UUID. */
const generatedKey = /^.*?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/is;

/** Returns the letters and digits of a text, in upper case. */
function compactLetters(text: string): string {
  const [first] = readings(text);
  return first === undefined ? '' : compactReading(first).text;
}

/** Returns a known secret in the form in which it is searched for, letters and digits, and its parts of `shortestPart` of them. */
function createNeedle(secret: string) {
  const whole = compactLetters(generatedKey.exec(secret)?.[1] ?? secret);
  const parts = new Set<string>();
  for (let at = 0; at + shortestPart <= whole.length; at += 1) {
    const part = whole.slice(at, at + shortestPart);
    if (/\p{N}/u.test(part)) parts.add(part);
  }
  return { whole, parts };
}

/** The fewest letters and digits in each field of a part that crosses the end of a field. */
const minimumInField = 4;

/** Yields the range of each occurrence of a secret, and of each long part of it. */
function* findMatches(
  letters: string,
  { whole, parts }: ReturnType<typeof createNeedle>,
): Generator<readonly [number, number]> {
  for (let at = letters.indexOf(whole); at !== -1; at = letters.indexOf(whole, at + 1))
    yield [at, at + whole.length];
  for (let at = 0; at + shortestPart <= letters.length; at += 1)
    if (parts.has(letters.slice(at, at + shortestPart))) yield [at, at + shortestPart];
}

/** A letter of a chain: its link in the chain, the field of that link, and its range in the field. */
interface Position {
  readonly link: number;
  readonly field: number;
  readonly start: number;
  readonly end: number;
}

/** Joins the letters and digits of one reading of each field, in the order of the fields. */
function joinReadings(links: readonly (readonly [field: number, reading: Reading])[]) {
  const positions: readonly Position[] = links.flatMap(([field, reading], link) =>
    Array.from(reading.starts, (_, at) => ({ link, field, ...sourceRange(reading, at, at + 1) })),
  );
  return { letters: links.map(([, { text }]) => text).join(''), positions };
}

/** Whether a match has so many letters in both of its fields that it is not a coincidence. */
function hasEnoughLettersInEachField(positions: readonly Position[]): boolean {
  const first = positions.filter(({ link }) => link === positions[0]?.link).length;
  const last = positions.filter(({ link }) => link === positions.at(-1)?.link).length;
  return Math.min(first, last) >= minimumInField;
}

/** A letter or digit that continues the word beside it. Chinese, Japanese and Thai have no spaces between words. */
const wordCharacter =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;

/** Whether a match is a word of its own: in one field, with no letter directly beside it. */
function standsAlone(positions: readonly Position[], all: readonly string[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  if (first === undefined || last === undefined || first.link !== last.link) return false;
  const field = all[first.field] ?? '';
  const before = Array.from(field.slice(0, first.start)).at(-1) ?? '';
  const after = Array.from(field.slice(last.end))[0] ?? '';
  return !wordCharacter.test(before) && !wordCharacter.test(after);
}

/**
 * Returns the fields without the known secrets, however they are typed: with other dashes, spaces or invisible characters, in small or
 * full-width letters, escaped, in part, or divided between two fields. `fixed` fields are searched and not changed.
 */
export function removeSecrets(
  fields: readonly string[],
  secrets: readonly string[],
  fixed: readonly string[] = [],
): string[] {
  const all = [...fields, ...fixed];
  const compact = all.map((field) => readings(field).map(compactReading));
  const maxDepth = Math.max(0, ...compact.map((each) => each.length));
  // A field without a reading of this depth has its deepest one. The fields form a ring, since a secret may begin in any of them.
  const chains = Array.from({ length: maxDepth }, (_, depth) => {
    const chosen = compact.flatMap((each, field) => {
      const reading = each[depth] ?? each.at(-1);
      return reading === undefined ? [] : [[field, reading] as const];
    });
    return joinReadings([...chosen, ...chosen]);
  });
  const parts: Replacement[][] = all.map(() => []);
  const needles = secrets.map(createNeedle).filter(({ whole }) => whole.length >= shortestWhole);
  for (const needle of needles) {
    for (const { letters, positions } of chains) {
      for (const [from, until] of findMatches(letters, needle)) {
        const found = positions.slice(from, until);
        if (found.length < needle.whole.length && !hasEnoughLettersInEachField(found)) continue;
        if (needle.whole.length < shortestInWords && !standsAlone(found, all)) continue;
        for (const { field, start, end } of found)
          parts[field]?.push({ start, end, replacement: '[removed]' });
      }
    }
  }
  // Parts with nothing but separators between them are one.
  return fields.map((field, order) =>
    applyReplacements(field, parts[order] ?? [], (gap) => !/[\p{L}\p{N}]/u.test(gap)),
  );
}
