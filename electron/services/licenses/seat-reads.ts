import type { RowsPlace } from '../../../shared/licenses.ts';
import type { Clock } from '../../ports.ts';
import type { LicenseRepository } from './license-repository.ts';

const concurrency = 2;
/** Milliseconds that the result of a check is used without another check. */
export const freshFor = 5 * 60_000;

/** The checks of the seats of the licenses on the screen. */
export type SeatReads = ReturnType<typeof createSeatReads>;

/**
 * Returns the checks of the seats of the licenses on the screen; none runs yet. A check in progress finishes even if the person scrolls past its row: Polar has counted the request, and
 * the result is of use. A failed check is not repeated before the row is visible anew; the row still shows its seats as unknown.
 */
export function createSeatReads(deps: {
  readonly repository: Pick<LicenseRepository, 'table' | 'check'>;
  readonly clock: Clock;
}) {
  const { repository, clock } = deps;
  /** The panel first: a person opened it. The overview last: it only counts. */
  const queues: Record<RowsPlace | 'overview', string[]> = { panel: [], list: [], overview: [] };
  const inProgress = new Set<string>();

  function dropAll(): void {
    queues.panel = [];
    queues.list = [];
    queues.overview = [];
  }

  function isFresh(licenseId: string): boolean {
    const checkedAt = repository.table.find(licenseId)?.seatsCheckedAt ?? null;
    // A check in the future was made before the clock was set back.
    return checkedAt !== null && Math.abs(clock.now() - checkedAt) < freshFor;
  }

  async function readSeats(licenseId: string): Promise<void> {
    inProgress.add(licenseId);
    const checked = await repository.check(licenseId, 'person');
    inProgress.delete(licenseId);
    // A failure stops the other checks as well, unless the license is gone.
    if (!checked.ok && checked.failure.code !== 'license-unknown') dropAll();
    startReads();
  }

  function startReads(): void {
    while (inProgress.size < concurrency) {
      const licenseId = queues.panel.shift() ?? queues.list.shift() ?? queues.overview.shift();
      if (licenseId === undefined) return;
      if (!inProgress.has(licenseId) && !isFresh(licenseId)) void readSeats(licenseId);
    }
  }

  return {
    /** Checks these licenses; drops earlier ones of the place whose checks have not begun, since the person scrolled past them. */
    setVisible(place: RowsPlace | 'overview', licenseIds: readonly string[]): void {
      queues[place] = [...licenseIds];
      startReads();
    },
    stop: dropAll,
  };
}
