import { close, constants, createReadStream, fstat, open, type Stats } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import { decodedText } from '../storage/decoded-text.ts';

/** The longest text that is read, in bytes. No key, token or activation is as long. */
const longestText = 64 * 1024;

async function readBytes(
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw new RangeError('Too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Thrown for a file with a secret that other accounts may read or replace. */
export class ExposedFileError extends Error {
  override readonly name = 'ExposedFileError';
}

/** Throws for a file that is another account's, or that other accounts may read or write. Windows has no such modes. */
function refuseExposed({ uid, mode }: Stats): void {
  const account = process.getuid?.();
  if (account === undefined) return;
  if ((uid !== account && uid !== 0) || (mode & 0o077) !== 0)
    throw new ExposedFileError('Other accounts may read it.');
}

/** Returns the bytes of a file or a named pipe. `check` throws for one that must not be read. */
async function readFile(
  name: string,
  maxBytes: number,
  check: (stats: Stats) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  // Without O_NONBLOCK a thread would wait for the pipe's other end, and the process could not end. Windows has no such flag.
  const file = await promisify(open)(name, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = await promisify(fstat)(file);
  try {
    if (!stats.isFile() && !stats.isFIFO()) throw new TypeError('Neither a file nor a pipe.');
    check(stats);
  } catch (error) {
    await promisify(close)(file);
    throw error;
  }
  const stream = stats.isFIFO() ? new Socket({ fd: file }) : createReadStream(name, { fd: file });
  return await readBytes(stream, maxBytes);
}

/** The process's own input: where commands read what must not be an argument, such as a key. */
export const processInput = {
  /** Returns the text of standard input, in any encoding of `decodedText`; null where it is a terminal, since commands never prompt. Rejects when it is too long. */
  async stdin(): Promise<string | null> {
    return process.stdin.isTTY ? null : decodedText(await readBytes(process.stdin, longestText));
  },
  /** Returns the text of a file or a named pipe. Rejects with the file system's error, for anything else, and when it is too long. */
  async file(name: string): Promise<string> {
    return decodedText(await readFile(name, longestText));
  },
  /** Returns the text of a file or a named pipe that holds a secret. Rejects as `file`, and with `ExposedFileError`. */
  async secretFile(name: string): Promise<string> {
    return decodedText(await readFile(name, longestText, refuseExposed));
  },
  /** Returns the bytes of a file or a named pipe; of standard input for null. Rejects as `file`. */
  async bytes(name: string | null, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    return name === null
      ? await readBytes(process.stdin, maxBytes)
      : await readFile(name, maxBytes);
  },
  env: (name: string): string | undefined => process.env[name],
};
export type Input = typeof processInput;
