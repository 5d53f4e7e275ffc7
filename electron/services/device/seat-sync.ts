import { oldPlaceId, type SeatId } from '../../../shared/seat-id.ts';
import type { Log } from '../../ports.ts';
import type { Lock } from '../../storage/lock.ts';
import type { SeatLayout } from '../../storage/seat-layout.ts';
import type { LocalSeat } from './local-seat.ts';
import type { SeatCollection } from './seat-collection.ts';

/** Milliseconds to wait for the lock where the work under it can be left to the next process. */
const tidyTimeout = 3_000;

/** Keeps the collection in step with the folders on the disk. */
export function createSeatSync(deps: {
  readonly layout: SeatLayout;
  readonly lock: Lock;
  readonly log: Log;
  readonly collection: SeatCollection;
  /** Whether an activation or an import of this process is using the seat. */
  readonly isInUse: (id: SeatId) => boolean;
}) {
  const { layout, lock, log, collection, isInUse } = deps;
  let isRecovered = false;
  let isStopped = false;

  /** Tries again to move the records of the only seat into a folder: what kept them in the old place may have ended. */
  function leaveOldPlace(): void {
    if (layout.mode().type !== 'old-place' || isInUse(oldPlaceId)) return;
    if (collection.find(oldPlaceId)?.isBusy() === true) return;
    if (layout.prepare().type === 'seats') collection.remove([oldPlaceId]);
  }

  const isGone = (seat: LocalSeat, ids: readonly SeatId[]): boolean =>
    !ids.includes(seat.id) && !isInUse(seat.id) && !seat.isBusy();

  /** Opens the folders that have come, and forgets those that have gone. A seat that has come continues what it left open, once `recover` was called. */
  function refresh(): void {
    const before = collection.all();
    let opened: LocalSeat[] = [];
    try {
      leaveOldPlace();
      const { ids } = layout.list();
      const gone = collection.all().filter((seat) => isGone(seat, ids));
      collection.remove(gone.map(({ id }) => id));
      opened = collection.load(ids);
    } catch (error) {
      log.problem('the seats could not be listed', error);
    }
    const after = collection.all();
    const isSame = after.length === before.length && after.every((seat) => before.includes(seat));
    if (!isSame) collection.publish();
    if (isRecovered) for (const { device } of opened) device.recover();
  }

  return {
    refresh,

    /** Deletes the folders of seats that are gone and whose receipt was dismissed, and opens copies of them, which they hid. */
    async tidy(): Promise<void> {
      try {
        await lock.hold(tidyTimeout, async () => {
          const removed = collection
            .all()
            .filter((seat) => !isInUse(seat.id) && seat.removeIfEmpty());
          collection.remove(removed.map(({ id }) => id));
          return null;
        });
      } catch (error) {
        log.problem('nothing could be tidied up', error);
      }
      if (!isStopped) refresh();
    },

    /** Continues what an earlier process left open. Sends requests. */
    recover(): void {
      isRecovered = true;
      for (const { device } of collection.all()) device.recover();
    },

    stop(): void {
      isStopped = true;
      for (const { device } of collection.all()) device.stop();
    },
  };
}
