import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FailureCode } from '../../../shared/failure.ts';

/** Why nothing may be read or written in the data folder. */
export type FolderProblem = Extract<FailureCode, 'folder-foreign' | 'folder-exposed'>;

/** Mode bits: read, write and search for group and others; write for them; write for others; sticky. */
const modeBits = { others: 0o077, writable: 0o022, worldWritable: 0o002, sticky: 0o1000 } as const;

function statOrNull(folder: string): fs.Stats | null {
  try {
    return fs.statSync(folder);
  } catch {
    // What cannot be seen is named by the first file that is wanted there.
    return null;
  }
}

/** The folders above a place, the nearest first. */
function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [] : [parent, ...ancestors(parent)];
}

/** Whether any account may rename or replace what is in the folder: all may write there, and it is not like `/tmp`. */
function isOpenToAll(folder: string): boolean {
  const stat = statOrNull(folder);
  if (stat === null) return false;
  return (stat.mode & modeBits.worldWritable) !== 0 && (stat.mode & modeBits.sticky) === 0;
}

/** Removes the access of other accounts. False where they can still write. */
function removeForeignAccess(folder: string, mode: number): boolean {
  if ((mode & modeBits.others) === 0) return true;
  try {
    fs.chmodSync(folder, mode & 0o700);
  } catch (error) {
    // Nobody can write on a file system that is mounted read-only.
    if (error instanceof Error && 'code' in error && error.code === 'EROFS') return true;
  }
  // Some file systems have no modes and take the call without a word.
  const after = statOrNull(folder);
  return after !== null && (after.mode & modeBits.writable) === 0;
}

/**
 * Makes sure that an existing data folder is this account's alone: one that is open to other accounts is closed to them. Answers why it
 * must not be used: it belongs to another account (root is one, too), or other accounts can go on changing what is in it. Null for one that
 * is not there. Windows keeps an account's folders by access lists.
 */
export function secureFolder(folder: string): FolderProblem | null {
  const uid = process.geteuid?.();
  if (process.platform === 'win32' || uid === undefined) return null;
  const stat = statOrNull(folder);
  if (stat === null) return null;
  const linkStat = fs.lstatSync(folder);
  // Another account's link could lead elsewhere the next time; root's leads where the computer's owner wants it.
  const isForeignLink = linkStat.isSymbolicLink() && linkStat.uid !== uid && linkStat.uid !== 0;
  if (stat.uid !== uid || isForeignLink) return 'folder-foreign';
  const real = fs.realpathSync(folder);
  // Both the way that was named and the one that its links lead: each could be bent elsewhere.
  if ([...ancestors(folder), ...ancestors(real)].some(isOpenToAll)) return 'folder-exposed';
  return removeForeignAccess(real, stat.mode) ? null : 'folder-exposed';
}
