import * as fs from 'node:fs';

/** The calls of the file system that are needed here. */
export type FolderCalls = Pick<typeof fs, 'openSync' | 'fsyncSync' | 'closeSync'>;

/**
 * What file systems answer that cannot sync a folder, as CIFS, FUSE and shared folders of virtual machines do: EINVAL and its like from fsync,
 * EBADF where it wants a descriptor for writing, which folders have none of, EISDIR and EACCES where a folder cannot be opened like a file.
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

function isUnsupported(error: unknown): boolean {
  return error instanceof Error && 'code' in error && unsupportedErrors.has(String(error.code));
}

/**
 * Makes the renames, new files and deletions in a folder durable, as far as its file system can: where it cannot sync folders, nothing is
 * left to do, and that is no failure. Files are synced by all of them; one that cannot is reported where it is written. Does nothing on Windows, whose file system orders renames itself.
 *
 * Throws what tells that the disk failed, such as EIO, ENOSPC and EROFS, and where the folder is not there.
 */
export function syncFolder(folder: string, calls: FolderCalls = fs): void {
  if (process.platform === 'win32') return;
  let handle: number | null = null;
  try {
    handle = calls.openSync(folder, 'r');
    calls.fsyncSync(handle);
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  } finally {
    if (handle !== null) calls.closeSync(handle);
  }
}
