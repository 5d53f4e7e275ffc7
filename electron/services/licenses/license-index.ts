import type { Failure } from '../../../shared/failure.ts';
import type { IndexProgress } from '../../../shared/licenses.ts';
import type { ListedLicense } from '../../polar/license-page.ts';
import { backOff } from '../../polar/rate-limiter.ts';
import type { Clock } from '../../ports.ts';
import { sleep } from '../../timing.ts';
import type { KnownSeats } from './known-seats.ts';
import type { LicenseTable } from './license-table.ts';
import { nextCursor, pageOf, type ListCursor } from './list-cursor.ts';
import { organizationFailure, type OrganizationRequests } from './organization-requests.ts';

/** What the index needs. */
interface LicenseIndexDeps {
  readonly requests: OrganizationRequests;
  readonly table: LicenseTable;
  readonly seats: KnownSeats;
  readonly clock: Clock;
  readonly pausedUntil: () => number | null;
  readonly changed: () => void;
}

/** Requests of one page in a row before the index stops at a transient failure. */
const maxAttempts = 5;

/** Puts a page's licenses into the table. Returns how many of them this reading had not seen. */
function putPage(
  items: readonly ListedLicense[],
  reading: number,
  { table, seats, clock }: LicenseIndexDeps,
): number {
  let fresh = 0;
  for (const item of items) {
    const known = table.find(item.id);
    if (known?.reading !== reading) fresh += 1;
    const rotatedBefore = known?.rotatedAt;
    const license = table.put(item, reading, clock.now());
    // The key was replaced elsewhere: seats that were checked before are stranded now.
    if (known !== undefined && license.rotatedAt !== rotatedBefore) seats.recountStranded(item.id);
  }
  return fresh;
}

/** Returns the index, which reads the organization's whole list into the table, page by page. It reads nothing yet. */
export function createLicenseIndex(deps: LicenseIndexDeps) {
  const { requests, table, seats, clock, changed } = deps;
  let cursor: ListCursor = { type: 'first' };
  let reading = 1;
  let seen = 0;
  let total = 0;
  let pages = 1;
  let isRunning = false;
  let isPaused = false;
  let isStopped = false;
  let failure: Failure | null = null;
  let completeAt: number | null = null;
  /** Whether this reading includes each page, so that a license which it has not seen is gone. */
  let isWholeReading = true;
  /** Licenses without a readable id or key, by page. */
  let unreadable = new Map<number, number>();

  const unreadableCount = (): number => [...unreadable.values()].reduce((sum, one) => sum + one, 0);

  function complete(): void {
    // A license that this reading has not seen may be among the unreadable ones.
    if (isWholeReading && unreadableCount() === 0) {
      for (const license of table.all()) {
        if (license.reading === reading) continue;
        table.remove(license.id);
        seats.forget(license.id);
      }
    }
    isWholeReading = false;
    total = table.size();
    completeAt = clock.now();
  }

  const canRead = (): boolean => !isPaused && !isStopped;

  async function readPages(): Promise<void> {
    let attempts = 0;
    while (canRead()) {
      const requested = cursor;
      const answer = await requests.page(pageOf(requested));
      // After a refresh, this page belongs to an earlier reading.
      if (isStopped || cursor !== requested) continue;
      if (answer.type !== 'ok') {
        attempts += 1;
        const isTransient = answer.type === 'indeterminate' || answer.type === 'not-sent';
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
      const fresh = putPage(answer.value.items, reading, deps);
      seen += fresh;
      const next = nextCursor(requested, { pages, hasGrown, fresh });
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
      // A call of `start` or `refresh` may have come after the last page.
      if (canRead() && failure === null && completeAt === null) startReading();
      changed();
    });
  }

  function resume(): void {
    failure = null;
    isPaused = false;
    startReading();
    changed();
  }

  return {
    progress(): IndexProgress {
      const read = completeAt === null ? seen : table.size();
      const counts = { read, total: Math.max(total, read), unreadable: unreadableCount() };
      if (failure !== null) return { type: 'stopped', ...counts, failure };
      if (completeAt !== null) return { type: 'complete', ...counts, at: completeAt };
      if (isPaused) return { type: 'paused', ...counts };
      return { type: 'reading', ...counts, waitingUntil: deps.pausedUntil() };
    },
    /** Returns the number of the current reading of the list, from 1. */
    reading: (): number => reading,
    /** Begins, or continues after a pause or a failure. Of a complete list, reads only what is new. */
    start(): void {
      if (completeAt !== null) cursor = { type: 'end', page: Math.max(1, pages) };
      resume();
    },
    pause(): void {
      if (completeAt === null) isPaused = true;
      changed();
    },
    /** Reads the list from the beginning. Licenses stay in the table until the reading shows that they are gone. */
    refresh(): void {
      reading += 1;
      unreadable = new Map();
      seen = 0;
      cursor = { type: 'first' };
      isWholeReading = true;
      completeAt = null;
      resume();
    },
    /** Ends for good. */
    stop(): void {
      isStopped = true;
    },
  };
}
