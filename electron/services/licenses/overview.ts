import { dayNumber } from '../../../shared/days.ts';
import type { Server } from '../../../shared/license.ts';
import { maxWindowRows, type IndexProgress } from '../../../shared/licenses.ts';
import type { Overview, SeatSnapshot } from '../../../shared/overview.ts';
import type { Clock, Log } from '../../ports.ts';
import { countLicenses } from './license-overview.ts';
import type { LicenseTable } from './license-table.ts';
import type { SeatHistory } from './seat-history.ts';
import type { SeatReads } from './seat-reads.ts';

/** Returns the id of the organization whose licenses these are; null where Polar has not given it. */
function organizationOf(table: LicenseTable): string | null {
  for (const { organizationId } of table.all()) if (organizationId !== '') return organizationId;
  return null;
}

/**
 * Returns the overview of an organization. Each call counts the licenses anew, saves the day's counts once they are known, and checks the
 * seats of an organization that is small enough to be checked in a minute.
 */
export function createOverview(deps: {
  readonly server: Server;
  readonly table: LicenseTable;
  readonly listProgress: () => IndexProgress;
  readonly seatReads: Pick<SeatReads, 'setVisible'>;
  readonly history: SeatHistory;
  readonly clock: Clock;
  readonly log: Log;
}): () => Overview {
  const { server, table, listProgress, seatReads, history, clock, log } = deps;

  function saveSnapshot(organizationId: string, snapshot: SeatSnapshot): void {
    try {
      history.add(server, organizationId, snapshot);
    } catch (error) {
      // The next day tries again; the counts on the screen are not affected.
      log.problem('the day’s seat counts were not saved', error);
    }
  }

  return () => {
    const now = clock.now();
    const counts = countLicenses(table, now);
    const progress = listProgress();
    const isListComplete = progress.type === 'complete' && progress.unreadable === 0;
    const organizationId = organizationOf(table);
    if (isListComplete && counts.checked < counts.licenses && counts.licenses <= maxWindowRows) {
      const unchecked = [...table.all()].filter(({ seatsUsed }) => seatsUsed === null);
      seatReads.setVisible(
        'overview',
        unchecked.map(({ id }) => id),
      );
    }
    if (isListComplete && counts.checked === counts.licenses && organizationId !== null) {
      const { licenses, seatsInUse: seats } = counts;
      saveSnapshot(organizationId, { day: dayNumber(now), licenses, seats });
    }
    const snapshots = organizationId === null ? [] : history.of(server, organizationId);
    return { counts, snapshots: [...snapshots] };
  };
}
