import { identifiersIn, uuidOfKey } from '../../../shared/identifiers.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { KnownSeats } from './known-seats.ts';
import type { License, LicenseTable } from './license-table.ts';
import { createLicenseTexts } from './license-texts.ts';

/** Returns a word without the mark of a masked key: Polar shows `****-9E3779`, this app `••••-9E3779`. */
const unmasked = (word: string): string => word.replace(/^(?:\*{4}-|•+-?)/u, '');

/** Returns the most specific identifier that a text mentions; none for a text without one, or with several of a kind. */
function mentionedIn(text: string): readonly string[] {
  const { keys, ids, emails } = identifiersIn(text);
  const uuids = [...keys.map((key) => uuidOfKey(key) ?? key), ...ids];
  const names = uuids.length > 0 ? uuids : emails;
  return names.length === 1 ? names : [];
}

/** A word of a search in one of its spellings, folded, and the licenses with a checked seat that holds it. */
interface Spelling {
  readonly spelling: string;
  readonly bySeat: ReadonlySet<string>;
}

/** Returns the spellings of each word. */
function spellingsOf(
  words: readonly string[],
  seats: Pick<KnownSeats, 'licensesWith'>,
): readonly (readonly Spelling[])[] {
  return words.map((word) =>
    [fold(word), foldSpelledOut(word)]
      .filter((spelling) => spelling !== '')
      .map((spelling) => ({ spelling, bySeat: new Set(seats.licensesWith(spelling)) })),
  );
}

/** Returns the words, the longest first, if each has one spelling that no checked seat holds, as in nearly every search; else null. */
function plainWords(spellings: readonly (readonly Spelling[])[]): readonly string[] | null {
  const plain = spellings.map((word) =>
    word.length === 1 && word[0]?.bySeat.size === 0 ? word[0].spelling : null,
  );
  const known = plain.filter((word) => word !== null);
  return known.length < plain.length ? null : known.toSorted((a, b) => b.length - a.length);
}

/** Returns whether a license holds every word, in its own text or in that of its known seats. */
function holdsAll(spellings: readonly (readonly Spelling[])[]): (license: License) => boolean {
  const plain = plainWords(spellings);
  // Asking for nothing else takes a fifth less time.
  if (plain !== null)
    return ({ searchText }) => plain.every((spelling) => searchText.includes(spelling));
  return ({ id, searchText }) =>
    spellings.every((word) =>
      word.some(
        ({ spelling, bySeat }) =>
          searchText.includes(spelling) || (bySeat.size > 0 && bySeat.has(id)),
      ),
    );
}

/** Says of a license whether a search found it. */
export type SearchTest = (license: License) => boolean;

/** Returns the words of what a person typed; none for a text without words. */
function wordsOf(text: string): readonly string[] {
  const typed = new Set(text.split(/\s+/u).map(unmasked));
  return [...typed].filter((word) => fold(word) !== '');
}

/** Returns whether a license holds every word of a text; null for a text without words. */
export function testOfText(
  text: string,
  seats: Pick<KnownSeats, 'licensesWith'>,
): SearchTest | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : holdsAll(spellingsOf(words, seats));
}

/** What a search found: its words, the licenses, and the state of table and seats that it is about. */
interface Found {
  readonly version: string;
  readonly words: readonly string[];
  readonly licenses: readonly License[];
}

/** The licenses that a search found. */
export interface SearchResult {
  /** In the order in which they were added. */
  readonly licenses: readonly License[];
  /** 1 for the number of each of them. */
  readonly isFound: Uint8Array;
}

/** Fewer licenses than one in so many are searched one by one: all of them joined take longer. */
const smallPart = 8;

/** Whether all licenses with these words hold the earlier ones too: a person typed a further letter or word. */
function extendsWords(words: readonly string[], earlier: readonly string[]): boolean {
  return earlier.every((part) => words.some((word) => word.includes(part)));
}

/**
 * Returns a search of the licenses for every word of what a person typed; it returns null for a text without words. Where no license holds them
 * and the text mentions an identifier, it finds the licenses with that: people paste "License key: …" and `Jane <jane@…>` into a search field.
 * It remembers what it found, and searches only that for each further letter.
 */
export function createLicenseSearch(
  table: LicenseTable,
  seats: Pick<KnownSeats, 'licensesWith' | 'version'>,
): (text: string) => SearchResult | null {
  const texts = createLicenseTexts(table);
  let last: Found | null = null;

  function findAll(spellings: readonly (readonly Spelling[])[]): readonly License[] {
    const [longest, ...others] = plainWords(spellings) ?? [];
    // In the order of the table: its licenses lie side by side in memory, which takes half the time of any other order.
    if (longest === undefined) return Array.from(table.all()).filter(holdsAll(spellings));
    const found = texts.licensesWith(longest);
    return others.length === 0
      ? found
      : found.filter(({ searchText }) => others.every((word) => searchText.includes(word)));
  }

  function find(words: readonly string[]): readonly License[] {
    const version = `${table.version()} ${seats.version()}`;
    const spellings = spellingsOf(words, seats);
    const isNarrower = last?.version === version && extendsWords(words, last.words);
    const isSmall = isNarrower && (last?.licenses.length ?? 0) * smallPart < table.size();
    const licenses =
      isSmall && last !== null ? last.licenses.filter(holdsAll(spellings)) : findAll(spellings);
    last = { version, words, licenses };
    return licenses;
  }

  return (text) => {
    const words = wordsOf(text);
    if (words.length === 0) return null;
    const found = find(words);
    const mentioned = found.length > 0 ? [] : mentionedIn(text);
    const licenses = mentioned.length === 0 ? found : find(mentioned);
    const isFound = new Uint8Array(table.lastNumber() + 1);
    for (const { number } of licenses) isFound[number] = 1;
    return { licenses, isFound };
  };
}
