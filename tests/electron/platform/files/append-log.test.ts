import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAppendLog } from '../../../../electron/platform/files/append-log.ts';

let folder: string;
/** Which files, by name, were made durable before the call returned, and what they held then. */
let durable: [name: string, text: string][];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-log-'));
  durable = [];
  vi.spyOn(fs, 'fsyncSync').mockImplementation((handle) => {
    const file = fs.readlinkSync(`/proc/self/fd/${handle}`);
    const text = fs.statSync(file).isFile() ? fs.readFileSync(file, 'utf8') : '';
    durable.push([path.basename(file), text]);
  });
  syncBuiltinESMExports();
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  fs.rmSync(folder, { recursive: true, force: true });
});

test.runIf(process.platform === 'linux')(
  'an entry of a ledger is durable when it is written, and so is a new ledger',
  () => {
    const log = createAppendLog(folder, 'run', 'ledger');
    log.append({ nth: 1 });
    const name = path.basename(folder);
    expect(durable).toEqual([
      ['run.jsonl', '\n{"nth":1}\n'],
      [name, ''],
    ]);
    log.append({ nth: 2 });
    expect(durable.slice(2)).toEqual([['run.jsonl', '\n{"nth":1}\n\n{"nth":2}\n']]);
  },
);

test.runIf(process.platform === 'linux')('an entry of a history is not waited for', () => {
  const log = createAppendLog(folder, 'activity', 'history');
  log.append({ nth: 1 });
  expect(durable).toEqual([]);
  expect(log.read()).toEqual([{ nth: 1 }]);
});
