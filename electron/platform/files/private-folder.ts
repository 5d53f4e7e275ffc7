import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FailureCode } from '../../../shared/failure.ts';

/** Why nothing may be read or written in the data folder. */
export type FolderProblem = Extract<FailureCode, 'folder-foreign' | 'folder-exposed'>;

/** Mode bits: all access of group and others; their write access; write access of others; the sticky bit. */
const modeBits = { others: 0o077, writable: 0o022, worldWritable: 0o002, sticky: 0o1000 } as const;

function statOrNull(folder: string): fs.Stats | null {
  try {
    return fs.statSync(folder);
  } catch {
    // The first file that is read or written there reports the error.
    return null;
  }
}

/** Returns the folders above a path, the nearest first. */
function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [] : [parent, ...ancestors(parent)];
}

/** Whether every account may rename or replace what is in the folder: all may write there, and it has no sticky bit as `/tmp` has. */
function isOpenToAll(folder: string): boolean {
  const stat = statOrNull(folder);
  if (stat === null) return false;
  return (stat.mode & modeBits.worldWritable) !== 0 && (stat.mode & modeBits.sticky) === 0;
}

/** Removes the access of other accounts. Returns false where they can still write. */
function removeForeignAccess(folder: string, mode: number): boolean {
  if ((mode & modeBits.others) === 0) return true;
  try {
    fs.chmodSync(folder, mode & 0o700);
  } catch (error) {
    // On a file system that is mounted read-only no account can write.
    if (error instanceof Error && 'code' in error && error.code === 'EROFS') return true;
  }
  // Some file systems have no modes, and accept the call without an error.
  const after = statOrNull(folder);
  return after !== null && (after.mode & modeBits.writable) === 0;
}

/**
 * Closes an existing data folder to other accounts. Returns why it must not be used: it belongs to another account (also to root), or
 * other accounts can still change what is in it. Returns null for a folder that is safe or absent, and on Windows, where access lists
 * protect an account's folders.
 */
export function secureFolder(folder: string): FolderProblem | null {
  const uid = process.geteuid?.();
  if (process.platform === 'win32' || uid === undefined) return null;
  const stat = statOrNull(folder);
  if (stat === null) return null;
  const linkStat = fs.lstatSync(folder);
  // Another account could change its link later. Root may link the folder to another place.
  const isForeignLink = linkStat.isSymbolicLink() && linkStat.uid !== uid && linkStat.uid !== 0;
  if (stat.uid !== uid || isForeignLink) return 'folder-foreign';
  const real = fs.realpathSync(folder);
  // Both the path as given and the one that its links lead to: each could be redirected.
  if ([...ancestors(folder), ...ancestors(real)].some(isOpenToAll)) return 'folder-exposed';
  return removeForeignAccess(real, stat.mode) ? null : 'folder-exposed';
}
