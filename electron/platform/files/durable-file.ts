import * as fs from 'node:fs';
import * as path from 'node:path';
import { UnusableFile, withRegularFile } from '../../storage/regular-file.ts';
import { maxReadSize } from '../../storage/stored-file.ts';
import { temporaryName } from './leftovers.ts';
import { syncFolder } from './sync-folder.ts';

/** Returns the bytes of a regular file of this account. Throws `UnusableFile` if it holds more than any record. */
export function readBytes(file: string): Buffer {
  return withRegularFile(file, 'read', (handle) => {
    const buffer = Buffer.alloc(maxReadSize + 1);
    let size = 0;
    for (;;) {
      const read = fs.readSync(handle, buffer, size, buffer.length - size, null);
      size += read;
      if (size > maxReadSize) throw new UnusableFile(`${path.basename(file)} is too long`);
      if (read === 0) return buffer.subarray(0, size);
    }
  });
}

/** Writes a file and makes its content durable; its name is durable when its folder is. */
export function writeBytes(file: string, bytes: string | Uint8Array): void {
  withRegularFile(file, 'replace', (handle) => {
    fs.writeFileSync(handle, bytes);
    fs.fsyncSync(handle);
  });
}

/** Writes a file under a temporary name and then gives it its own. */
export function writeDurably(file: string, bytes: string | Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    writeBytes(temporary, bytes);
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/** Returns a name that no entry has: the given one, or that with a number. */
export function freeName(file: string): string {
  let name = file;
  for (let count = 2; fs.lstatSync(name, { throwIfNoEntry: false }) !== undefined; count += 1)
    name = `${file}-${count}`;
  return name;
}

/** Copies a file beside it, with a suffix to its name, durably when this returns. Throws the file system's error. */
export function copyAside(file: string, suffix: string): void {
  writeDurably(freeName(`${file}.${suffix}`), readBytes(file));
}
