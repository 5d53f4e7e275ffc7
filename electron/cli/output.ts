import { closeSync, constants, fstatSync, openSync, writeFileSync } from 'node:fs';
import { isatty } from 'node:tty';

// With O_NONBLOCK opening a pipe does not wait for its reader. Windows has no such flag.
const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND, O_NONBLOCK } = constants;

function write(file: string, text: string, flags: number): boolean {
  try {
    const target = openSync(file, O_WRONLY | O_NONBLOCK | flags, 0o600);
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

/**
 * Writes a text into the file that `--output` names. Returns whether it could. Refuses anything but a regular file: the command would
 * have to wait until a pipe or a device takes the text.
 */
export function writeOutput(file: string, text: string): boolean {
  return write(file, text, O_CREAT | O_TRUNC);
}

/** Appends a text to the file that `writeOutput` created. Returns whether it could. */
export function appendOutput(file: string, text: string): boolean {
  return write(file, text, O_APPEND);
}

/** Whether a write to this descriptor ends at once: it is a file, or a device such as `/dev/full` that is not a terminal. */
function writesSynchronously(fd: number): boolean {
  const stats = fstatSync(fd);
  return stats.isFile() || (stats.isCharacterDevice() && !isatty(fd));
}

/**
 * Whether a program reads standard output: it is a pipe, or a socket, as Node passes it to the programs that it starts on Linux and macOS. A
 * file, a terminal and a closed output are not, since a key in them would be left for others to read.
 */
export function isPiped(fd: number): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/**
 * Returns a function that writes a text to standard output or standard error, and waits until a slow reader has taken it. It returns whether
 * all of it was taken: false for a full disk, a reader that has ended, and a closed output.
 */
export function createWriter(
  stream: NodeJS.WritableStream & { readonly fd: number },
): (text: string) => Promise<boolean> {
  let isListening = false;
  let isBroken = false;

  return async (text) => {
    try {
      if (writesSynchronously(stream.fd)) {
        // Node's stream does not check how much of it the disk took.
        writeFileSync(stream.fd, text);
        return true;
      }
    } catch {
      return false;
    }
    // Not `once`: a second error would end the process.
    if (!isListening) stream.on('error', () => (isBroken = true));
    isListening = true;
    if (isBroken) return false;
    return await new Promise<boolean>((resolve) => {
      stream.write(text, (error) => resolve(error === undefined || error === null));
    });
  };
}

/** Writes a text once, as `createWriter` does. */
export async function writeTo(
  stream: NodeJS.WritableStream & { readonly fd: number },
  text: string,
): Promise<boolean> {
  return await createWriter(stream)(text);
}
