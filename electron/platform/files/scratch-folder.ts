import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { isAlive } from '../../storage/is-alive.ts';

/** `seatkeeper-PID-RANDOM`: whose folder it is, so that the next process knows what nobody needs any more. */
const scratchName = /^seatkeeper-(\d+)-\w+$/;

let scratch: string | null = null;

/** Where such folders go. In memory where the system has a place for that: what goes with a process need not reach a disk. */
function parentFolders(): string[] {
  return process.platform === 'linux' ? ['/dev/shm', tmpdir()] : [tmpdir()];
}

/** A folder that cannot be deleted yet is deleted by a later process. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Windows keeps what a process has open.
  }
}

/**
 * Whether this account made the folder, and nobody else can change what is in it. In a place that is everybody's another account may
 * plant a folder of that name, and turn a part of it into a link to somewhere else while it is being deleted, by root at worst.
 */
function isPrivate(folder: string): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return false;
  // On Windows the place itself is this account's.
  const uid = process.getuid?.();
  return uid === undefined || (stat.uid === uid && (stat.mode & 0o077) === 0);
}

/** Deletes what processes of this account that were killed left behind. */
function removeLeftovers(parent: string): void {
  try {
    for (const name of readdirSync(parent)) {
      const [, pid] = scratchName.exec(name) ?? [];
      const folder = path.join(parent, name);
      if (pid !== undefined && !isAlive(Number(pid)) && isPrivate(folder)) remove(folder);
    }
  } catch {
    // A place that may be written and not read: what lies there goes when the computer starts again.
  }
}

/** A folder of this process alone that goes with it, absolute; null where none can be made. */
export function scratchFolder(): string | null {
  for (const parent of scratch === null ? parentFolders() : []) {
    try {
      scratch = mkdtempSync(path.join(parent, `seatkeeper-${process.pid}-`));
      removeLeftovers(parent);
      break;
    } catch {
      // The next place may do.
    }
  }
  return scratch;
}

/** Deletes the folder, if there is one. The process ends after this. */
export function removeScratchFolder(): void {
  if (scratch !== null) remove(scratch);
}
