import * as fs from 'node:fs';
import * as path from 'node:path';
import { readRecordText } from '../../electron/storage/stored-file.ts';
import type { AppendLog, RunLog, Stores } from '../../electron/ports.ts';

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
          let aside = `${file}.${suffix}`;
          for (let count = 2; fs.existsSync(aside); count += 1)
            aside = `${file}.${suffix}-${count}`;
          fs.renameSync(file, aside);
          return path.basename(aside);
        },
      };
    },
    removeLeftovers: () => undefined,
  };
}

/** Creates an append log in memory. */
export function createMemoryLog(): RunLog & AppendLog {
  let entries: unknown[] = [];
  return {
    append(entry) {
      entries.push(JSON.parse(JSON.stringify(entry)));
    },
    read: () => [...entries],
    erase() {
      entries = [];
    },
  };
}
