import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The temporary files of electron-store's writer and of `temporaryName`. A killed process leaves them, with the content to be written. */
const leftover = /\.json\.tmp-\d{10}[\da-f]{6}$/;

/** The lock of a process that has ended, which another one moved aside and was killed before it deleted it. */
const movedLock = /\.lock\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Milliseconds after which no process still needs a lock that it moved aside: it deletes it, or puts it back, at once. */
const movedLockTime = 60_000;

/** Returns a new name beside a record's file, for content that a rename then gives its name. `removeLeftovers` finds it. */
export function temporaryName(file: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString();
  return `${file}.tmp-${seconds.padStart(10, '0').slice(-10)}${randomBytes(3).toString('hex')}`;
}

/** Whether a file has been a lock that was moved aside for so long that its process must have ended. */
function isForgottenLock(file: string): boolean {
  // Moving a file changes this time, and so does each sign of life of a lock's holder.
  const changedAt = fs.lstatSync(file, { throwIfNoEntry: false })?.ctimeMs;
  return movedLock.test(file) && Date.now() - (changedAt ?? Number.NaN) > movedLockTime;
}

/** Deletes the temporary files in a folder. To be called only under the lock, since another process may be writing one. */
export function removeLeftovers(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name);
    if (leftover.test(name) || isForgottenLock(file)) fs.rmSync(file, { force: true });
  }
}
