import { mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import {
  createBulkJournal,
  type JournalRun,
} from '../../../electron/services/bulk/bulk-journal.ts';
import { noSeats } from '../../../shared/bulk-release.ts';
import { runUntilKilled } from '../../support/faulty-fs.ts';
import { lumenLabs } from '../../support/polar/organizations.ts';
import { patternedUuid } from '../../support/polar/patterned-uuid.ts';
import { testFolders } from '../../support/test-folders.ts';

vi.mock('node:fs', async (importOriginal) =>
  (await import('../../support/faulty-fs.ts')).faultyFs(await importOriginal()),
);

type Identity = Omit<JournalRun, 'rows' | 'end'>;

const later = {
  listsEmpty: false,
  licenses: [{ licenseId: patternedUuid('11ce', 2), hashes: [], rule: { type: 'all' } as const }],
};
/** A part of a plan; the first one leaves a license for the second. */
function partOf(run: 'first' | 'second'): Identity {
  return {
    run,
    at: 0,
    server: 'loopback',
    organizationId: lumenLabs.id,
    commandPlan: null,
    reason: null,
    firstRun: 'first',
    earlier: run === 'first' ? null : { ...noSeats, seats: 1, released: 1 },
    later: run === 'first' ? later : null,
  };
}

const seat = (number: number) => ({
  activationId: patternedUuid('ac71', number),
  licenseId: patternedUuid('11ce', number),
  label: `Bay ${number}`,
  activatedAt: 0,
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(testFolders, 'seatkeeper-journal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const journal = () => createBulkJournal(createAppendLog(folder, 'bulk-release', 'ledger'));

test('a kill while the next part begins leaves the part before, with what is left, or the next one', () => {
  const found: string[] = [];
  // A kill before each of the file system's calls.
  for (let at = 0, isWhole = false; !isWhole; at += 1) {
    journal().begin(partOf('first'), [seat(1)]);
    journal().end('first', 1, false);
    isWhole = runUntilKilled(at, () => journal().begin(partOf('second'), [seat(2)]));
    const run = journal().read();
    found.push(run?.run ?? 'none');
    if (run?.run === 'first') expect(run).toMatchObject({ later, end: { wasCanceled: false } });
    else expect(run).toMatchObject({ run: 'second', earlier: { released: 1 }, end: null });
  }
  expect(found[0]).toBe('first');
  expect(found.at(-1)).toBe('second');
});
