import { closeSync, constants, fstatSync, openSync, writeFileSync } from 'node:fs';

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
