import type { Failure } from '../../shared/failure.ts';
import { oldPlaceId, seatIdPattern } from '../../shared/seat-id.ts';
import type { Clock, Log, SeatEntries, SeatFolders, Stores } from '../ports.ts';
import { LockLost, type SyncLock } from './lock.ts';
import { oldPlaceStores } from './old-place-stores.ts';
import { contentOf, isSameSeat } from './same-seat.ts';
import { newSeatId } from './seat-id.ts';
import {
  createDataFolderReader,
  markedName,
  markerContent,
  withReadFailure,
  type DataFolder,
} from './seat-marker.ts';
import { createSeatMigration } from './seat-migration.ts';
import { NotWritable, storageFailure } from './stored-file.ts';

/**
 * Where the records of seats lie: in a folder for each, `seats/ID/`. The data folder's own device.json then marks the layout
 * (`{ "version": 2, "layout": "seats" }`). Versions of the app that know one seat read it as a file of a newer version, and take no seat.
 *
 * Before, the records of the only seat lay in the data folder itself. `prepare` moves them in durable steps: it copies them into a staging
 * folder, writes the marker, which names the new id in `moved`, renames the staging folder to that id, erases the originals, and writes the
 * marker without `moved`. The marker commits: without it the staging folder is worthless, with it the next start does the steps that
 * are left.
 */

/** Where the seats of this run lie. */
export type LayoutMode =
  | { readonly type: 'seats' }
  /**
   * The records in the data folder could not be moved, and are used where they are, as the seat `oldPlaceId`. No seat can be added.
   * `failure`: the reason, such as another process that holds the lock, or a full disk.
   */
  | { readonly type: 'old-place'; readonly failure: Failure };

/** The layout of the data folder. All calls are synchronous. */
export interface SeatLayout {
  /**
   * Reads the layout, and migrates what is left of an older one. Never throws and never waits. Takes the lock only if there is something to
   * do. To be called before any record is read, and again in the mode `old-place` when the reason may have ended.
   */
  prepare(): LayoutMode;
  /** Returns the mode that `prepare` or `list` found last. */
  mode(): LayoutMode;
  /**
   * Returns the ids of all seats on disk, in the mode `old-place` first `oldPlaceId` and without the seats that it duplicates; and the
   * entries that the app does not open. Of these, a link and another account's folder with an id as their name are among the ids, since
   * they may hold a seat: their stores throw `UnusableFile`. Leaves the mode `old-place` if another process has
   * moved the records meanwhile, which would be listed twice. Throws the file system's error only in the mode `seats`.
   */
  list(): Pick<SeatEntries, 'ids' | 'odd'>;
  /** Returns an id for a seat that is to be added. */
  newId(): string;
  /**
   * Opens the stores of a seat. The write that creates a seat's folder calls `ensureMarker` first. The stores of `oldPlaceId` are the data
   * folder's; they leave the marker alone, and report it with the mode's failure.
   */
  open(id: string): Stores;
  /**
   * Writes the marker, unless it is there. Throws `NotWritable` if the records of an older layout or a newer version's are in its
   * place, and the file system's error. To be called only under the lock.
   */
  ensureMarker(): void;
  /** Deletes the folder of a seat that holds no file. Returns false and leaves it if it holds one, also one that was set aside. */
  remove(id: string): boolean;
}

/** Dependencies of the layout. `stores`: the data folder's. */
export interface LayoutDeps {
  readonly folders: SeatFolders;
  readonly stores: Stores;
  readonly lock: SyncLock;
  readonly clock: Clock;
  readonly log: Log;
}

/** Returns the failure that keeps the records in the old place. */
function failureOf(error: unknown): Failure {
  if (error instanceof LockLost) return { code: 'busy-elsewhere' };
  return storageFailure(error, { fileName: 'seats' });
}

/** Returns the stores of a seat. Calls `ensureMarker` before the write that creates its folder. */
function seatStores(folders: SeatFolders, id: string, ensureMarker: () => void): Stores {
  const seat = folders.open(id);
  return {
    removeLeftovers: seat.removeLeftovers,
    open(name) {
      const store = seat.open(name);
      return {
        ...store,
        write(value) {
          if (!folders.list().ids.includes(id)) ensureMarker();
          store.write(value);
        },
      };
    },
  };
}

