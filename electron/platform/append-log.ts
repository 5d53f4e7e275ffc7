import * as fs from 'node:fs';
import * as path from 'node:path';
import type { RunLog } from '../ports.ts';
import { syncFolder } from './sync-folder.ts';

/** The length of a journal that need not be whole, in bytes; that is some thirty thousand entries. */
const longestFile = 8 * 1024 * 1024;

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The last line of a process that was killed in the middle of it.
    return undefined;
  }
}

function keepNewerHalf(file: string): void {
  const text = fs.readFileSync(file, 'utf8');
  const half = text.slice(text.indexOf('\n', text.length / 2) + 1);
  fs.writeFileSync(`${file}.new`, half, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/**
 * One JSON object a line, in a file that only grows: electron-store would write it whole for each entry. Past `longest` bytes the older
 * half goes.
 */
export function createAppendLog(folder: string, name: string, longest = longestFile): RunLog {
  const file = path.join(folder, `${name}.jsonl`);
  return {
    append(entry) {
      fs.mkdirSync(folder, { recursive: true });
      const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
      if ((size ?? 0) > longest) keepNewerHalf(file);
      const handle = fs.openSync(file, 'a', 0o600);
      try {
        // A line break on both sides: an entry never sticks to one that was torn.
        fs.writeSync(handle, `\n${JSON.stringify(entry)}\n`);
        fs.fsyncSync(handle);
      } finally {
        fs.closeSync(handle);
      }
      // A new file is durable when its folder is.
      if (size === undefined) syncFolder(folder);
    },
    erase() {
      fs.rmSync(file, { force: true });
      if (fs.existsSync(folder)) syncFolder(folder);
    },
    read() {
      if (!fs.existsSync(file)) return [];
      return fs
        .readFileSync(file, 'utf8')
        .split('\n')
        .map(parse)
        .filter((entry) => entry !== undefined);
    },
  };
}
