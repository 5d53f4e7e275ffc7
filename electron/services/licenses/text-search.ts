import { identifiersIn, uuidOfKey } from '../../../shared/identifiers.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { KnownSeats } from './known-seats.ts';
import type { License, LicenseTable } from './license-table.ts';

/** Returns a word without the mark of a masked key: Polar shows `****-9E3779`, this app `••9E3779`. */
const unmasked = (word: string): string => word.replace(/^(?:\*{4}-|•+)/u, '');

/** Returns the most specific identifier that a text mentions; none for a text without one, or with several of a kind. */
function mentionedIn(text: string): readonly string[] {
  const { keys, ids, emails } = identifiersIn(text);
  const uuids = [...keys.map((key) => uuidOfKey(key) ?? key), ...ids];
  const names = uuids.length > 0 ? uuids : emails;
  return names.length === 1 ? names : [];
}

/** Returns whether a license holds every word, in its own text or in that of its known seats. */
function holdsAll(
  words: readonly string[],
  seats: Pick<KnownSeats, 'licensesWith'>,
): (license: License) => boolean {
  const spellings = words.map((word) =>
    [fold(word), foldSpelledOut(word)]
      .filter((spelling) => spelling !== '')
      .map((spelling) => ({ spelling, bySeat: new Set(seats.licensesWith(spelling)) })),
  );
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

/**
 * Searches the licenses for every word of what a person typed; null for a text without words. Where no license holds them and the text
 * mentions an identifier, finds the licenses with that: people paste "License key: …" and `Jane <jane@…>` into a search field.
 */
export function searchLicenses(
  table: LicenseTable,
  seats: Pick<KnownSeats, 'licensesWith'>,
  text: string,
): SearchTest | null {
  /** Searches in the order of the table: its licenses lie side by side in memory, which takes half the time of any other order. */
  function find(words: readonly string[]): { readonly any: boolean; readonly test: SearchTest } {
    const isFound: boolean[] = [];
    const test = holdsAll(words, seats);
    for (const license of table.all()) isFound[license.number] = test(license);
    return { any: isFound.includes(true), test: ({ number }) => isFound[number] === true };
  }

  const typed = new Set(text.split(/\s+/u).map(unmasked));
  const words = [...typed].filter((word) => fold(word) !== '');
  if (words.length === 0) return null;
  const found = find(words);
  const mentioned = found.any ? [] : mentionedIn(text);
  return mentioned.length === 0 ? found.test : find(mentioned).test;
}
