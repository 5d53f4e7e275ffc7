import {
  compactReading,
  readings,
  replaced,
  sourceOf,
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
function lettersOf(text: string): string {
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

function needleOf(secret: string): Needle {
  const whole = lettersOf(generatedKey.exec(secret)?.[1] ?? secret);
  const parts = new Set<string>();
  for (let at = 0; at + shortestPart <= whole.length; at += 1) {
    const part = whole.slice(at, at + shortestPart);
    if (/\p{N}/u.test(part)) parts.add(part);
  }
  return { whole, parts };
}

/** A part that is cut by the end of a field has so many letters and digits on both sides of it. */
const leastInField = 4;

/** Finds where a secret, or a long part of it, stands in letters and digits. */
function* foundIn(letters: string, { whole, parts }: Needle): Generator<readonly [number, number]> {
  for (let at = letters.indexOf(whole); at !== -1; at = letters.indexOf(whole, at + 1))
    yield [at, at + whole.length];
  for (let at = 0; at + shortestPart <= letters.length; at += 1)
    if (parts.has(letters.slice(at, at + shortestPart))) yield [at, at + shortestPart];
}

/** A letter of a chain: the link of the chain that it is in, the field that the link is of, and its place in the field's reading. */
interface Place {
  readonly link: number;
  readonly field: number;
  readonly reading: Reading;
  readonly at: number;
}

/** The fields' letters and digits one behind the other. */
interface Chain {
  readonly letters: string;
  readonly places: readonly Place[];
}

/** Joins one reading of each field, in the order of the fields. */
function chainOf(links: readonly (readonly [field: number, reading: Reading])[]): Chain {
  const places = links.flatMap(([field, reading], link) =>
    Array.from({ length: reading.text.length }, (_, at) => ({ link, field, reading, at })),
  );
  return { letters: links.map(([, { text }]) => text).join(''), places };
}

/** Whether a find is more than a word of one field that happens to begin as the secret in the other goes on. */
function isDeliberate(places: readonly Place[]): boolean {
  const first = places.filter(({ link }) => link === places[0]?.link).length;
  const last = places.filter(({ link }) => link === places.at(-1)?.link).length;
  return Math.min(first, last) >= leastInField;
}

/** A letter or a digit that belongs to the word beside it. Chinese, Japanese and Thai are written without spaces between words. */
const ofWord =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;

/** Whether a find of a short secret is a word of its own: in one field, with no letter directly beside it. */
function standsAlone(places: readonly Place[], all: readonly string[]): boolean {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || first.link !== last.link) return false;
  const field = all[first.field] ?? '';
  const { start } = sourceOf(first.reading, first.at, first.at + 1);
  const { end } = sourceOf(last.reading, last.at, last.at + 1);
  const before = Array.from(field.slice(0, start)).at(-1) ?? '';
  const behind = Array.from(field.slice(end))[0] ?? '';
  return !ofWord.test(before) && !ofWord.test(behind);
}

/**
 * Returns the fields without the known secrets, in whatever way those were typed: with other dashes, spaces, invisible characters, in
 * small or full-width letters, escaped, in part, or begun in one field and ended in another. `fixed` fields are read and not changed.
 */
export function withoutSecrets(
  fields: readonly string[],
  secrets: readonly string[],
  fixed: readonly string[] = [],
): string[] {
  const all = [...fields, ...fixed];
  const compact = all.map((field) => readings(field).map(compactReading));
  const deepest = Math.max(0, ...compact.map((each) => each.length));
  // The plain reading of a field that has no deeper one, and the fields in a ring: a person may begin in any of them.
  const chains = Array.from({ length: deepest }, (_, depth) => {
    const chosen = compact.map((each, field) => [field, each[depth] ?? each.at(-1)] as const);
    const known = chosen.flatMap(([field, reading]) =>
      reading === undefined ? [] : [[field, reading] as const],
    );
    return chainOf([...known, ...known]);
  });
  const parts: Replacement[][] = all.map(() => []);
  for (const needle of secrets.map(needleOf).filter(({ whole }) => whole.length >= shortestWhole)) {
    for (const { letters, places } of chains) {
      for (const [from, until] of foundIn(letters, needle)) {
        const found = places.slice(from, until);
        if (found.length < needle.whole.length && !isDeliberate(found)) continue;
        if (needle.whole.length < shortestInWords && !standsAlone(found, all)) continue;
        for (const place of found) {
          const part = sourceOf(place.reading, place.at, place.at + 1);
          parts[place.field]?.push({ ...part, instead: '' });
        }
      }
    }
  }
  return fields.map((field, order) => replaced(field, joinedParts(field, parts[order] ?? [])));
}

/** Joins parts that have nothing but separators between them, and puts one word in their place. */
function joinedParts(field: string, parts: readonly Replacement[]): Replacement[] {
  const joined: { start: number; end: number; instead: string }[] = [];
  for (const { start, end } of parts.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    const isNext = last !== undefined && !/[\p{L}\p{N}]/u.test(field.slice(last.end, start));
    if (isNext) last.end = Math.max(last.end, end);
    else joined.push({ start, end, instead: '[removed]' });
  }
  return joined;
}
