import { expect, test } from 'vitest';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { finishRelease } from '../../../electron/services/release/finish-release.ts';
import { createReleaseJournalStore } from '../../../electron/services/release/release-journal.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import { openRecords, type DeviceRecord } from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError, type FileOperation } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/model-license.ts';

const seat: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: 1,
  seats: null,
  confirmedAt: 1,
};
const other = { ...seat, activationId: modelIds.wrongActivationId };
const state = { type: 'released', how: 'confirmed', at: 2 } as const;
/** The same state as release.json holds it. */
const storedState = { is: 'released', how: 'confirmed', at: 2 };

/** Puts away the release of `of` on a disk that holds the record of `here`; `fails` is what the disk refuses. */
function end(
  of: DeviceRecord | null,
  here: DeviceRecord | null,
  fails: (step: FileOperation) => boolean = () => false,
) {
  const disk = createMemoryDisk();
  if (here !== null) disk.put('device', here);
  const steps: string[] = [];
  const clock = createManualClock();
  const stores = disk.stores({
    before(step) {
      if (fails(step)) throw fileError('EIO');
      if (step.operation !== 'read') steps.push(`${step.operation} ${step.name}`);
    },
  });
  const records = openRecords({ clock, stores });
  const record = mirroredFile(records.device);
  record.reload();
  const journalStore = createReleaseJournalStore(records.release, {
    clock,
    origins: createOrigins({ fingerprint: () => null }),
  });
  if (of !== null) journalStore.begin('person', of, { type: 'idle' });
  const tried: string[] = [];
  const how = finishRelease(
    {
      record,
      journalStore,
      attempt(_, fileName, work) {
        try {
          work();
          return true;
        } catch {
          tried.push(fileName);
          return false;
        }
      },
      released(released, journal) {
        expect(released).toEqual(here);
        expect(journal).toMatchObject({ activationId: seat.activationId, state });
        steps.push('receipt');
      },
    },
    state,
  );
  return { how, steps, tried, disk };
}

test('a released seat is finished in order: result, receipt, record, and the journal last', () => {
  const { how, steps, disk } = end(seat, seat);
  expect(how).toBe('away');
  expect(steps).toEqual(['write release', 'receipt', 'erase device', 'erase release']);
  expect(disk.names()).toEqual([]);
});

test.each([
  ['without its journal', null, seat],
  ['without its record', seat, null],
  ['whose place another seat has taken', seat, other],
])('a released seat %s was finished by another process', (_, of, here) => {
  const { how, steps } = end(of, here);
  expect(how).toBe('gone');
  expect(steps).toEqual([]);
});

test('a record that cannot be erased is retried later with its journal', () => {
  const { how, steps, tried, disk } = end(
    seat,
    seat,
    ({ operation, name }) => operation === 'erase' && name === 'device',
  );
  expect(how).toBe('not-yet');
  expect(steps).toEqual(['write release', 'receipt']);
  expect(tried).toEqual(['device.json']);
  expect(disk.content('release')).toMatchObject({ state: storedState });
});

test('a journal that cannot be written or erased does not keep a seat from being finished', () => {
  const { how, tried, disk } = end(
    seat,
    seat,
    ({ operation, name }) => operation !== 'read' && name === 'release',
  );
  expect(how).toBe('away');
  expect(tried).toEqual(['release.json', 'release.json']);
  expect(disk.content('device')).toBeNull();
});
