import * as fs from 'node:fs';
import * as path from 'node:path';
import type { RunLog } from '../ports.ts';
import { syncFolder } from './sync-folder.ts';

/** The length of a history, in bytes; that is some thirty thousand entries. */
const longestHistory = 8 * 1024 * 1024;

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

/** Asks for what is in the file to become durable, and does not wait for it. */
function syncSoon(file: string): void {
  fs.open(file, 'r+', (error, handle) => {
    if (error !== null) return;
    fs.fsync(handle, () => {
      fs.close(handle, () => undefined);
    });
  });
}

/**
 * One JSON object a line, in a file that only grows: electron-store would write it whole for each entry.
 *
 * `history` tells what was, and nobody acts by it: a moment may pass before an entry survives a power cut, and past 8 MiB the older half
 * goes. A `ledger` is kept whole, and an entry is durable when `append` returns.
 */
export function createAppendLog(folder: string, name: string, kind: 'history' | 'ledger'): RunLog {
  const file = path.join(folder, `${name}.jsonl`);
  return {
    append(entry) {
      fs.mkdirSync(folder, { recursive: true });
      const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
      if (kind === 'history' && (size ?? 0) > longestHistory) keepNewerHalf(file);
      // A line break on both sides: an entry never sticks to one that was torn.
      const line = `\n${JSON.stringify(entry)}\n`;
      fs.appendFileSync(file, line, { mode: 0o600, flush: kind === 'ledger' });
      if (kind === 'history') syncSoon(file);
      // A new file is durable when its folder is.
      else if (size === undefined) syncFolder(folder);
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
