import { expect, test } from 'vitest';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { putAway } from '../../../electron/services/release/finish-release.ts';
import { createReleaseStory } from '../../../electron/services/release/release-journal.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import { openRecords, type DeviceRecord } from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError, type FileAct } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/polar-model.ts';

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
const state = { is: 'released', how: 'confirmed', at: 2 } as const;

/** Puts away the release of `of` on a disk that holds the record of `here`; `fails` is what the disk refuses. */
function end(
  of: DeviceRecord | null,
  here: DeviceRecord | null,
  fails: (act: FileAct) => boolean = () => false,
) {
  const disk = createMemoryDisk();
  if (here !== null) disk.put('device', here);
  const acts: string[] = [];
  const clock = createManualClock();
  const stores = disk.stores({
    before(act) {
      if (fails(act)) throw fileError('EIO');
      if (act.does !== 'read') acts.push(`${act.does} ${act.name}`);
    },
  });
  const records = openRecords({ clock, stores });
  const record = mirroredFile(records.device);
  record.reload();
  const story = createReleaseStory(records.release, {
    clock,
    origins: createOrigins({ fingerprint: () => null }),
  });
  if (of !== null) story.begin('person', of, { is: 'idle' });
  const tried: string[] = [];
  const how = putAway(
    {
      record,
      story,
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
        acts.push('receipt');
      },
    },
    state,
  );
  return { how, acts, tried, disk };
}

test('a released seat is put away: result, receipt, record, and the journal last', () => {
  const { how, acts, disk } = end(seat, seat);
  expect(how).toBe('away');
  expect(acts).toEqual(['write release', 'receipt', 'erase device', 'erase release']);
  expect(disk.names()).toEqual([]);
});

test.each([
  ['without its journal', null, seat],
  ['without its record', seat, null],
  ['whose place another seat has taken', seat, other],
])('a released seat %s was put away by another process', (_, of, here) => {
  const { how, acts } = end(of, here);
  expect(how).toBe('gone');
  expect(acts).toEqual([]);
});

test('a record that cannot be erased is left for later with its journal', () => {
  const { how, acts, tried, disk } = end(
    seat,
    seat,
    ({ does, name }) => does === 'erase' && name === 'device',
  );
  expect(how).toBe('not-yet');
  expect(acts).toEqual(['write release', 'receipt']);
  expect(tried).toEqual(['device.json']);
  expect(disk.content('release')).toMatchObject({ state });
});

test('a journal that cannot be written or erased keeps no seat from being put away', () => {
  const { how, tried, disk } = end(
    seat,
    seat,
    ({ does, name }) => does !== 'read' && name === 'release',
  );
  expect(how).toBe('away');
  expect(tried).toEqual(['release.json', 'release.json']);
  expect(disk.content('device')).toBeNull();
});
