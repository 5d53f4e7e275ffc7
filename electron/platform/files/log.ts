import * as fs from 'node:fs';
import * as path from 'node:path';
import { brand } from '../../../shared/brand.ts';
import { cleanLines } from '../../../shared/foreign-text.ts';
import type { Log } from '../../ports.ts';
import { redact } from '../../privacy/redact.ts';
import { appendToFile } from '../../storage/regular-file.ts';

/** The length in bytes past which the log is renamed to `.1`, in place of the one before. */
const longestLog = 256 * 1024;

function formatError(error: unknown): string {
  if (error === undefined) return '';
  return error instanceof Error ? ` ${error.stack ?? error.message}` : ` ${typeof error}`;
}

/** Creates a log file for support in the folder. Its methods never throw: a lost line is no reason to fail. */
export function createLog(folder: string): Log {
  const file = path.join(folder, `${brand.name}.log`);

  function write(line: string): void {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((fs.lstatSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog) {
        fs.renameSync(file, `${file}.1`);
      }
      appendToFile(file, `${new Date().toISOString()} ${cleanLines(redact(line))}\n`);
    } catch {
      // A full disk or a read-only folder must not stop a release.
    }
  }

  return {
    info(message, fields = {}) {
      const formatted = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`);
      write(message + formatted.join(''));
    },
    problem(message, error) {
      write(`PROBLEM ${message}${formatError(error)}`);
    },
  };
}
