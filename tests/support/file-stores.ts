import * as fs from 'node:fs';
import * as path from 'node:path';
import { copyAside, freeName } from '../../electron/platform/files/durable-file.ts';
import { removeLeftovers } from '../../electron/platform/files/leftovers.ts';
import { createSeatFolders } from '../../electron/platform/files/seat-folders.ts';
import { readRecordText } from '../../electron/storage/stored-file.ts';
import type { AppendLog, RunLog, SeatFolders, Stores } from '../../electron/ports.ts';

/**
 * Creates stores over real files that are replaced by a rename. They do not survive a power cut.
 */
export function createFileStores(folder: string): Stores {
  return {
    open(name) {
      const fileName = `${name}.json`;
      const file = path.join(folder, fileName);
      return {
        fileName,
        readText: () => readRecordText(file),
        read() {
          const text = readRecordText(file);
          return text === undefined ? undefined : (JSON.parse(text) as unknown);
        },
        write(value) {
          fs.mkdirSync(folder, { recursive: true });
          fs.writeFileSync(`${file}.tmp`, JSON.stringify(value), { mode: 0o600 });
          fs.renameSync(`${file}.tmp`, file);
        },
        erase() {
          fs.rmSync(file, { force: true });
        },
        setAside(suffix) {
          const aside = freeName(`${file}.${suffix}`);
          fs.renameSync(file, aside);
          return path.basename(aside);
        },
        copyAside(suffix) {
          copyAside(file, suffix);
        },
      };
    },
    removeLeftovers() {
      removeLeftovers(folder);
    },
  };
}

/**
 * Creates the app's own seat folders in a data folder, over such stores.
 */
export function createFileSeatFolders(dataFolder: string): SeatFolders {
  return createSeatFolders(dataFolder, createFileStores);
}

/** Creates an append log in memory. */
export function createMemoryLog(): RunLog & AppendLog {
  let entries: unknown[] = [];
  return {
    append(entry) {
      entries.push(JSON.parse(JSON.stringify(entry)));
    },
    replace(next) {
      entries = JSON.parse(JSON.stringify(next)) as unknown[];
    },
    read: () => [...entries],
    erase() {
      entries = [];
    },
  };
}
