import { describe, expect, test } from 'vitest';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import {
  createReleaseJournalStore,
  createReleaseStorage,
} from '../../../electron/services/release/release-journal.ts';
import {
  openSeatRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import type { Failure } from '../../../shared/failure.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { storedRelease } from '../../support/seat-of.ts';
import { createMemoryDisk, fileError, type FileOperation } from '../../support/memory-stores.ts';
import { modelIds, modelSeat as seat } from '../../support/model-license.ts';

const clock = createManualClock();

/** The journal that another process wrote about a release of the seat. */
const others: ReleaseJournal = {
  id: 'of-another-process',
  activationId: seat.activationId,
  askedBy: 'command-line',
  askedAt: clock.now(),
  sent: true,
  state: { type: 'releasing', attempts: 1 },
};

/** A journal over a disk on which another process has written `other`. */
function journalStoreWith(left: ReleaseJournal | null) {
  const disk = createMemoryDisk();
  if (left !== null) disk.put('release', storedRelease(left));
  const origins = createOrigins({ fingerprint: () => null });
  const { release } = openSeatRecords({ clock, stores: disk.stores() });
  return { disk, journal: createReleaseJournalStore(release, { clock, origins }) };
}

test('a write preserves that another process sent a request for the seat', () => {
  const { disk, journal } = journalStoreWith(others);
  journal.begin('person', seat, { type: 'idle' });
  expect(journal.get()?.sent).toBe(false);
  expect(journal.wasSent()).toBe(true);
  journal.write({ state: { type: 'waiting', why: 'rate-limited', attempts: 1, nextAt: 0 } });
  expect(disk.content('release')).toMatchObject({ sent: true, askedBy: 'person' });
  expect(journal.hasSent(seat)).toBe(true);
});

test('a request that another process sent for another seat does not count for this one', () => {
  const { disk, journal } = journalStoreWith({
    ...others,
    activationId: modelIds.wrongActivationId,
  });
  journal.begin('person', seat, { type: 'idle' });
  expect(journal.wasSent()).toBe(false);
  journal.write({ state: { type: 'idle' } });
  expect(disk.content('release')).toMatchObject({ sent: false });
});

test('a request that this process recorded and reset counts as not sent', () => {
  const { disk, journal } = journalStoreWith(null);
  journal.begin('person', seat, { type: 'idle' });
  journal.write({ sent: true });
  journal.restoreSent(false);
  expect(journal.wasSent()).toBe(false);
  journal.write({ state: { type: 'idle' } });
  expect(disk.content('release')).toMatchObject({ sent: false });
});

test.each([
  ['a waiting release stays on disk while the record of its seat cannot be read', 'waiting', null],
  ['a finished release is erased when its seat’s record is gone', 'released', null],
  ['a release of another seat is erased', 'waiting', modelIds.wrongActivationId],
] as const)('%s', (_, type, activationId) => {
  const state: ReleaseJournal['state'] =
    type === 'waiting'
      ? { type, why: 'network-unreachable', attempts: 1, nextAt: clock.now() }
      : { type, how: 'confirmed', at: clock.now() };
  const left = { ...others, sent: false, state };
  const { disk, journal } = journalStoreWith(left);
  const found = activationId === null ? null : { ...seat, activationId };
  expect(journal.recover(found)).toEqual({ type: 'absent' });
  const stays = type === 'waiting' && activationId === null;
  expect(disk.content('release')).toEqual(stays ? storedRelease(left) : null);
});

test('a request that was sent counts for the next release of its seat, and for no other seat', () => {
  const { journal } = journalStoreWith(null);
  journal.begin('person', seat, { type: 'idle' });
  journal.write({ sent: true });
  const other = { ...seat, activationId: modelIds.wrongActivationId };
  expect(journal.hasSent(seat)).toBe(true);
  expect(journal.hasSent(other)).toBe(false);
  expect(journal.hasSent(null)).toBe(false);
  const first = journal.get()?.id;
  journal.begin('command-line', seat, { type: 'idle' });
  expect(journal.get()).toMatchObject({ sent: true, askedBy: 'command-line' });
  expect(journal.get()?.id).not.toBe(first);
  journal.begin('person', other, { type: 'idle' });
  expect(journal.get()).toMatchObject({ sent: false, activationId: other.activationId });
});

test('a request of an earlier release by this process is not another process’s', () => {
  const { journal } = journalStoreWith(null);
  journal.begin('person', seat, { type: 'idle' });
  journal.write({ sent: true });
  journal.restoreSent(false);
  journal.begin('person', seat, { type: 'idle' });
  expect(journal.wasSent()).toBe(false);
});

test('a recovered release belongs to this process', () => {
  const { journal } = journalStoreWith(others);
  expect(journal.recover(seat)).toMatchObject({ type: 'value', value: others });
  expect(journal.get()).toEqual(others);
  journal.restoreSent(false);
  expect(journal.wasSent()).toBe(false);
});

test.each([
  ['that was sent stays on disk', true, { state: { is: 'idle' }, sent: true }],
  ['that was not sent is erased', false, null],
])('a canceled release %s', (_, sent, left) => {
  const { disk, journal } = journalStoreWith(null);
  journal.begin('person', seat, { type: 'idle' });
  journal.write({ sent, state: { type: 'releasing', attempts: 1 } });
  journal.cancel();
  if (left === null) {
    expect(disk.content('release')).toBeNull();
    expect(journal.get()).toBeNull();
  } else {
    expect(disk.content('release')).toMatchObject(left);
    expect(journal.hasSent(seat)).toBe(true);
  }
});

test('a canceled release leaves the journal that another process has written', () => {
  const { disk, journal } = journalStoreWith(others);
  journal.begin('person', seat, { type: 'idle' });
  journal.cancel();
  expect(journal.get()).toBeNull();
  expect(disk.content('release')).toEqual(storedRelease(others));
});

test('a dropped journal stays on disk, and an erased one does not', () => {
  const { disk, journal } = journalStoreWith(others);
  journal.recover(seat);
  journal.drop();
  expect(journal.get()).toBeNull();
  journal.write({ state: { type: 'idle' } });
  expect(disk.content('release')).toEqual(storedRelease(others));
  journal.recover(seat);
  journal.erase();
  expect(journal.get()).toBeNull();
  expect(disk.content('release')).toBeNull();
});

const here = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const elsewhere = 'decaf000decaf000decaf000decaf000';

test.each([
  ['on another computer, of its seat, is left alone', elsewhere, elsewhere, false],
  ['on another computer, of a seat of this one, continues here', elsewhere, here, true],
  ['on this computer continues', here, elsewhere, true],
])('a release that was requested %s', (_, of, seatOf, continues) => {
  const disk = createMemoryDisk();
  const left = { ...others, machine: of };
  disk.put('release', storedRelease(left));
  const origins = createOrigins({ fingerprint: () => here });
  const { release } = openSeatRecords({ clock, stores: disk.stores() });
  const journal = createReleaseJournalStore(release, { clock, origins });
  const recovered = journal.recover({ ...seat, machine: seatOf });
  expect(recovered.type).toBe(continues ? 'value' : 'absent');
  expect(journal.get()).toEqual(continues ? { ...left, machine: here } : null);
  expect(disk.content('release')).toEqual(storedRelease(left));
});

describe('the end of a confirmed release', () => {
  const confirmedSeat: DeviceRecord = { ...seat, activatedAt: 1, confirmedAt: 1 };
  const otherSeat = { ...confirmedSeat, activationId: modelIds.wrongActivationId };
  const state = { type: 'released', how: 'confirmed', at: 2 } as const;
  /** The same state as release.json holds it. */
  const storedState = { is: 'released', how: 'confirmed', at: 2 };

  /** Stores the end of the release of `of` on a disk that holds the record of `onRecord`. `fails`: whether the disk refuses a step. */
  function finish(
    of: DeviceRecord | null,
    onRecord: DeviceRecord | null,
    fails: (step: FileOperation) => boolean = () => false,
  ) {
    const disk = createMemoryDisk();
    if (onRecord !== null) disk.put('device', onRecord);
    const steps: string[] = [];
    const stores = disk.stores({
      before(step) {
        if (fails(step)) throw fileError('EIO');
        if (step.operation !== 'read') steps.push(`${step.operation} ${step.name}`);
      },
    });
    const records = openSeatRecords({ clock, stores });
    const record = mirroredFile(records.device);
    record.reload();
    const journal = createReleaseJournalStore(records.release, {
      clock,
      origins: createOrigins({ fingerprint: () => null }),
    });
    if (of !== null) journal.begin('person', of, { type: 'idle' });
    const failures: Failure[] = [];
    const storage = createReleaseStorage(
      {
        record,
        clock,
        log: { info: () => undefined, problem: () => undefined },
        released(released, entry) {
          expect(released).toEqual(onRecord);
          expect(entry).toMatchObject({ activationId: seat.activationId, state });
          steps.push('receipt');
        },
        reportFailure(failure) {
          if (failure !== null) failures.push(failure);
        },
      },
      journal,
    );
    return { result: storage.finish(state), steps, failures, disk };
  }

  test('is stored in order: result, receipt, record, and the journal last', () => {
    const { result, steps, disk } = finish(confirmedSeat, confirmedSeat);
    expect(result).toBe('finished');
    expect(steps).toEqual(['write release', 'receipt', 'erase device', 'erase release']);
    expect(disk.names()).toEqual([]);
  });

  test.each([
    ['without its journal', null, confirmedSeat],
    ['without its record', confirmedSeat, null],
    ['with another seat on record', confirmedSeat, otherSeat],
  ])('%s was stored by another process', (_, of, onRecord) => {
    const { result, steps } = finish(of, onRecord);
    expect(result).toBe('released-elsewhere');
    expect(steps).toEqual([]);
  });

  test('is retried with its journal if the record cannot be erased', () => {
    const { result, steps, failures, disk } = finish(
      confirmedSeat,
      confirmedSeat,
      ({ operation, name }) => operation === 'erase' && name === 'device',
    );
    expect(result).toBe('retry');
    expect(steps).toEqual(['write release', 'receipt']);
    expect(failures).toEqual([{ code: 'outcome-unsaved', file: 'device.json' }]);
    expect(disk.content('release')).toMatchObject({ state: storedState });
  });

  test('is stored though the journal can be neither written nor erased', () => {
    const { result, failures, disk } = finish(
      confirmedSeat,
      confirmedSeat,
      ({ operation, name }) => operation !== 'read' && name === 'release',
    );
    expect(result).toBe('finished');
    const unsaved = { code: 'outcome-unsaved', file: 'release.json' };
    expect(failures).toEqual([unsaved, unsaved]);
    expect(disk.content('device')).toBeNull();
  });
});
