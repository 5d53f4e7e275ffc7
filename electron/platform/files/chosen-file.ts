import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { open, lstat, rename, rm, type FileHandle } from 'node:fs/promises';
import * as path from 'node:path';
import { errorCode, UnusableFile } from '../../storage/regular-file.ts';

/**
 * Reads and writes files that the person chooses in a dialog. Unlike the app's own they may belong to another account, such as on a drive
 * without accounts. Only regular files are opened, without waiting and without following links.
 */

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = fs.constants;
/** Windows has neither flag. */
const safeFlags =
  process.platform === 'win32' ? 0 : fs.constants.O_NONBLOCK | fs.constants.O_NOFOLLOW;

async function readAll(file: FileHandle, maxSize: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(maxSize + 1);
  let size = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, size, buffer.length - size, null);
    size += bytesRead;
    if (size > maxSize) throw new UnusableFile(`The file holds more than ${maxSize} bytes`);
    if (bytesRead === 0) return buffer.subarray(0, size);
  }
}

/** Returns the bytes of a file. Rejects with `UnusableFile` for one that is too long or not a regular file, and with the file system's error. */
export async function readChosenFile(name: string, maxSize: number): Promise<Uint8Array> {
  const file = await open(name, O_RDONLY | safeFlags);
  try {
    if (!(await file.stat()).isFile()) throw new UnusableFile('The entry is not a regular file');
    return await readAll(file, maxSize);
  } finally {
    await file.close();
  }
}

/** Rejects if something other than a regular file is in the place of a file. */
async function refuseSpecial(name: string): Promise<void> {
  try {
    const entry = await lstat(name);
    if (!entry.isFile()) throw new UnusableFile('The entry is not a regular file');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/**
 * Writes a text into a file for this account alone, which the person agreed to replace if it exists. The file is whole or as before, also
 * after a power cut. Rejects with `UnusableFile` where there is a link, a folder or a device, and with the file system's error.
 */
export async function writeChosenFile(name: string, text: string): Promise<void> {
  await refuseSpecial(name);
  const partial = path.join(path.dirname(name), `.${randomBytes(8).toString('hex')}.partial`);
  try {
    const file = await open(partial, O_WRONLY | O_CREAT | O_EXCL | safeFlags, 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // Renaming replaces a link that has come here since, and writes nothing to its target.
    await rename(partial, name);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
