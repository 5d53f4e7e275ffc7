import { readFile } from 'node:fs/promises';

/** More than any key or activation needs, in bytes; what is longer is not one. */
const longestInput = 64 * 1024;

/** Where commands read what must not stand among the arguments. */
export interface Input {
  /** The text of standard input; null where it is a terminal, since commands never prompt. Rejects when it is too long. */
  stdin(): Promise<string | null>;
  /** The text of a file. Rejects with the file system's error, or when it is too long. */
  file(name: string): Promise<string>;
  env(name: string): string | undefined;
}

/** The process's own input. */
export const processInput: Input = {
  async stdin() {
    if (process.stdin.isTTY) return null;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > longestInput) throw new RangeError('Too long.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  },
  async file(name) {
    const content = await readFile(name);
    if (content.length > longestInput) throw new RangeError('Too long.');
    return content.toString('utf8');
  },
  env: (name) => process.env[name],
};
