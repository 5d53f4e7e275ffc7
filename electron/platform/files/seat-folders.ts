import * as fs from 'node:fs';
import * as path from 'node:path';
import { seatIdPattern } from '../../../shared/seat-id.ts';
import type { OddSeatEntry, SeatFolders, SeatMigration, Store, Stores } from '../../ports.ts';
import { UnusableFile } from '../../storage/regular-file.ts';
import { readRecordText } from '../../storage/stored-file.ts';
import { copyAside, readBytes, writeBytes, writeDurably } from './durable-file.ts';
import { removeLeftovers } from './leftovers.ts';
import { syncFolder } from './sync-folder.ts';

/** The name of the folder of all seats. */
export const seatsFolderName = 'seats';
/** The name in it of the staging folder of a migration, which is not the id of a seat. */
const stagingName = '.moving';

/** What lies under the name of a folder. `own`: a folder of this account. */
type FolderState = 'absent' | 'own' | Exclude<OddSeatEntry['type'], 'misnamed'>;

/** Returns what lies there, and not what a link leads to. */
function folderState(folder: string): FolderState {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  if (stat.isSymbolicLink()) return 'link';
  if (stat.isFile()) return 'file';
  if (!stat.isDirectory()) return 'special';
  const uid = process.geteuid?.();
  if (process.platform === 'win32' || uid === undefined) return 'own';
  if (stat.uid !== uid) return 'foreign';
  if ((stat.mode & 0o077) !== 0) restrictFolder(folder, stat.mode);
  return 'own';
}

/** Removes the access of other accounts that a backup or a copy left. */
function restrictFolder(folder: string, mode: number): void {
  try {
    fs.chmodSync(folder, mode & 0o700);
  } catch {
    // The file system is read-only or has no modes. The data folder's mode keeps other accounts out.
  }
}

/** Returns whether the folder exists. Throws `UnusableFile` for any other entry than a folder of this account. */
function hasFolder(folder: string): boolean {
  const state = folderState(folder);
  if (state === 'absent' || state === 'own') return state === 'own';
  throw new UnusableFile(`${path.basename(folder)} is no folder of this account: ${state}`);
}

function makeFolder(folder: string): void {
  if (hasFolder(folder)) return;
  fs.mkdirSync(folder, { mode: 0o700 });
  syncFolder(path.dirname(folder));
}

function createMigration(dataFolder: string, seatsFolder: string): SeatMigration {
  const stagingFolder = path.join(seatsFolder, stagingName);
  const fileOf = (name: string): string => path.join(dataFolder, `${name}.json`);

  function discard(): void {
    if (!hasFolder(seatsFolder) || !hasFolder(stagingFolder)) return;
    // Fails on a folder in it, which the app did not make.
    for (const name of fs.readdirSync(stagingFolder)) fs.unlinkSync(path.join(stagingFolder, name));
    fs.rmdirSync(stagingFolder);
    syncFolder(seatsFolder);
  }

  return {
    discard,
    read: (name) => readRecordText(fileOf(name)),
    stage(names) {
      makeFolder(seatsFolder);
      fs.mkdirSync(stagingFolder, { mode: 0o700 });
      for (const name of names) {
        writeBytes(path.join(stagingFolder, `${name}.json`), readBytes(fileOf(name)));
      }
      syncFolder(stagingFolder);
      syncFolder(seatsFolder);
    },
    publish(id) {
      hasFolder(seatsFolder);
      hasFolder(stagingFolder);
      const folder = path.join(seatsFolder, id);
      if (hasFolder(folder)) throw new UnusableFile(`${id} exists`);
      fs.renameSync(stagingFolder, folder);
      syncFolder(seatsFolder);
    },
    replace(name, content) {
      fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      writeDurably(fileOf(name), JSON.stringify(content));
    },
    copyAside(name, suffix) {
      copyAside(fileOf(name), suffix);
    },
    erase(name) {
      fs.rmSync(fileOf(name), { force: true });
      syncFolder(dataFolder);
    },
  };
}

/** Creates the port to the folders of seats in the data folder. `openStores` opens the stores of one folder. */
export function createSeatFolders(
  dataFolder: string,
  openStores: (folder: string) => Stores,
): SeatFolders {
  const seatsFolder = path.join(dataFolder, seatsFolderName);

  /** Returns whether the seat has a folder. Throws `UnusableFile` if another entry is in its way. */
  const hasSeat = (id: string): boolean =>
    hasFolder(seatsFolder) && hasFolder(path.join(seatsFolder, id));

  function openStore(id: string, store: Store): Store {
    return {
      fileName: store.fileName,
      read: () => (hasSeat(id) ? store.read() : undefined),
      readText: () => (hasSeat(id) ? store.readText() : undefined),
      write(value) {
        fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
        makeFolder(seatsFolder);
        makeFolder(path.join(seatsFolder, id));
        store.write(value);
      },
      erase() {
        if (hasSeat(id)) store.erase();
      },
      setAside(suffix) {
        hasSeat(id);
        return store.setAside(suffix);
      },
      copyAside(suffix) {
        hasSeat(id);
        store.copyAside(suffix);
      },
    };
  }

  function list(): ReturnType<SeatFolders['list']> {
    const names = hasFolder(seatsFolder) ? fs.readdirSync(seatsFolder).toSorted() : [];
    const ids: string[] = [];
    const odd: OddSeatEntry[] = [];
    let isStaged = false;
    for (const name of names) {
      const state = folderState(path.join(seatsFolder, name));
      if (state === 'absent') continue;
      if (state !== 'own') odd.push({ name, type: state });
      else if (seatIdPattern.test(name)) ids.push(name);
      else if (name === stagingName) isStaged = true;
      else odd.push({ name, type: 'misnamed' });
    }
    return { ids, isStaged, odd };
  }

  return {
    list,
    open(id) {
      const stores = openStores(path.join(seatsFolder, id));
      return {
        open: (name) => openStore(id, stores.open(name)),
        removeLeftovers() {
          if (hasSeat(id)) stores.removeLeftovers();
        },
      };
    },
    remove(id) {
      if (!hasSeat(id)) return true;
      const folder = path.join(seatsFolder, id);
      removeLeftovers(folder);
      if (fs.readdirSync(folder).length > 0) return false;
      fs.rmdirSync(folder);
      syncFolder(seatsFolder);
      return true;
    },
    removeLeftovers() {
      for (const id of list().ids) removeLeftovers(path.join(seatsFolder, id));
    },
    migration: createMigration(dataFolder, seatsFolder),
  };
}
