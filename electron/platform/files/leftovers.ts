import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The temporary files of electron-store's writer and of `temporaryName`. A killed process leaves them, with the content to be written. */
const leftover = /\.json\.tmp-\d{10}[\da-f]{6}$/;

/** Returns a new name beside a record's file, for content that a rename then gives its name. `removeLeftovers` finds it. */
export function temporaryName(file: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString();
  return `${file}.tmp-${seconds.padStart(10, '0').slice(-10)}${randomBytes(3).toString('hex')}`;
}

/** Deletes the temporary files in a folder. To be called only under the lock, since another process may be writing one. */
export function removeLeftovers(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    if (leftover.test(name)) fs.rmSync(path.join(folder, name), { force: true });
  }
}
