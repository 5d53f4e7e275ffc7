import type { Failure } from '../../../shared/failure.ts';
import type { IndexProgress, LicenseQuery } from '../../../shared/licenses.ts';
import {
  clueTypes,
  type ClueType,
  type LookupAnswer,
  type LookupMatch,
} from '../../../shared/support-lookup.ts';
import { activationHash } from '../seat/seat-record.ts';
import { cluesIn, type Clues } from './lookup-clues.ts';
import { foundClues, type FoundClue } from './lookup-rows.ts';
import type { KnownSeat } from '../licenses/known-seats.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import type { License } from '../licenses/license-table.ts';
import type { QueryAnswer } from '../licenses/license-query.ts';
import { licenseRow } from '../licenses/license-views.ts';

/** Finds the license and the seat that a pasted text is about. */
export type SupportLookup = (text: string) => Promise<LookupAnswer>;

/** More matches than that are no answer. */
const maxMatches = 20;
/** More clues than that are not listed. */
const maxClues = 20;
/** The most licenses that are checked for the seat, of several that fit. */
const maxChecks = 6;

type SearchResult = Pick<LookupAnswer, 'matches' | 'undetermined' | 'failure'>;

/** The licenses that clues fit. */
interface Chosen {
  readonly licenses: readonly License[];
  /** Licenses of clues that fit none of the chosen ones. */
  readonly others: readonly License[];
}

/**
 * Returns the licenses that the most specific clue fits, of those the ones that the other clues fit as well, and the licenses of the clues
 * that contradict it. A masked end never contradicts: many keys end alike.
 */
function chooseLicenses(found: readonly FoundClue[]): Chosen {
  let chosen: readonly License[] | null = null;
  const others = new Set<License>();
  for (const type of clueTypes) {
    const sameType = found.filter((clue) => clue.type === type);
    const fitting = new Set(sameType.flatMap(({ licenses }) => [...licenses]));
    if (fitting.size === 0) continue;
    const both: readonly License[] = (chosen ?? [...fitting]).filter((each) => fitting.has(each));
    if (both.length > 0) chosen = both;
    else if (type !== 'ending') for (const each of fitting) others.add(each);
  }
  return { licenses: chosen ?? [], others: [...others] };
}

/** Returns how much of the list was searched. */
function readPart(
  progress: IndexProgress,
): Pick<LookupAnswer, 'read' | 'total' | 'unreadable' | 'isComplete'> {
  if (progress.type === 'closed') return { read: 0, total: 0, unreadable: 0, isComplete: false };
  const { type, read, total, unreadable } = progress;
  // A license that could not be read may be the one in question.
  return { read, total, unreadable, isComplete: type === 'complete' && unreadable === 0 };
}

function newestFirst(licenses: readonly License[]): readonly License[] {
  return licenses.toSorted((one, other) => (other.createdAt ?? -1) - (one.createdAt ?? -1));
}

