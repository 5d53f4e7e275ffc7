import type { Failure } from '../../../shared/failure.ts';
import {
  clueTypes,
  type ClueType,
  type LookupAnswer,
  type LookupMatch,
} from '../../../shared/support-lookup.ts';
import type { KnownSeat } from '../licenses/known-seats.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import type { License, LicenseTable } from '../licenses/license-table.ts';
import { licenseRow } from '../licenses/license-views.ts';
import { activationHash } from '../seat/seat-record.ts';
import type { Clues } from './lookup-clues.ts';
import type { FoundClue } from './found-clues.ts';

/** The most licenses that are checked for the seat, of several that fit. */
const maxChecks = 6;

/** The licenses that fit a text. */
export type SearchResult = Pick<LookupAnswer, 'matches' | 'undetermined' | 'failure'>;

/** Returns a license as a match of the clues that fit it. */
export function matchOf(
  license: License,
  found: readonly FoundClue[],
  now: number,
  seat: KnownSeat | null = null,
): LookupMatch {
  const types = new Set<ClueType>(
    found.filter(({ licenses }) => licenses.has(license)).map(({ type }) => type),
  );
  return {
    license: licenseRow(license, now),
    matchedBy: clueTypes.filter((type) => types.has(type)),
    seat: seat === null ? null : { seat: seat.hash, label: seat.label },
    isSeatGone: false,
  };
}

/** Returns the hashes of the seats that a text names: certainly by a case, possibly by an id that is no license's. */
function seatsNamedIn(
  { supportCase, ids }: Clues,
  table: LicenseTable,
): { readonly certain: string | null; readonly all: ReadonlySet<string> } {
  const certain = supportCase?.activationHash ?? null;
  const possible = ids.filter((id) => table.find(id) === undefined).map(activationHash);
  return { certain, all: new Set(certain === null ? possible : [certain, ...possible]) };
}

/**
 * Returns the license with the seat that the text names, if Polar lists it at one of the first licenses; else all of them. A license that
 * could not be checked stays among them, with the failure.
 */
export async function narrowToSeat(
  licenses: readonly License[],
  clues: Clues,
  found: readonly FoundClue[],
  deps: { readonly repository: LicenseRepository; readonly now: () => number },
): Promise<SearchResult> {
  const { repository, now } = deps;
  const { certain, all } = seatsNamedIn(clues, repository.table);
  const match = (license: License): LookupMatch => matchOf(license, found, now());
  if (all.size === 0) return { matches: licenses.map(match), undetermined: 0, failure: null };
  const matches: LookupMatch[] = [];
  let failure: Failure | null = null;
  for (const license of licenses.slice(0, maxChecks)) {
    const checked = await repository.check(license.id, 'person');
    if (!checked.ok) {
      // A license that is gone fits no longer.
      if (checked.failure.code === 'license-unknown') continue;
      ({ failure } = checked);
      matches.push(match(license));
      continue;
    }
    const { seats, isComplete } = checked.value;
    const seat = seats.find(({ hash }) => all.has(hash));
    if (seat !== undefined)
      return { matches: [matchOf(license, found, now(), seat)], undetermined: 0, failure: null };
    // The seat may be one that could not be read.
    if (!isComplete) failure = { code: 'answer-unreadable' };
    matches.push({ ...match(license), isSeatGone: certain !== null && isComplete });
  }
  const rest = licenses.slice(maxChecks).map(match);
  return {
    matches: [...matches, ...rest],
    undetermined: certain === null ? 0 : rest.length,
    failure,
  };
}

/** Returns the license of a seat that is known from an earlier check; null for none. */
export function findBySeat(
  clues: Clues,
  found: readonly FoundClue[],
  { table, seats }: LicenseRepository,
  now: number,
): LookupMatch | null {
  const { all } = seatsNamedIn(clues, table);
  if (all.size === 0) return null;
  for (const [licenseId, seat] of seats.all()) {
    const license = all.has(seat.hash) ? table.find(licenseId) : undefined;
    if (license !== undefined) return { ...matchOf(license, found, now, seat), matchedBy: ['id'] };
  }
  return null;
}
