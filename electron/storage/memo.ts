import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Memo } from '../ports.ts';

// What is written in place must not be written through a link to somewhere else; Windows has no such flag.
const { O_WRONLY, O_CREAT, O_NOFOLLOW } = fs.constants;

/**
 * A memo in a file of the given folder, in JSON. It is written over in place and then cut to its length, so that a full disk, which
 * gives out no new block, does not cost what is in it. Only for whoever holds the lock, or does not mind.
 */
export function createMemo(folder: string, fileName: string): Memo {
  const file = path.join(folder, fileName);
  return {
    read() {
      try {
        return JSON.parse(fs.readFileSync(file, 'utf8'));
      } catch {
        // None yet, half of one, or somebody else's file.
        return undefined;
      }
    },
    write(word) {
      try {
        const handle = fs.openSync(file, O_WRONLY | O_CREAT | O_NOFOLLOW, 0o600);
        try {
          fs.ftruncateSync(handle, fs.writeSync(handle, JSON.stringify(word), 0));
        } finally {
          fs.closeSync(handle);
        }
      } catch {
        // A folder that cannot be written; each process then remembers what it did itself.
      }
    },
  };
}
