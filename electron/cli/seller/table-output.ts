import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { CommandContext } from '../command-context.ts';

/** Where a table goes while it is made. */
export interface TableOutput {
  /** Writes a part of the table. Returns false where it cannot be written. */
  write(text: string): Promise<boolean>;
  /** Makes the table whole, or removes what was written of it. Returns false where it cannot be made whole. */
  finish(isWhole: boolean): boolean;
}

const { O_WRONLY, O_CREAT, O_EXCL } = constants;

/** Returns the file itself where a name is a link to it, so that the link stays. */
function targetOf(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    return name;
  }
}

/** Whether a name is that of a regular file, or of none. A device or a pipe could not be replaced. */
function isReplaceable(name: string): boolean {
  try {
    const file = openSync(name, O_WRONLY | constants.O_NONBLOCK);
    try {
      return fstatSync(file).isFile();
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

/** Returns a new file beside the one that is to be replaced, which stays as it is until the table is whole; null where it cannot be made. */
function openFileOutput(name: string): TableOutput | null {
  const target = targetOf(name);
  const partial = `${target}.${process.pid}.partial`;
  if (!isReplaceable(target)) return null;
  let file: number;
  try {
    // For this account alone: the table may hold keys.
    file = openSync(partial, O_WRONLY | O_CREAT | O_EXCL, 0o600);
  } catch {
    return null;
  }
  return {
    async write(text) {
      try {
        const bytes = Buffer.from(text);
        return await Promise.resolve(writeSync(file, bytes) === bytes.length);
      } catch {
        return false;
      }
    },
    finish(isWhole) {
      closeSync(file);
      try {
        if (isWhole) renameSync(partial, target);
        return isWhole;
      } catch {
        return false;
      } finally {
        rmSync(partial, { force: true });
      }
    },
  };
}

/** Returns the output of a table: the file of `--output`, or standard output. Null where it cannot be written. */
export function openTableOutput({ command, stream }: CommandContext): TableOutput | null {
  if (command.output !== null) return openFileOutput(command.output);
  return { write: stream.write, finish: (isWhole) => isWhole };
}
