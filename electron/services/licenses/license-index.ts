import type { Failure } from '../../../shared/failure.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import type { ListPage } from '../../polar/license-page.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock } from '../../ports.ts';
import type { KnownSeats } from './known-seats.ts';
import type { LicenseTable } from './license-table.ts';
import { staffFailure, type StaffRequests } from './staff-requests.ts';

/** Reads the organization's whole list into the table, page by page, and tells how far it is. */
export interface LicenseIndex {
  progress(): IndexProgress;
  /** Which reading of the list this is, from 1. */
  reading(): number;
  /** Begins, or goes on after a pause or a stop; a list that was read is only looked at for what is new. */
  start(): void;
  pause(): void;
  /** Reads the list from the beginning. What is there stays until it is known to be gone. */
  refresh(): void;
  /** Ends for good. */
  stop(): void;
}

/** The page that is read next. */
type Cursor =
  /** Page 1, which tells how many pages there are. */
  | { readonly at: 'first' }
  /** From the last page to the second, newest licenses first. */
  | { readonly at: 'walk'; readonly page: number }
  /** Page 1 again: what was on page 2 when it was read may have moved there. */
  | { readonly at: 'again' }
  /** From the end backwards until a page brings nothing new: what was sold meanwhile. */
  | { readonly at: 'end'; readonly page: number };

/** Failures that may be over in a moment are tried so often in a row. */
const mostTries = 5;

/**
 * An index over a table.
 *
 * Polar lists the oldest license first and moves all others up when one is deleted. The list is read backwards, one page at a time:
 * then a deletion moves a license to a page that is still to be read, where read forwards it would slip onto one that was. It also
 * brings the newest licenses first, which are the ones that people write about. New ones come in at the end, and are read last.
 */
export function createLicenseIndex(deps: {
  readonly requests: StaffRequests;
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly clock: Clock;
  readonly quietUntil: () => number | null;
  readonly changed: () => void;
}): LicenseIndex {
  const { requests, table, clock, changed } = deps;
  let cursor: Cursor = { at: 'first' };
  let reading = 1;
  let seen = 0;
  let total = 0;
  let pages = 1;
  let isRunning = false;
  let isPaused = false;
  let isStopped = false;
  let failure: Failure | null = null;
  let completeAt: number | null = null;
  /** Whether each page of this reading was read: then what was not seen is gone. */
  let isWhole = true;
  /** How many licenses of each page have no id or key that can be read. */
  let unreadable = new Map<number, number>();

  const unreadableInAll = (): number => [...unreadable.values()].reduce((sum, one) => sum + one, 0);

  /** Puts a page in; answers how many of its licenses this reading had not seen. */
  function put({ items }: ListPage): number {
    const { seenIn, rotatedAt } = table.columns();
    let fresh = 0;
    for (const license of items) {
      const row = table.find(license.id);
      if (row === -1 || seenIn[row] !== reading) fresh += 1;
      const rotatedBefore = rotatedAt[row];
      table.put(license, reading, clock.now());
      // Its key was replaced elsewhere: seats that were looked at before are stranded now.
      if (row !== -1 && table.columns().rotatedAt[row] !== rotatedBefore) {
        deps.seats.recount(license.id);
      }
    }
    return fresh;
  }

  function complete(): void {
    // One that was not seen may be among those that could not be read.
    if (isWhole && unreadableInAll() === 0) {
      const { seenIn } = table.columns();
      for (let row = 0; row < table.rows(); row += 1) {
        if (seenIn[row] !== 0 && seenIn[row] !== reading) table.remove(row);
      }
    }
    isWhole = false;
    total = table.size();
    completeAt = clock.now();
  }

  /** What comes after a page that was read; null when the list is complete. */
  function after(done: Cursor, fresh: number, hasGrown: boolean): Cursor | null {
    switch (done.at) {
      case 'first':
        return pages > 1 ? { at: 'walk', page: pages } : null;
      case 'walk':
        return done.page > 2 ? { at: 'walk', page: done.page - 1 } : { at: 'again' };
      case 'again':
        return { at: 'end', page: pages };
      case 'end':
        if (hasGrown) return { at: 'end', page: pages };
        return fresh > 0 && done.page > 1 ? { at: 'end', page: done.page - 1 } : null;
    }
  }

  const pageOf = (at: Cursor): number => ('page' in at ? at.page : 1);
  const mayRead = (): boolean => !isPaused && !isStopped;
  const isOpen = (): boolean => mayRead() && failure === null && completeAt === null;

  async function readOn(): Promise<void> {
    let tries = 0;
    while (mayRead()) {
      const asked = cursor;
      const answer = await requests.page(pageOf(asked));
      // Refreshed meanwhile: this page belongs to an earlier reading.
      if (isStopped || cursor !== asked) continue;
      if (answer.is !== 'ok') {
        tries += 1;
        const mayPass = answer.is === 'doubtful' || answer.is === 'not-sent';
        if (!mayPass || tries >= mostTries) {
          failure = staffFailure(answer);
          break;
        }
        await new Promise<void>((resolve) => clock.after(backOff(tries), resolve));
        continue;
      }
      tries = 0;
      const hasGrown = answer.value.pages > pages;
      ({ total, pages } = answer.value);
      unreadable.set(pageOf(asked), answer.value.unreadable);
      const fresh = put(answer.value);
      seen += fresh;
      const next = after(asked, fresh, hasGrown);
      if (next === null) complete();
      else cursor = next;
      changed();
      if (next === null) break;
    }
  }

  function run(): void {
    if (isRunning || isStopped) return;
    isRunning = true;
    void readOn().finally(() => {
      isRunning = false;
      // Told to go on in the moment between the last page and here.
      if (isOpen()) run();
      changed();
    });
  }

  return {
    progress() {
      const read = completeAt === null ? seen : table.size();
      const counts = { read, of: Math.max(total, read), unreadable: unreadableInAll() };
      if (failure !== null) return { is: 'stopped', ...counts, failure };
      if (completeAt !== null) return { is: 'complete', ...counts, at: completeAt };
      if (isPaused) return { is: 'paused', ...counts };
      return { is: 'reading', ...counts, waitingUntil: deps.quietUntil() };
    },
    reading: () => reading,
    start() {
      if (completeAt !== null) cursor = { at: 'end', page: Math.max(1, pages) };
      failure = null;
      isPaused = false;
      run();
      changed();
    },
    pause() {
      if (completeAt === null) isPaused = true;
      changed();
    },
    refresh() {
      reading += 1;
      unreadable = new Map();
      seen = 0;
      cursor = { at: 'first' };
      isWhole = true;
      completeAt = null;
      failure = null;
      isPaused = false;
      run();
      changed();
    },
    stop() {
      isStopped = true;
    },
  };
}
