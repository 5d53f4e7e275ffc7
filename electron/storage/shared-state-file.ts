import * as fs from 'node:fs';
import * as path from 'node:path';
import type { SharedStateFile } from '../ports.ts';
import { readRegularFile, withRegularFile } from './regular-file.ts';

/** More than any memo holds, in bytes. */
const maxFileSize = 4096;

/**
 * A memo in a file of the given folder, in JSON. It is written over in place and then cut to its length, so that a full disk, which
 * gives out no new block, does not cost what is in it. Only for whoever holds the lock, or does not mind.
 */
export function createSharedStateFile(folder: string, fileName: string): SharedStateFile {
  const file = path.join(folder, fileName);
  return {
    read() {
      try {
        return JSON.parse(readRegularFile(file, maxFileSize) ?? '');
      } catch {
        // None yet, half of one, or somebody else's file.
        return undefined;
      }
    },
    write(value) {
      try {
        withRegularFile(file, 'write', (handle) => {
          fs.ftruncateSync(handle, fs.writeSync(handle, JSON.stringify(value), 0));
        });
      } catch {
        // A folder that cannot be written; each process then remembers what it did itself.
      }
    },
  };
}
