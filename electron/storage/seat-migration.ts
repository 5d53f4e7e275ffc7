import type { Clock, Log, SeatFolders } from '../ports.ts';
import { contentOf, isSameKey, isSameSeat } from './same-seat.ts';
import { newSeatId } from './seat-id.ts';
import { createDataFolderReader, markedName, markerContent, otherNames } from './seat-marker.ts';

/** Returns the steps of the migration, which run under the lock. `renew` is called before each step. */
export function createSeatMigration({
  folders,
  clock,
  log,
}: {
  readonly folders: SeatFolders;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { migration } = folders;
  const reader = createDataFolderReader(folders);

  /** Returns a seat with the activation of the data folder's record: that is a backup which was restored. */
  function duplicateOf(record: unknown): string | null {
    const isDuplicate = (id: string): boolean => isSameSeat(record, contentOf(folders, id));
    return folders.list().ids.find(isDuplicate) ?? null;
  }

  /** Returns the records that need no seat of their own, since the seat `id` is theirs. */
  function duplicatedNames(id: string, names: readonly string[]): string[] {
    const intent = reader.content('activation');
    const seats = [reader.content(markedName), contentOf(folders, id)];
    const isOfSeat = seats.some((seat) => isSameKey(intent, seat));
    return names.filter((name) => name !== 'activation' || isOfSeat);
  }

  /** Does the steps that follow the marker. */
  function complete(moved: string, renew: () => void): void {
    const { ids, isStaged } = folders.list();
    renew();
    if (isStaged && ids.includes(moved)) migration.discard();
    else if (isStaged) migration.publish(moved);
    // The copy is gone, so that the originals are all there is.
    else if (!ids.includes(moved)) return;
    for (const name of otherNames) {
      if (migration.read(name) === undefined) continue;
      renew();
      migration.erase(name);
    }
    renew();
    migration.replace(markedName, markerContent(null));
  }

  /** Leaves nothing on a full disk. */
  function stage(names: readonly string[]): void {
    try {
      migration.stage(names);
    } catch (error) {
      migration.discard();
      throw error;
    }
  }

  /** Writes the marker. If that fails, leaves no copy of the records: it would stay when their seat is released. */
  function commit(moved: string): void {
    try {
      migration.replace(markedName, markerContent(moved));
    } catch (error) {
      // With the marker in place, the copy is all there is.
      if (reader.inspect().type === 'records') migration.discard();
      throw error;
    }
  }

  function moveRecords(names: readonly string[], renew: () => void): void {
    const duplicate = duplicateOf(reader.content(markedName));
    const copied = duplicate === null ? [] : duplicatedNames(duplicate, names);
    const staged = names.filter((name) => !copied.includes(name));
    const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    for (const name of copied) {
      renew();
      migration.copyAside(name, `copied-${stamp}`);
    }
    renew();
    migration.discard();
    if (staged.length > 0) stage(staged);
    const isOwnSeat = duplicate === null || staged.length > 0;
    const moved = isOwnSeat ? newSeatId(folders.list().ids) : duplicate;
    renew();
    commit(moved);
    log.info('the records were moved', { seat: moved, copied: copied.length });
    complete(moved, renew);
  }

  /** Does all that the data folder and the folder of seats need. */
  return (renew: () => void): void => {
    const found = reader.inspect();
    if (found.type === 'records') moveRecords(found.names, renew);
    else if (found.type === 'marker' && found.moved !== null) complete(found.moved, renew);
    else if (found.type !== 'newer') {
      if (folders.list().isStaged) migration.discard();
      // The marker was lost, such as by a restored backup.
      if (found.type === 'empty' && folders.list().ids.length > 0) {
        migration.replace(markedName, markerContent(null));
      }
    }
  };
}
