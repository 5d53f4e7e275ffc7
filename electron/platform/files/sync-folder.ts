import * as fs from 'node:fs';
import { errorCode } from '../../storage/regular-file.ts';

/** The calls of the file system that `syncFolder` makes. */
export type FolderCalls = Pick<typeof fs, 'openSync' | 'fsyncSync' | 'closeSync'>;

/**
 * The errors of file systems that cannot sync a folder, such as CIFS, FUSE and shared folders of virtual machines: EINVAL and similar ones
 * from fsync, EBADF where it needs a descriptor for writing, which a folder cannot have, EISDIR and EACCES where a folder cannot be opened
 * like a file.
 * https://man7.org/linux/man-pages/man2/fsync.2.html
 */
const unsupportedErrors: ReadonlySet<string> = new Set([
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EPERM',
  'EACCES',
  'EISDIR',
  'EBADF',
]);

/**
 * Makes the renames, new files and deletions in a folder durable. Does nothing where the file system cannot sync folders, and on Windows,
 * whose file system orders renames itself.
 *
 * Throws the errors of a failing disk, such as EIO, ENOSPC and EROFS, and where the folder is absent.
 */
export function syncFolder(folder: string, calls: FolderCalls = fs): void {
  if (process.platform === 'win32') return;
  let handle: number | null = null;
  try {
    handle = calls.openSync(folder, 'r');
    calls.fsyncSync(handle);
  } catch (error) {
    if (!unsupportedErrors.has(errorCode(error) ?? '')) throw error;
  } finally {
    if (handle !== null) calls.closeSync(handle);
  }
}