/** Returns the ids of seats whose folder the app does not open: it may hold a seat, and must not be taken for absent. */
function unopenedIds(odd: SeatEntries['odd']): readonly string[] {
  return odd
    .filter(({ name, type }) => (type === 'link' || type === 'foreign') && seatIdPattern.test(name))
    .map(({ name }) => name);
}

/** Whether the lock and a step of the migration are needed. */
function needsMigration(found: DataFolder, { ids, isStaged }: SeatEntries): boolean {
  switch (found.type) {
    case 'newer':
      return false;
    case 'records':
      return true;
    case 'marker':
      return found.moved !== null || isStaged;
    case 'empty':
      return isStaged || ids.length > 0;
  }
}

/** Returns the layout of a data folder. Reads nothing before `prepare`. */
export function createSeatLayout(deps: LayoutDeps): SeatLayout {
  const { folders, stores, lock, log } = deps;
  const reader = createDataFolderReader(folders);
  const migrate = createSeatMigration(deps);
  let mode: LayoutMode = { type: 'seats' };

  const listFolders = (): SeatEntries => withReadFailure('seats', folders.list);

  /** Returns the mode that the files allow after `failure`, or after a migration without one. */
  function modeAfter(failure: Failure | null): LayoutMode {
    try {
      const found = reader.inspect();
      const { ids } = listFolders();
      if (found.type === 'newer') {
        return { type: 'old-place', failure: { code: 'file-newer', file: `${markedName}.json` } };
      }
      const busy: LayoutMode = {
        type: 'old-place',
        failure: failure ?? { code: 'busy-elsewhere' },
      };
      if (found.type === 'records') return busy;
      const isMoved = found.type === 'empty' || found.moved === null || ids.includes(found.moved);
      return isMoved || failure === null ? { type: 'seats' } : busy;
    } catch (error) {
      return { type: 'old-place', failure: failureOf(error) };
    }
  }

  function tryMigration(): Failure | null {
    try {
      if (!needsMigration(reader.inspect(), listFolders())) return null;
      const isDone = lock.tryHoldSync((renew) => {
        migrate(renew);
        return true;
      });
      return isDone === null ? { code: 'busy-elsewhere' } : null;
    } catch (error) {
      log.problem('the records could not be moved', error);
      return failureOf(error);
    }
  }

  function ensureMarker(): void {
    const found = reader.inspect();
    if (found.type === 'marker') return;
    if (found.type === 'empty') {
      folders.migration.replace(markedName, markerContent(null));
      return;
    }
    const failure: Failure =
      found.type === 'newer'
        ? { code: 'file-newer', file: `${markedName}.json` }
        : { code: 'busy-elsewhere' };
    throw new NotWritable(
      mode.type === 'old-place' ? mode.failure : failure,
      'is in the place of the marker',
    );
  }

  /** Whether another process has moved the records since this one found them in the old place. */
  function isMovedMeanwhile(): boolean {
    try {
      const found = reader.inspect();
      const { ids } = folders.list();
      return found.type === 'marker' && (found.moved === null || ids.includes(found.moved));
    } catch {
      return false;
    }
  }

  function listBesideOldPlace(): Pick<SeatEntries, 'ids' | 'odd'> {
    try {
      const { ids, odd } = folders.list();
      const record = reader.content(markedName);
      const others = ids.filter((id) => !isSameSeat(record, contentOf(folders, id)));
      return { ids: [oldPlaceId, ...others, ...unopenedIds(odd)], odd };
    } catch {
      return { ids: [oldPlaceId], odd: [] };
    }
  }

  return {
    mode: () => mode,
    prepare() {
      mode = modeAfter(tryMigration());
      return mode;
    },
    list() {
      if (mode.type === 'old-place' && isMovedMeanwhile()) mode = { type: 'seats' };
      if (mode.type === 'old-place') return listBesideOldPlace();
      const { ids, odd } = folders.list();
      return { ids: [...ids, ...unopenedIds(odd)], odd };
    },
    newId() {
      const { ids, odd } = folders.list();
      return newSeatId([...ids, ...unopenedIds(odd)]);
    },
    open(id) {
      if (id !== oldPlaceId) return seatStores(folders, id, ensureMarker);
      return oldPlaceStores(stores, () =>
        mode.type === 'old-place' ? mode.failure : { code: 'busy-elsewhere' },
      );
    },
    ensureMarker,
    remove: (id) => id !== oldPlaceId && folders.remove(id),
  };
}
