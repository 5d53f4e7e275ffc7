import type { Failure } from '../../../shared/failure.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
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

/** The rows that clues fit. */
interface Chosen {
  readonly rows: readonly number[];
  /** Rows of clues that fit none of the chosen ones. */
  readonly others: readonly number[];
}

/**
 * The rows that the most specific clue fits, of those the ones that the other clues fit as well, and the rows of the clues that contradict
 * it. A masked end never contradicts: many keys end alike.
 */
function chooseRows(found: readonly FoundClue[]): Chosen {
  let rows: ReadonlySet<number> | null = null;
  const others = new Set<number>();
  for (const type of clueTypes) {
    const fitting = new Set<number>();
    for (const clue of found) if (clue.type === type) for (const row of clue.rows) fitting.add(row);
    if (fitting.size === 0) continue;
    const before: ReadonlySet<number> = rows ?? fitting;
    const both = new Set([...before].filter((row) => fitting.has(row)));
    if (both.size > 0) rows = both;
    else if (type !== 'ending') for (const row of fitting) others.add(row);
  }
  return { rows: [...(rows ?? [])], others: [...others] };
}

/** The support lookup over the book and the list's queries. */
export function createSupportLookup(deps: {
  readonly repository: LicenseRepository;
  readonly query: (query: LicenseQuery) => QueryAnswer;
  readonly listProgress: () => Pick<LookupAnswer, 'read' | 'total' | 'unreadable' | 'isComplete'>;
  readonly now: () => number;
}): SupportLookup {
  const { repository } = deps;
  const { table } = repository;

  const searchList = (text: string): QueryAnswer =>
    deps.query({ text, sort: { by: 'created', descending: true } });

  function newestFirst(rows: readonly number[]): readonly number[] {
    const { createdAt } = table.columns();
    return rows.toSorted((one, other) => (createdAt[other] ?? 0) - (createdAt[one] ?? 0));
  }

  function createMatch(
    row: number,
    found: readonly FoundClue[],
    seat: KnownSeat | null = null,
    isSeatGone = false,
  ): LookupMatch {
    const types = new Set<ClueType>(
      found.filter(({ rows }) => rows.has(row)).map(({ type }) => type),
    );
    return {
      license: licenseRow(table, row, deps.now()),
      matchedBy: clueTypes.filter((type) => types.has(type)),
      seat: seat === null ? null : { seat: seat.hash, label: seat.label },
      isSeatGone,
    };
  }

  /** What words find anywhere, also in the seats that were checked. */
  function searchAnywhere(searchText: string): SearchResult {
    // Nothing to search by: any license may be meant.
    if (searchText.trim() === '') return { matches: [], undetermined: table.size(), failure: null };
    const { rows, undetermined } = searchList(searchText);
    const matches = Array.from(rows.slice(0, maxMatches), (row) => createMatch(row, []));
    return { matches, undetermined, failure: null };
  }

  /** The seats that a text names by their activation: of a case for certain, of an id that is nothing else perhaps. */
  function seatsOf({ supportCase, ids }: Clues): { certain: Set<string>; all: Set<string> } {
    const certain = new Set<string>();
    const ofCase = supportCase?.activationHash ?? null;
    if (ofCase !== null) certain.add(ofCase);
    const possible = ids.filter((id) => table.find(id) === -1).map(activationHash);
    return { certain, all: new Set([...certain, ...possible]) };
  }

  /**
   * The licenses with the seat that the text names, where one has it; checked with Polar, newest first. A license that could not be
   * checked stays among them, with the reason.
   */
  async function narrowToSeat(
    rows: readonly number[],
    clues: Clues,
    found: readonly FoundClue[],
  ): Promise<SearchResult> {
    const { certain, all } = seatsOf(clues);
    if (all.size === 0)
      return {
        matches: rows.map((row) => createMatch(row, found)),
        undetermined: 0,
        failure: null,
      };
    const matches: LookupMatch[] = [];
    let failure: Failure | null = null;
    for (const row of rows.slice(0, maxChecks)) {
      const checked = await repository.check(table.idOf(row), 'person');
      if (!checked.ok) {
        // A license that is gone fits no more.
        if (checked.failure.code === 'license-unknown') continue;
        ({ failure } = checked);
        matches.push(createMatch(row, found));
        continue;
      }
      const seat = checked.value.seats.find(({ hash }) => all.has(hash));
      if (seat !== undefined)
        return { matches: [createMatch(row, found, seat)], undetermined: 0, failure: null };
      // A seat that is not among those that could be read may be one of the others.
      if (!checked.value.isComplete) failure = { code: 'answer-unreadable' };
      matches.push(createMatch(row, found, null, certain.size > 0 && checked.value.isComplete));
    }
    const rest = rows.slice(maxChecks).map((row) => createMatch(row, found));
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
      const row = all.has(seat.hash) ? table.find(licenseId) : -1;
      if (row !== -1) return { ...createMatch(row, found, seat), matchedBy: ['id'] };
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
    const { rows, others } = chooseRows(found);
    const best = newestFirst(rows).slice(0, maxMatches);
    const answer =
      best.length === 0 ? searchIndirectly(clues, found) : await narrowToSeat(best, clues, found);
    const rest = newestFirst(others).slice(0, maxMatches - answer.matches.length);
    return {
      recognized: found
        .slice(0, maxClues)
        .map(({ type, shown, rows: fitting }) => ({ type, shown, licenses: fitting.size })),
      isContradictory: rest.length > 0,
      supportCase: clues.supportCase,
      ...answer,
      matches: [...answer.matches, ...rest.map((row) => createMatch(row, found))],
      ...deps.listProgress(),
    };
  };
}
