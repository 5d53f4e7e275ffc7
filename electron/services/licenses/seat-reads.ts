import type { Clock } from '../../ports.ts';
import type { LicenseRepository } from './license-repository.ts';

/** Looks at the seats of the licenses that are on the screen. */
export interface SeatReads {
  /** These are seen now. Those that were asked for before and not begun are given up: they were scrolled past. */
  setVisible(licenseIds: readonly string[]): void;
  stop(): void;
}

/** How many looks are under way at once. */
const concurrency = 2;
/** Seats that were looked at within so many milliseconds are not looked at again. */
export const freshFor = 5 * 60_000;

/**
 * Looks at what is seen. A look that has begun is let finish, even for a row that was scrolled past: Polar has counted it, and its answer
 * is worth keeping. One that failed is not
 * repeated before the row is seen anew: the row goes on saying that its seats are not known.
 */
export function createSeatReads(deps: {
  readonly repository: Pick<LicenseRepository, 'table' | 'check'>;
  readonly clock: Clock;
}): SeatReads {
  const { repository, clock } = deps;
  let queue: string[] = [];
  const inProgress = new Set<string>();

  function isFresh(licenseId: string): boolean {
    const checkedAt = repository.table.find(licenseId)?.seatsCheckedAt ?? null;
    // A check in the future was made before the clock was set back.
    return checkedAt !== null && Math.abs(clock.now() - checkedAt) < freshFor;
  }

  async function readSeats(licenseId: string): Promise<void> {
    inProgress.add(licenseId);
    const checked = await repository.check(licenseId, 'person');
    inProgress.delete(licenseId);
    // What refuses one look refuses the next, except for a license that is gone.
    if (!checked.ok && checked.failure.code !== 'license-unknown') queue = [];
    startReads();
  }

  function startReads(): void {
    while (inProgress.size < concurrency) {
      const licenseId = queue.shift();
      if (licenseId === undefined) return;
      if (!inProgress.has(licenseId) && !isFresh(licenseId)) void readSeats(licenseId);
    }
  }

  return {
    setVisible(licenseIds) {
      queue = [...licenseIds];
      startReads();
    },
    stop() {
      queue = [];
    },
  };
}
