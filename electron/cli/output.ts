import { closeSync, constants, fstatSync, openSync, writeFileSync } from 'node:fs';
import { isatty } from 'node:tty';

// The last keeps it from waiting for somebody who reads a pipe; Windows has no such flag.
const { O_WRONLY, O_CREAT, O_TRUNC, O_NONBLOCK } = constants;

/**
 * Writes a text into the file that `--output` names; whether it could. Anything but a regular file is refused: a pipe or a device may
 * take the text when it likes, and the command would wait.
 */
export function writeOutput(file: string, text: string): boolean {
  try {
    const target = openSync(file, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK, 0o600);
    try {
      if (!fstatSync(target).isFile()) return false;
      writeFileSync(target, text);
      return true;
    } finally {
      closeSync(target);
    }
  } catch {
    return false;
  }
}

/** One of the process's own outputs. */
export interface Output {
  readonly fd: number;
  readonly stream: NodeJS.WritableStream;
}

/** Whether it is written at once and in one go: a file, or a device such as `/dev/full` that is no terminal. */
function isSynchronous(fd: number): boolean {
  const stats = fstatSync(fd);
  return stats.isFile() || (stats.isCharacterDevice() && !isatty(fd));
}

/**
 * Writes a text to standard output or standard error; whether all of it was taken. False for a disk without room, a reader that left, and an
 * output that is closed. A reader that takes its time is waited for.
 */
export async function writeTo({ fd, stream }: Output, text: string): Promise<boolean> {
  try {
    if (isSynchronous(fd)) {
      // Node's stream would not look how much of it the disk took.
      writeFileSync(fd, text);
      return true;
    }
  } catch {
    return false;
  }
  return await new Promise<boolean>((resolve) => {
    // Not once: a second one would end the process.
    stream.on('error', () => {
      resolve(false);
    });
    stream.write(text, (error) => {
      resolve(error === undefined || error === null);
    });
  });
}
