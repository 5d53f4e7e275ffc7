import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Opens the files of the data folder. A named pipe, a device or a link to one under the name of a record would block a synchronous open or
 * read forever, with all timers of the process. So each open is non-blocking, follows no link, and accepts only a regular file of this
 * account, and each read is bounded. Windows has no such flags, and no pipes or files of other accounts in a folder of the account.
 */

const isWindows = process.platform === 'win32';
const { O_RDONLY, O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = fs.constants;
/** Windows has neither flag. */
const safeOpenFlags = isWindows ? 0 : fs.constants.O_NONBLOCK | fs.constants.O_NOFOLLOW;

/** How a file is opened. `write` keeps its content, for a file that is written over in place. */
export type OpenMode = 'read' | 'write' | 'append' | 'replace';

const flagsOf: Readonly<Record<OpenMode, number>> = {
  read: O_RDONLY,
  write: O_WRONLY | O_CREAT,
  append: O_WRONLY | O_CREAT | O_APPEND,
  replace: O_WRONLY | O_CREAT | O_TRUNC,
};

/** The entry under a file's name cannot be used, and was left alone. `code` has the form of Node's own errors. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
  readonly code = 'EUNUSABLE';
}

/** Mode bits that let other accounts in. */
const groupAndOtherBits = 0o077;

/** Removes the access of other accounts that an older version, a backup or a copy left. */
function restrictToOwner(handle: number, mode: number): void {
  if ((mode & groupAndOtherBits) === 0) return;
  try {
    fs.fchmodSync(handle, mode & 0o700);
  } catch {
    // The file system is read-only or has no modes. The folder's mode keeps other accounts out.
  }
}

/**
 * Opens a regular file of this account, and creates it with mode 0600 unless it is opened to read. Throws `UnusableFile` for any other
 * entry of that name, and the file system's error.
 */
export function openRegularFile(file: string, mode: OpenMode): number {
  const handle = fs.openSync(file, flagsOf[mode] | safeOpenFlags, 0o600);
  try {
    const stat = fs.fstatSync(handle);
    const name = path.basename(file);
    if (!stat.isFile()) throw new UnusableFile(`${name} is not a regular file`);
    if (!isWindows) {
      const uid = process.geteuid?.();
      if (uid !== undefined && stat.uid !== uid) {
        throw new UnusableFile(`${name} belongs to another account`);
      }
      restrictToOwner(handle, stat.mode);
    }
    return handle;
  } catch (error) {
    fs.closeSync(handle);
    throw error;
  }
}

/** Runs `work` on an opened file and closes it. */
export function withRegularFile<T>(file: string, mode: OpenMode, work: (handle: number) => T): T {
  const handle = openRegularFile(file, mode);
  try {
    return work(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Most bytes of one read. */
const chunkSize = 64 * 1024;

function readAll(handle: number, maxSize: number, name: string): string {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, maxSize + 1));
    const read = fs.readSync(handle, chunk);
    if (read === 0) return Buffer.concat(chunks).toString('utf8');
    size += read;
    if (size > maxSize) throw new UnusableFile(`${name} holds more than ${maxSize} bytes`);
    chunks.push(chunk.subarray(0, read));
  }
}

/** Returns the entry itself, and not the target of a link; undefined if there is none. */
function entryAt(entryPath: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(entryPath);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Whether the file certainly does not exist. A link without its target is an entry, and a link on the path may lead to a disk that is not
 * mounted. Throws `UnusableFile` if the path leads through such a link, or through a file.
 */
function isAbsent(file: string): boolean {
  if (entryAt(file) !== undefined) return false;
  for (let ancestor = path.dirname(file); ; ancestor = path.dirname(ancestor)) {
    const entry = entryAt(ancestor);
    if (entry === undefined && ancestor !== path.dirname(ancestor)) continue;
    const target = fs.statSync(ancestor, { throwIfNoEntry: false });
    if (target?.isDirectory() === true) return true;
    // Accounts without a home have `/dev/null/none` or the like.
    if (entry?.isCharacterDevice() === true) return true;
    throw new UnusableFile(`${ancestor} is on the path to ${path.basename(file)} and is no folder`);
  }
}

/**
 * Reads a regular file of this account of at most `maxSize` bytes as UTF-8; undefined if there is no such entry. Throws
 * `UnusableFile`, and the file system's error for an entry that cannot be read.
 */
export function readRegularFile(file: string, maxSize: number): string | undefined {
  try {
    return withRegularFile(file, 'read', (handle) => readAll(handle, maxSize, path.basename(file)));
  } catch (error) {
    const code = errorCode(error);
    if ((code === 'ENOENT' || code === 'ENOTDIR') && isAbsent(file)) return undefined;
    throw error;
  }
}

/** Appends a text to a regular file of this account. */
export function appendToFile(file: string, text: string): void {
  withRegularFile(file, 'append', (handle) => fs.writeFileSync(handle, text));
}

/** Appends a text to a regular file of this account. Durable when it returns. */
export function appendDurably(file: string, text: string): void {
  withRegularFile(file, 'append', (handle) => {
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  });
}

/** Returns the code of an error of the file system, such as `ENOENT`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
