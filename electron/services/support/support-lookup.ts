import type { Failure } from '../../../shared/failure.ts';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import {
  clueTypes,
  type ClueType,
  type DeskAnswer,
  type DeskMatch,
} from '../../../shared/support-lookup.ts';
import { activationHash } from '../seat/seat-record.ts';
import { cluesIn, type Clues } from './lookup-clues.ts';
import { foundClues, type FoundClue } from './lookup-rows.ts';
import type { KnownSeat } from '../licenses/known-seats.ts';
import type { LicenseBook } from '../licenses/license-repository.ts';
import type { QueryAnswer } from '../licenses/license-query.ts';
import { licenseRow } from '../licenses/license-views.ts';

/** Finds the license and the seat that a pasted text is about. */
export type SupportDesk = (text: string) => Promise<DeskAnswer>;

/** More matches than that are no answer. */
const mostMatches = 20;
/** More clues than that are not listed. */
const mostClues = 20;
/** The most licenses that are checked for the seat, of several that fit. */
const mostChecks = 6;

type Found = Pick<DeskAnswer, 'matches' | 'unjudged' | 'failure'>;

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
function choose(found: readonly FoundClue[]): Chosen {
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
export function createSupportDesk(deps: {
  readonly book: LicenseBook;
  readonly query: (query: LicenseQuery) => QueryAnswer;
  readonly read: () => Pick<DeskAnswer, 'read' | 'of' | 'unreadable' | 'isWhole'>;
  readonly now: () => number;
}): SupportDesk {
  const { book } = deps;
  const { table } = book;

  const ask = (text: string): QueryAnswer =>
    deps.query({ text, sort: { by: 'created', descending: true } });

  function newestFirst(rows: readonly number[]): readonly number[] {
    const { createdAt } = table.columns();
    return rows.toSorted((one, other) => (createdAt[other] ?? 0) - (createdAt[one] ?? 0));
  }

  function match(
    row: number,
    found: readonly FoundClue[],
    seat: KnownSeat | null = null,
    seatIsGone = false,
  ): DeskMatch {
    const types = new Set<ClueType>(
      found.filter(({ rows }) => rows.has(row)).map(({ type }) => type),
    );
    return {
      license: licenseRow(table, row, deps.now()),
      fits: clueTypes.filter((type) => types.has(type)),
      seat: seat === null ? null : { seat: seat.hash, label: seat.label },
      seatIsGone,
    };
  }

  /** What words find anywhere, also in the seats that were checked. */
  function anywhere(words: string): Found {
    // Nothing to search by: any license may be meant.
    if (words.trim() === '') return { matches: [], unjudged: table.size(), failure: null };
    const { rows, unjudged } = ask(words);
    const matches = Array.from(rows.slice(0, mostMatches), (row) => match(row, []));
    return { matches, unjudged, failure: null };
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
  async function withSeat(
    rows: readonly number[],
    clues: Clues,
    found: readonly FoundClue[],
  ): Promise<Found> {
    const { certain, all } = seatsOf(clues);
    if (all.size === 0)
      return { matches: rows.map((row) => match(row, found)), unjudged: 0, failure: null };
    const matches: DeskMatch[] = [];
    let failure: Failure | null = null;
    for (const row of rows.slice(0, mostChecks)) {
      const checked = await book.look(table.idOf(row), 'person');
      if (!checked.ok) {
        // A license that is gone fits no more.
        if (checked.failure.code === 'license-unknown') continue;
        ({ failure } = checked);
        matches.push(match(row, found));
        continue;
      }
      const seat = checked.value.seats.find(({ hash }) => all.has(hash));
      if (seat !== undefined)
        return { matches: [match(row, found, seat)], unjudged: 0, failure: null };
      // A seat that is not among those that could be read may be one of the others.
      if (!checked.value.isWhole) failure = { code: 'answer-unreadable' };
      matches.push(match(row, found, null, certain.size > 0 && checked.value.isWhole));
    }
    const rest = rows.slice(mostChecks).map((row) => match(row, found));
    return {
      matches: [...matches, ...rest],
      unjudged: certain.size > 0 ? rest.length : 0,
      failure,
    };
  }

  /** The license of a seat that is known from an earlier check. */
  function bySeat(clues: Clues, found: readonly FoundClue[]): DeskMatch | null {
    const { all } = seatsOf(clues);
    if (all.size === 0) return null;
    for (const [licenseId, seat] of book.seats.all()) {
      const row = all.has(seat.hash) ? table.find(licenseId) : -1;
      if (row !== -1) return { ...match(row, found, seat), fits: ['id'] };
    }
    return null;
  }

  /** What a text finds that names no license by itself: a device, an activation, words. */
  function otherwise(clues: Clues, found: readonly FoundClue[]): Found {
    const seat = bySeat(clues, found);
    if (seat !== null) return { matches: [seat], unjudged: 0, failure: null };
    const { supportCase, caseEnding, ids, words } = clues;
    if (supportCase !== null && caseEnding === null) return anywhere(supportCase.deviceName ?? '');
    if (found.length === 0) return anywhere(words);
    const [id] = ids;
    return { matches: [], unjudged: id === undefined ? 0 : ask(id).unjudged, failure: null };
  }

  return async (text) => {
    const clues = cluesIn(text);
    const found = foundClues(table, clues);
    const { rows, others } = choose(found);
    const best = newestFirst(rows).slice(0, mostMatches);
    const answer = best.length === 0 ? otherwise(clues, found) : await withSeat(best, clues, found);
    const rest = newestFirst(others).slice(0, mostMatches - answer.matches.length);
    return {
      recognized: found
        .slice(0, mostClues)
        .map(({ type, shown, rows: fitting }) => ({ type, shown, licenses: fitting.size })),
      isContradictory: rest.length > 0,
      supportCase: clues.supportCase,
      ...answer,
      matches: [...answer.matches, ...rest.map((row) => match(row, found))],
      ...deps.read(),
    };
  };
}