/** The support lookup over the book and the list's queries. */
export function createSupportLookup(deps: {
  readonly repository: LicenseRepository;
  readonly query: (query: LicenseQuery) => QueryAnswer;
  readonly listProgress: () => IndexProgress;
  readonly now: () => number;
}): SupportLookup {
  const { repository } = deps;
  const { table } = repository;

  const searchList = (text: string): QueryAnswer =>
    deps.query({ text, sort: { by: 'created', descending: true } });

  function createMatch(
    license: License,
    found: readonly FoundClue[],
    seat: KnownSeat | null = null,
    isSeatGone = false,
  ): LookupMatch {
    const types = new Set<ClueType>(
      found.filter(({ licenses }) => licenses.has(license)).map(({ type }) => type),
    );
    return {
      license: licenseRow(license, deps.now()),
      matchedBy: clueTypes.filter((type) => types.has(type)),
      seat: seat === null ? null : { seat: seat.hash, label: seat.label },
      isSeatGone,
    };
  }

  /** What words find anywhere, also in the seats that were checked. */
  function searchAnywhere(searchText: string): SearchResult {
    // Nothing to search by: any license may be meant.
    if (searchText.trim() === '') return { matches: [], undetermined: table.size(), failure: null };
    const { licenses, undetermined } = searchList(searchText);
    const matches = licenses.slice(0, maxMatches).map((license) => createMatch(license, []));
    return { matches, undetermined, failure: null };
  }

  /** The seats that a text names by their activation: of a case for certain, of an id that is nothing else perhaps. */
  function seatsOf({ supportCase, ids }: Clues): { certain: Set<string>; all: Set<string> } {
    const certain = new Set<string>();
    const ofCase = supportCase?.activationHash ?? null;
    if (ofCase !== null) certain.add(ofCase);
    const possible = ids.filter((id) => table.find(id) === undefined).map(activationHash);
    return { certain, all: new Set([...certain, ...possible]) };
  }

  /**
   * The licenses with the seat that the text names, where one has it; checked with Polar, newest first. A license that could not be
   * checked stays among them, with the reason.
   */
  async function narrowToSeat(
    licenses: readonly License[],
    clues: Clues,
    found: readonly FoundClue[],
  ): Promise<SearchResult> {
    const { certain, all } = seatsOf(clues);
    if (all.size === 0)
      return {
        matches: licenses.map((license) => createMatch(license, found)),
        undetermined: 0,
        failure: null,
      };
    const matches: LookupMatch[] = [];
    let failure: Failure | null = null;
    for (const license of licenses.slice(0, maxChecks)) {
      const checked = await repository.check(license.id, 'person');
      if (!checked.ok) {
        // A license that is gone fits no more.
        if (checked.failure.code === 'license-unknown') continue;
        ({ failure } = checked);
        matches.push(createMatch(license, found));
        continue;
      }
      const seat = checked.value.seats.find(({ hash }) => all.has(hash));
      if (seat !== undefined)
        return { matches: [createMatch(license, found, seat)], undetermined: 0, failure: null };
      // A seat that is not among those that could be read may be one of the others.
      if (!checked.value.isComplete) failure = { code: 'answer-unreadable' };
      matches.push(createMatch(license, found, null, certain.size > 0 && checked.value.isComplete));
    }
    const rest = licenses.slice(maxChecks).map((license) => createMatch(license, found));
    return {
      matches: [...matches, ...rest],
      undetermined: certain.size > 0 ? rest.length : 0,
      failure,
    };
  }

  /** The license of a seat that is known from an earlier check. */
  function findBySeat(clues: Clues, found: readonly FoundClue[]): LookupMatch | null {
    const { all } = seatsOf(clues);
    if (all.size === 0) return null;
    for (const [licenseId, seat] of repository.seats.all()) {
      const license = all.has(seat.hash) ? table.find(licenseId) : undefined;
      if (license !== undefined) return { ...createMatch(license, found, seat), matchedBy: ['id'] };
    }
    return null;
  }

  /** What a text finds that names no license by itself: a device, an activation, words. */
  function searchIndirectly(clues: Clues, found: readonly FoundClue[]): SearchResult {
    const seat = findBySeat(clues, found);
    if (seat !== null) return { matches: [seat], undetermined: 0, failure: null };
    const { supportCase, caseEnding, ids, searchText } = clues;
    if (supportCase !== null && caseEnding === null)
      return searchAnywhere(supportCase.deviceName ?? '');
    if (found.length === 0) return searchAnywhere(searchText);
    const [id] = ids;
    return {
      matches: [],
      undetermined: id === undefined ? 0 : searchList(id).undetermined,
      failure: null,
    };
  }

  return async (text) => {
    const clues = cluesIn(text);
    const found = foundClues(table, clues);
    const { licenses, others } = chooseLicenses(found);
    const best = newestFirst(licenses).slice(0, maxMatches);
    const answer =
      best.length === 0 ? searchIndirectly(clues, found) : await narrowToSeat(best, clues, found);
    const rest = newestFirst(others).slice(0, maxMatches - answer.matches.length);
    return {
      recognized: found
        .slice(0, maxClues)
        .map(({ type, shown, licenses: fitting }) => ({ type, shown, licenses: fitting.size })),
      isContradictory: rest.length > 0,
      supportCase: clues.supportCase,
      ...answer,
      matches: [...answer.matches, ...rest.map((license) => createMatch(license, found))],
      ...readPart(deps.listProgress()),
    };
  };
}
