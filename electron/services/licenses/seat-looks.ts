import type { Clock } from '../../ports.ts';
import type { LicenseBook } from './license-repository.ts';

/** Looks at the seats of the licenses that are on the screen. */
export interface SeatLooks {
  /** These are seen now. Those that were asked for before and not begun are given up: they were scrolled past. */
  see(licenseIds: readonly string[]): void;
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
export function createSeatLooks(deps: {
  readonly book: Pick<LicenseBook, 'table' | 'look'>;
  readonly clock: Clock;
}): SeatLooks {
  const { book, clock } = deps;
  let wanted: string[] = [];
  const underWay = new Set<string>();

  function isFresh(licenseId: string): boolean {
    const at = book.table.columns().seatsAt[book.table.find(licenseId)] ?? -1;
    // A look of a later time was made before the clock was set back.
    return at !== -1 && Math.abs(clock.now() - at) < freshFor;
  }

  async function work(licenseId: string): Promise<void> {
    underWay.add(licenseId);
    const looked = await book.look(licenseId, 'person');
    underWay.delete(licenseId);
    // What refuses one look refuses the next, except for a license that is gone.
    if (!looked.ok && looked.failure.code !== 'license-unknown') wanted = [];
    pump();
  }

  function pump(): void {
    while (underWay.size < concurrency) {
      const licenseId = wanted.shift();
      if (licenseId === undefined) return;
      if (!underWay.has(licenseId) && !isFresh(licenseId)) void work(licenseId);
    }
  }

  return {
    see(licenseIds) {
      wanted = [...licenseIds];
      pump();
    },
    stop() {
      wanted = [];
    },
  };
}
