import { close, constants, createReadStream, fstat, open } from 'node:fs';
import { Socket } from 'node:net';
import { promisify } from 'node:util';
import { decodedText } from '../storage/decoded-text.ts';

/** The longest input that is read, in bytes. No key or activation is as long. */
const longestInput = 64 * 1024;

async function readText(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > longestInput) throw new RangeError('Too long.');
    chunks.push(chunk);
  }
  return decodedText(Buffer.concat(chunks));
}

/** The process's own input: where commands read what must not be an argument, such as a key. */
export const processInput = {
  /** Returns the text of standard input, in any encoding of `decodedText`; null where it is a terminal, since commands never prompt. Rejects when it is too long. */
  async stdin(): Promise<string | null> {
    return process.stdin.isTTY ? null : await readText(process.stdin);
  },
  /** Returns the text of a file or a named pipe. Rejects with the file system's error, for anything else, and when it is too long. */
  async file(name: string): Promise<string> {
    // Without O_NONBLOCK a thread would wait for the pipe's other end, and the process could not end. Windows has no such flag.
    const file = await promisify(open)(name, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await promisify(fstat)(file);
    if (stats.isFile()) return await readText(createReadStream(name, { fd: file }));
    if (stats.isFIFO()) return await readText(new Socket({ fd: file }));
    await promisify(close)(file);
    throw new TypeError('Neither a file nor a pipe.');
  },
  env: (name: string): string | undefined => process.env[name],
};
export type Input = typeof processInput;
