import type { Failure } from '../../../shared/failure.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import type { ListPage } from '../../polar/license-page.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock } from '../../ports.ts';
import { sleep } from '../../timing.ts';
import type { KnownSeats } from './known-seats.ts';
import type { LicenseTable } from './license-table.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

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
  | { readonly type: 'first' }
  /** From the last page to the second, newest licenses first. */
  | { readonly type: 'walk'; readonly page: number }
  /** Page 1 again: what was on page 2 when it was read may have moved there. */
  | { readonly type: 'again' }
  /** From the end backwards until a page brings nothing new: what was sold meanwhile. */
  | { readonly type: 'end'; readonly page: number };

/** Failures that may be over in a moment are tried so often in a row. */
const maxAttempts = 5;

/**
 * An index over a table.
 *
 * Polar lists the oldest license first and moves all others up when one is deleted. The list is read backwards, one page at a time:
 * then a deletion moves a license to a page that is still to be read, where read forwards it would slip onto one that was. It also
 * brings the newest licenses first, which are the ones that people write about. New ones come in at the end, and are read last.
 */
export function createLicenseIndex(deps: {
  readonly requests: OrganizationRequests;
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly clock: Clock;
  readonly pausedUntil: () => number | null;
  readonly changed: () => void;
}): LicenseIndex {
  const { requests, table, clock, changed } = deps;
  let cursor: Cursor = { type: 'first' };
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
  let isReadingComplete = true;
  /** How many licenses of each page have no id or key that can be read. */
  let unreadable = new Map<number, number>();

  const unreadableCount = (): number => [...unreadable.values()].reduce((sum, one) => sum + one, 0);

  /** Puts a page in; answers how many of its licenses this reading had not seen. */
  function putPage({ items }: ListPage): number {
    let fresh = 0;
    for (const item of items) {
      const known = table.find(item.id);
      if (known?.reading !== reading) fresh += 1;
      const rotatedBefore = known?.rotatedAt;
      const license = table.put(item, reading, clock.now());
      // The key was replaced elsewhere: seats that were checked before are stranded now.
      if (known !== undefined && license.rotatedAt !== rotatedBefore) {
        deps.seats.recountStranded(license.id);
      }
    }
    return fresh;
  }

  function complete(): void {
    // One that was not seen may be among those that could not be read.
    if (isReadingComplete && unreadableCount() === 0) {
      for (const license of table.all()) if (license.reading !== reading) table.remove(license.id);
    }
    isReadingComplete = false;
    total = table.size();
    completeAt = clock.now();
  }

  /** What comes after a page that was read; null when the list is complete. */
  function nextCursor(current: Cursor, fresh: number, hasGrown: boolean): Cursor | null {
    switch (current.type) {
      case 'first':
        return pages > 1 ? { type: 'walk', page: pages } : null;
      case 'walk':
        return current.page > 2 ? { type: 'walk', page: current.page - 1 } : { type: 'again' };
      case 'again':
        return { type: 'end', page: pages };
      case 'end':
        if (hasGrown) return { type: 'end', page: pages };
        return fresh > 0 && current.page > 1 ? { type: 'end', page: current.page - 1 } : null;
    }
  }

  const pageOf = (position: Cursor): number => ('page' in position ? position.page : 1);
  const canRead = (): boolean => !isPaused && !isStopped;
  const isUnfinished = (): boolean => canRead() && failure === null && completeAt === null;

  async function readPages(): Promise<void> {
    let attempts = 0;
    while (canRead()) {
      const requested = cursor;
      const answer = await requests.page(pageOf(requested));
      // Refreshed meanwhile: this page belongs to an earlier reading.
      if (isStopped || cursor !== requested) continue;
      if (answer.type !== 'ok') {
        attempts += 1;
        const isTransient = answer.type === 'doubtful' || answer.type === 'not-sent';
        if (!isTransient || attempts >= maxAttempts) {
          failure = organizationFailure(answer);
          break;
        }
        await sleep(clock, backOff(attempts));
        continue;
      }
      attempts = 0;
      const hasGrown = answer.value.pages > pages;
      ({ total, pages } = answer.value);
      unreadable.set(pageOf(requested), answer.value.unreadable);
      const fresh = putPage(answer.value);
      seen += fresh;
      const next = nextCursor(requested, fresh, hasGrown);
      if (next === null) complete();
      else cursor = next;
      changed();
      if (next === null) break;
    }
  }

  function startReading(): void {
    if (isRunning || isStopped) return;
    isRunning = true;
    void readPages().finally(() => {
      isRunning = false;
      // Told to go on in the moment between the last page and here.
      if (isUnfinished()) startReading();
      changed();
    });
  }

  return {
    progress() {
      const read = completeAt === null ? seen : table.size();
      const counts = { read, total: Math.max(total, read), unreadable: unreadableCount() };
      if (failure !== null) return { type: 'stopped', ...counts, failure };
      if (completeAt !== null) return { type: 'complete', ...counts, at: completeAt };
      if (isPaused) return { type: 'paused', ...counts };
      return { type: 'reading', ...counts, waitingUntil: deps.pausedUntil() };
    },
    reading: () => reading,
    start() {
      if (completeAt !== null) cursor = { type: 'end', page: Math.max(1, pages) };
      failure = null;
      isPaused = false;
      startReading();
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
      cursor = { type: 'first' };
      isReadingComplete = true;
      completeAt = null;
      failure = null;
      isPaused = false;
      startReading();
      changed();
    },
    stop() {
      isStopped = true;
    },
  };
}
