import * as fs from 'node:fs';
import * as path from 'node:path';
import { seatIdPattern } from '../../../shared/seat-id.ts';
import { seatsFolderName } from './seat-folders.ts';

/** Milliseconds without a change after which `changed` is called: one write changes the file system several times. */
const debounceTime = 100;

/** A watched folder. `identity` differs from that of another folder that took its name. */
interface Watched {
  readonly identity: string;
  readonly close: () => void;
}

/** Returns the folder's identity; null if there is no such folder. Does not follow a link. */
function identityOf(folder: string): string | null {
  try {
    const stat = fs.lstatSync(folder);
    // A new folder may get the inode of a deleted one.
    return stat.isDirectory() ? `${stat.dev} ${stat.ino} ${stat.birthtimeMs}` : null;
  } catch {
    return null;
  }
}

/** Calls `onEntry` with the name of each entry that changes in a folder, without those below. Throws if it cannot be watched. */
function watchEntries(folder: string, onEntry: (name: string | null) => void): () => void {
  const watcher = fs.watch(folder, { persistent: false }, (_event, name) => {
    onEntry(name);
  });
  // The next write reports a folder that was removed.
  watcher.on('error', () => undefined);
  return () => {
    watcher.close();
  };
}

/** Watches a changing set of folders, each once. */
function createWatchers(onEntry: (folder: string, name: string | null) => void) {
  const watched = new Map<string, Watched>();

  return {
    /** Ends what is not in `folders` any more, and begins what is new. Returns whether there was anything new. */
    set(folders: readonly string[]): boolean {
      for (const [folder, { identity, close }] of watched) {
        if (folders.includes(folder) && identityOf(folder) === identity) continue;
        close();
        watched.delete(folder);
      }
      let hasNew = false;
      for (const folder of folders) {
        const identity = identityOf(folder);
        if (identity === null || watched.has(folder)) continue;
        try {
          const close = watchEntries(folder, (name) => onEntry(folder, name));
          watched.set(folder, { identity, close });
          hasNew = true;
        } catch {
          // It was removed meanwhile, or the system watches no more folders. Each action reads its files again anyway.
        }
      }
      return hasNew;
    },
    closeAll() {
      for (const { close } of watched.values()) close();
      watched.clear();
    },
  };
}

/** Returns the paths of the seats' folders. */
function seatFoldersIn(seatsFolder: string): string[] {
  try {
    const names = identityOf(seatsFolder) === null ? [] : fs.readdirSync(seatsFolder);
    return names
      .filter((name) => seatIdPattern.test(name))
      .map((name) => path.join(seatsFolder, name));
  } catch {
    return [];
  }
}

/**
 * Calls `changed` when the command line or another program has changed a record in the data folder or in the folder of a seat, or when a
 * seat's folder has come or gone. Watches these folders alone, and not all below the data folder: Chromium writes its own files there.
 * Returns a function that stops watching.
 */
export function watchFolder(dataFolder: string, changed: () => void): () => void {
  const seatsFolder = path.join(dataFolder, seatsFolderName);
  let timer: NodeJS.Timeout | undefined;

  function changeSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(changed, debounceTime);
  }

  const seats = createWatchers((folder, name) => {
    if (folder === seatsFolder) seatsChanged();
    else if (name?.endsWith('.json') === true) changeSoon();
  });

  /** Repeats until nothing is new: a seat may come before the folder of seats is watched. */
  function watchSeats(): void {
    while (seats.set([seatsFolder, ...seatFoldersIn(seatsFolder)]));
  }

  function seatsChanged(): void {
    watchSeats();
    // After that: no call reports what was written before a folder was watched.
    changeSoon();
  }

  try {
    const close = watchEntries(dataFolder, (name) => {
      if (name === seatsFolderName) seatsChanged();
      else if (name?.endsWith('.json') === true) changeSoon();
    });
    watchSeats();
    return () => {
      clearTimeout(timer);
      close();
      seats.closeAll();
    };
  } catch {
    // Some network folders cannot be watched. Each action reads its files again anyway.
    return () => undefined;
  }
}
