import type { IndexProgress, LicenseQuery } from '../../../shared/licenses.ts';
import { clueTypes, type LookupAnswer, type LookupMatch } from '../../../shared/support-lookup.ts';
import type { QueryAnswer } from '../licenses/license-query.ts';
import type { LicenseRepository } from '../licenses/license-repository.ts';
import type { License } from '../licenses/license-table.ts';
import { foundClues, type FoundClue } from './found-clues.ts';
import { cluesIn, type Clues } from './lookup-clues.ts';
import { markedLines } from './marked-lines.ts';
import { messageLanguage } from './message-language.ts';
import { findBySeat, matchOf, narrowToSeat, type SearchResult } from './lookup-seats.ts';

/** Finds the license and the seat that a pasted text is about. */
export type SupportLookup = (text: string) => Promise<LookupAnswer>;

/** The most matches of an answer: a person cannot use more. */
const maxMatches = 20;
const maxClues = 20;

/**
 * Returns the licenses that the most specific clue fits, of those the ones that the other clues fit as well, and as `others` the licenses of
 * the clues that contradict it. A masked end never contradicts: many keys end alike.
 */
function chooseLicenses(found: readonly FoundClue[]) {
  let chosen: readonly License[] | null = null;
  const others = new Set<License>();
  for (const type of clueTypes) {
    const fitting = new Set<License>();
    for (const clue of found)
      if (clue.type === type) for (const each of clue.licenses) fitting.add(each);
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

/** Returns a clue with the number of its licenses. */
function countedClue({ type, shown, name, licenses }: FoundClue) {
  return { type, shown, name, licenses: licenses.size };
}

/** Returns the devices that the text names, as clues. */
function devicesOf(matches: readonly LookupMatch[]): ReturnType<typeof countedClue>[] {
  const labels = matches.flatMap(({ seat }) => (seat?.why === 'device' ? [seat.label] : []));
  return [...new Set(labels)].map((label) => ({
    type: 'device',
    shown: label,
    name: label.toLowerCase(),
    licenses: labels.filter((each) => each === label).length,
  }));
}

/** Returns the support lookup over the repository and the list's queries. */
export function createSupportLookup(deps: {
  readonly repository: LicenseRepository;
  readonly query: (query: LicenseQuery) => QueryAnswer;
  readonly listProgress: () => IndexProgress;
  readonly now: () => number;
}): SupportLookup {
  const { repository, now } = deps;
  const { table } = repository;

  const searchList = (text: string): QueryAnswer =>
    deps.query({ text, sort: { by: 'created', descending: true } });

  /** Finds the words anywhere, also in the seats that were checked. */
  function searchAnywhere(searchText: string, authors: readonly string[]): SearchResult {
    // Without words, any license may be meant.
    if (searchText.trim() === '') return { matches: [], undetermined: table.size(), failure: null };
    const { licenses, undetermined } = searchList(searchText);
    const matches = licenses
      .slice(0, maxMatches)
      .map((license) => matchOf(license, [], { now: now(), authors }));
    return { matches, undetermined, failure: null };
  }

  /** Searches by a text that names no license itself: by an activation, a device, or words. */
  function searchIndirectly(clues: Clues, found: readonly FoundClue[]): SearchResult {
    const match = findBySeat(clues, found, repository, now());
    if (match !== null) return { matches: [match], undetermined: 0, failure: null };
    const { supportCase, caseEnding, ids, searchText, authors } = clues;
    if (supportCase !== null && caseEnding === null)
      return searchAnywhere(supportCase.deviceName ?? '', authors);
    if (found.length === 0) return searchAnywhere(searchText, authors);
    const [id] = ids;
    const undetermined = id === undefined ? 0 : searchList(id).undetermined;
    return { matches: [], undetermined, failure: null };
  }

  return async (text) => {
    const clues = cluesIn(text);
    const found = foundClues(table, clues);
    const { licenses, others } = chooseLicenses(found);
    const best = newestFirst(licenses).slice(0, maxMatches);
    const answer =
      best.length === 0
        ? searchIndirectly(clues, found)
        : await narrowToSeat(best, clues, found, { repository, now });
    const rest = newestFirst(others).slice(0, maxMatches - answer.matches.length);
    const shownAs = { now: now(), authors: clues.authors };
    const matches = [...answer.matches, ...rest.map((license) => matchOf(license, found, shownAs))];
    const recognized = [...found.map(countedClue), ...devicesOf(matches)].slice(0, maxClues);
    return {
      recognized: recognized.map(({ type, shown, licenses: fitting }) => ({
        type,
        shown,
        licenses: fitting,
      })),
      isContradictory: rest.length > 0,
      supportCase: clues.supportCase,
      marked: markedLines(text, recognized),
      sender: clues.authors.at(-1) ?? null,
      language: messageLanguage(text),
      ...answer,
      matches,
      ...readPart(deps.listProgress()),
    };
  };
}
