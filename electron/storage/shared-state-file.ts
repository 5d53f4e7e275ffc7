import * as fs from 'node:fs';
import * as path from 'node:path';
import type { SharedStateFile } from '../ports.ts';
import { readRegularFile, withRegularFile } from './regular-file.ts';

/** More bytes than any of these files holds. */
const maxFileSize = 4096;

/**
 * Returns a small state, as JSON in a file of the folder, that several processes share. A write replaces the content in place and then cuts
 * the file, so that it needs no new block of a full disk. Write it under the lock, unless a lost update does no harm.
 */
export function createSharedStateFile(folder: string, fileName: string): SharedStateFile {
  const file = path.join(folder, fileName);
  return {
    read() {
      try {
        return JSON.parse(readRegularFile(file, maxFileSize) ?? '');
      } catch {
        // No file, an incomplete one, or a file of another account.
        return undefined;
      }
    },
    write(value) {
      try {
        withRegularFile(file, 'write', (handle) => {
          fs.ftruncateSync(handle, fs.writeSync(handle, JSON.stringify(value), 0));
        });
      } catch {
        // The folder cannot be written. Each process then uses its own state in memory.
      }
    },
  };
}
