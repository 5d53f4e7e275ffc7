import type { LastSeat, SeatState } from '../../../shared/app-state.ts';
import type { Log } from '../../ports.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { AppRecords } from '../../storage/records.ts';

/** Returns the newest seat of this computer among these; null for none. */
function newestSeat(seats: readonly SeatState[]): LastSeat | null {
  const newest = seats.findLast(
    ({ device }) => device.type === 'held' && device.seat.otherComputer !== true,
  );
  if (newest?.device.type !== 'held') return null;
  const { server, organizationId, label } = newest.device.seat;
  return { server, organizationId, label };
}

function areEqual(one: LastSeat, other: LastSeat | null): boolean {
  return (
    one.server === other?.server &&
    one.organizationId === other.organizationId &&
    one.label === other.label
  );
}

/** Remembers what the next activation on this computer probably repeats. It is never the key. */
export function createLastSeat(deps: { readonly file: AppRecords['lastSeat']; readonly log: Log }) {
  const file = mirroredFile(deps.file);
  file.reload();
  let last = file.get();
  return {
    /**
     * Returns the newest of these seats, and saves it where it differs from the last one; the last one
     * if there is none. A seat that cannot be saved is logged once, and forgotten at the end of the app.
     */
    remember(seats: readonly SeatState[]): LastSeat | null {
      const newest = newestSeat(seats);
      if (newest === null || areEqual(newest, last)) return last;
      last = newest;
      try {
        file.save(newest);
      } catch (error) {
        deps.log.problem('the last seat could not be saved', error);
      }
      return last;
    },
  };
}
