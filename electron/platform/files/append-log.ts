import * as fs from 'node:fs';
import * as path from 'node:path';
import type { RunLog } from '../../ports.ts';
import {
  appendDurably,
  openRegularFile,
  readRegularFile,
  withRegularFile,
} from '../../storage/regular-file.ts';
import { syncFolder } from './sync-folder.ts';

/** The greatest length of a history, in bytes: about thirty thousand entries. */
const longestHistory = 8 * 1024 * 1024;

/** The longest file that is read, in bytes. The ledger of the longest bulk release has 20 MB: a longer file was not written by this app. */
const longestFile = 256 * 1024 * 1024;

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The last line of a process that was killed while it wrote.
    return undefined;
  }
}

function dropOlderHalf(file: string, replacement: string): void {
  const text = readRegularFile(file, longestFile) ?? '';
  const half = text.slice(text.indexOf('\n', text.length / 2) + 1);
  withRegularFile(replacement, 'replace', (handle) => fs.writeFileSync(handle, half));
  fs.renameSync(replacement, file);
}

/** Appends a line, and makes it durable without waiting for that. */
function appendWithoutWaiting(file: string, line: string): void {
  const handle = openRegularFile(file, 'append');
  try {
    fs.writeFileSync(handle, line);
  } catch (error) {
    fs.closeSync(handle);
    throw error;
  }
  fs.fsync(handle, () => fs.close(handle, () => undefined));
}

/**
 * Creates a log of one JSON object a line, in a file that only grows: electron-store would rewrite the whole file for each entry.
 *
 * No code decides by a `history`: a power cut may lose its last entries, and past 8 MiB its older half is deleted. A `ledger` is never
 * shortened, and an entry is durable when `append` returns.
 */
export function createAppendLog(folder: string, name: string, type: 'history' | 'ledger'): RunLog {
  const file = path.join(folder, `${name}.jsonl`);
  /** The file that a rename puts in its place. */
  const replacement = `${file}.new`;
  return {
    append(entry) {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = fs.lstatSync(file, { throwIfNoEntry: false })?.size;
      if (type === 'history' && (size ?? 0) > longestHistory) dropOlderHalf(file, replacement);
      // A line break on both sides: an entry never joins the end of a torn one.
      const line = `\n${JSON.stringify(entry)}\n`;
      if (type === 'history') {
        appendWithoutWaiting(file, line);
        return;
      }
      appendDurably(file, line);
      // A new file is durable only when its folder is.
      if (size === undefined) syncFolder(folder);
    },
    replace(entries) {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      withRegularFile(replacement, 'replace', (handle) => {
        fs.writeFileSync(handle, text);
        fs.fsyncSync(handle);
      });
      fs.renameSync(replacement, file);
      syncFolder(folder);
    },
    erase() {
      // A kill during a replacement left the first one.
      fs.rmSync(replacement, { force: true });
      fs.rmSync(file, { force: true });
      if (fs.existsSync(folder)) syncFolder(folder);
    },
    read() {
      return (readRegularFile(file, longestFile) ?? '')
        .split('\n')
        .map(parse)
        .filter((entry) => entry !== undefined);
    },
  };
}
