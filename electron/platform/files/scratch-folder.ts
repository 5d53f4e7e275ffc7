import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { brand } from '../../../shared/brand.ts';
import { isAlive } from '../../storage/is-alive.ts';

/** `NAME-PID-RANDOM`, with the name of this app: the process that made the folder, so that a later process knows whether it is still in use. */
const scratchName = new RegExp(String.raw`^${brand.name}-(\d+)-\w+$`);

let scratch: string | null = null;

/** Deletes a folder. One that cannot be deleted yet is left to a later process. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Windows does not delete a file that a process has open.
  }
}

/**
 * Whether this account made the folder, and no other one can change what is in it. In a shared place another account may create a folder
 * of that name, and replace a part of it by a link to somewhere else while this process, perhaps root's, deletes it.
 */
function isPrivate(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return false;
  // On Windows the place belongs to this account alone.
  const uid = process.getuid?.();
  return uid === undefined || (stat.uid === uid && (stat.mode & 0o077) === 0);
}

/** Deletes the folders of this account's processes that were killed. */
function removeLeftovers(parent: string): void {
  try {
    for (const name of readdirSync(parent)) {
      const [, pid] = scratchName.exec(name) ?? [];
      const folder = path.join(parent, name);
      if (pid !== undefined && !isAlive(Number(pid)) && isPrivate(folder)) remove(folder);
    }
  } catch {
    // The place may be written and not read. A restart of the computer clears it.
  }
}

/** Returns the absolute path of a folder for this process alone, made at the first call; null where none can be made. */
export function scratchFolder(): string | null {
  if (scratch !== null) return scratch;
  // In memory where possible, since the files need not reach a disk.
  for (const parent of process.platform === 'linux' ? ['/dev/shm', tmpdir()] : [tmpdir()]) {
    try {
      scratch = mkdtempSync(path.join(parent, `${brand.name}-${process.pid}-`));
      removeLeftovers(parent);
      break;
    } catch {
      // The next place may do.
    }
  }
  return scratch;
}

/** Deletes the folder, if there is one. To be called right before the process ends. */
export function removeScratchFolder(): void {
  if (scratch !== null) remove(scratch);
}
