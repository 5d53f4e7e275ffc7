import type { Failure } from '../../../shared/failure.ts';
import {
  clueTypes,
  type ClueType,
  type LookupAnswer,
  type LookupMatch,
} from '../../../shared/support-lookup.ts';
import type { KnownSeat } from '../licenses/packed-seats.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import type { License, LicenseTable } from '../licenses/license-table.ts';
import { licenseRow } from '../licenses/license-views.ts';
import { comparableForm } from '../../../shared/plain-text.ts';
import { activationHash } from '../seat/seat-record.ts';
import type { Clues } from './lookup-clues.ts';
import type { FoundClue } from './found-clues.ts';
import {
  messageWords,
  onlySeatOf,
  seatNamedIn,
  seatWithModelIn,
  type ProposedSeat,
} from './named-seat.ts';

/** The most licenses that are checked for the seat, of several that fit. */
const maxChecks = 6;

/** The licenses that fit a text. */
export type SearchResult = Pick<LookupAnswer, 'matches' | 'undetermined' | 'failure'>;

/** Says whether a message came from the buyer's address, or was forwarded and came from it before; null where one of the addresses is unknown. */
function comparedWithBuyer(
  { customerEmail }: License,
  authors: readonly string[],
): Pick<LookupMatch, 'isFromBuyer' | 'forwardedBy'> {
  const [outermost] = authors;
  if (outermost === undefined || customerEmail === null)
    return { isFromBuyer: null, forwardedBy: null };
  const buyer = comparableForm(customerEmail);
  const isBuyer = (address: string): boolean => comparableForm(address) === buyer;
  const isFromBuyer = authors.some(isBuyer);
  return { isFromBuyer, forwardedBy: isFromBuyer && !isBuyer(outermost) ? outermost : null };
}

/** Returns a license as a match of the clues that fit it, with the seat that is proposed. */
export function matchOf(
  license: License,
  found: readonly FoundClue[],
  { now, authors }: { readonly now: number; readonly authors: readonly string[] },
  proposed: ProposedSeat | null = null,
): LookupMatch {
  const types = new Set<ClueType>(
    found.filter(({ licenses }) => licenses.has(license)).map(({ type }) => type),
  );
  if (proposed?.why === 'device') types.add('device');
  return {
    license: licenseRow(license, now),
    matchedBy: clueTypes.filter((type) => types.has(type)),
    seat:
      proposed === null
        ? null
        : {
            seat: proposed.seat.hash,
            label: proposed.seat.label,
            activatedAt: proposed.seat.activatedAt,
            why: proposed.why,
          },
    isSeatGone: false,
    ...comparedWithBuyer(license, authors),
  };
}

/** Returns the hashes of the seats that a text names: certainly by a case, possibly by an id that is not a license's. */
function seatsNamedIn(
  { supportCase, ids }: Clues,
  table: LicenseTable,
): { readonly certain: string | null; readonly all: ReadonlySet<string> } {
  const certain = supportCase?.activationHash ?? null;
  const possible = ids.filter((id) => table.find(id) === undefined).map(activationHash);
  return { certain, all: new Set(certain === null ? possible : [certain, ...possible]) };
}

/** Returns the seat of one license that the text names: by its id, else by its device's name. */
function seatOf(
  { supportCase, words }: Clues,
  { certain, all }: ReturnType<typeof seatsNamedIn>,
  seats: readonly KnownSeat[],
): ProposedSeat | null {
  const byId = seats.find(({ hash }) => all.has(hash));
  if (byId !== undefined) return { seat: byId, why: byId.hash === certain ? 'case' : 'id' };
  // A case that names a seat means no other one of the same name.
  if (certain !== null) return null;
  const ofCase = seatNamedIn(messageWords(supportCase?.deviceName ?? ''), seats);
  if (ofCase !== null) return { seat: ofCase, why: 'case' };
  const byName = seatNamedIn(words, seats) ?? seatWithModelIn(words, seats);
  return byName === null ? null : { seat: byName, why: 'device' };
}

/**
 * Returns the licenses with the seats that the text names. If it names one by its id, and Polar lists it at one of the first licenses,
 * returns that license alone. A license that could not be checked stays among them, with the failure.
 */
export async function narrowToSeat(
  licenses: readonly License[],
  clues: Clues,
  found: readonly FoundClue[],
  deps: { readonly repository: LicenseRepository; readonly now: () => number },
): Promise<SearchResult> {
  const { repository, now } = deps;
  const named = seatsNamedIn(clues, repository.table);
  const { certain, all } = named;
  const match = (license: License, seat: ProposedSeat | null = null): LookupMatch =>
    matchOf(license, found, { now: now(), authors: clues.authors }, seat);
  // Many licenses fit a clue such as the end of a key: a person chooses first.
  if (all.size === 0 && licenses.length > maxChecks)
    return { matches: licenses.map((license) => match(license)), undetermined: 0, failure: null };
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
    const seat = seatOf(clues, named, seats);
    if (seat !== null && all.has(seat.seat.hash))
      return { matches: [match(license, seat)], undetermined: 0, failure: null };
    // The seat may be one that could not be read.
    if (!isComplete) failure = { code: 'answer-unreadable' };
    const isSeatGone = certain !== null && isComplete;
    const isOnly = licenses.length === 1 && !isSeatGone;
    matches.push({
      ...match(license, seat ?? (isOnly ? onlySeatOf(checked.value) : null)),
      isSeatGone,
    });
  }
  const rest = licenses.slice(maxChecks).map((license) => match(license));
  return {
    matches: [...matches, ...rest],
    undetermined: certain === null ? 0 : rest.length,
    failure,
  };
}

/** Returns the license of a seat that is known from an earlier check, by its id, else by its device's name; null for none. */
export function findBySeat(
  clues: Clues,
  found: readonly FoundClue[],
  { table, seats }: LicenseRepository,
  now: number,
): LookupMatch | null {
  const { all } = seatsNamedIn(clues, table);
  const matchOfSeat = (proposed: ProposedSeat): LookupMatch | null => {
    const [licenseId] = [...seats.all()].find(([, each]) => each === proposed.seat) ?? [''];
    const license = table.find(licenseId);
    return license === undefined
      ? null
      : {
          ...matchOf(license, found, { now, authors: clues.authors }, proposed),
          matchedBy: [proposed.why === 'device' ? 'device' : 'id'],
        };
  };
  const known = Array.from(seats.all(), ([, seat]) => seat);
  const byId = known.find(({ hash }) => all.has(hash));
  if (byId !== undefined) return matchOfSeat({ seat: byId, why: 'id' });
  // The words of one line are searched for anywhere; a whole message names its device among others.
  if (clues.searchText !== '' || clues.supportCase !== null) return null;
  const byName = seatNamedIn(clues.words, known);
  return byName === null ? null : matchOfSeat({ seat: byName, why: 'device' });
}
