import { expect, test } from 'vitest';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { createReleaseJournalStore } from '../../../electron/services/release/release-journal.ts';
import { openRecords, type ReleaseJournal } from '../../../electron/storage/records.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import { createSeatReleases } from '../../../electron/services/release/seat-releases.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';
import { storedRelease } from '../../support/seat-of.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';
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

const never = (): never => {
  throw new Error('This was not expected.');
};

/** A journal over a disk on which another process has written `other`. */
function journalStoreWith(left: ReleaseJournal | null) {
  const disk = createMemoryDisk();
  if (left !== null) disk.put('release', storedRelease(left));
  const origins = createOrigins({ fingerprint: () => null });
  const { release } = openRecords({ clock, stores: disk.stores() });
  return { disk, journal: createReleaseJournalStore(release, { clock, origins }) };
}

test('a write keeps that another process sent a request for the seat', () => {
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

test('what was sent for a seat is remembered when its release is asked for again, and of no other seat', () => {
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

test('a request of this process’s own earlier release is not another process’s', () => {
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
  ['that was sent is remembered', true, { state: { is: 'idle' }, sent: true }],
  ['that was not sent goes', false, null],
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

test('a journal that is over in memory stays on disk, and an erased one is gone', () => {
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
  ['elsewhere, of a seat of elsewhere, is left alone', elsewhere, elsewhere, false],
  ['elsewhere, of a seat of this computer, goes on, and is this computer’s', elsewhere, here, true],
  ['here goes on', here, elsewhere, true],
])('a release that was asked for %s', (_, of, seatOf, goesOn) => {
  const disk = createMemoryDisk();
  const left = { ...others, machine: of };
  disk.put('release', storedRelease(left));
  const origins = createOrigins({ fingerprint: () => here });
  const { release } = openRecords({ clock, stores: disk.stores() });
  const journal = createReleaseJournalStore(release, { clock, origins });
  const taken = journal.recover({ ...seat, machine: seatOf });
  expect(taken.type).toBe(goesOn ? 'value' : 'absent');
  expect(journal.get()).toEqual(goesOn ? { ...left, machine: here } : null);
  expect(disk.content('release')).toEqual(storedRelease(left));
});

test('a release that another process keeps from the lock leaves the journal to that process', async () => {
  const disk = createMemoryDisk();
  disk.put('device', seat);
  disk.put('release', storedRelease(others));
  const records = openRecords({ clock, stores: disk.stores() });
  const record = mirroredFile(records.device);
  record.reload();
  const releases = createSeatReleases({
    record,
    file: records.release,
    keys: { activate: never, deactivate: never, firstPage: never, get: never, validate: never },
    credentials: {
      connection: () => ({ type: 'public' }),
      openToken: () => null,
      for: never,
      save: never,
      forget: never,
    },
    clock,
    lock: { hold: async () => null },
    log: { info: () => undefined, problem: () => undefined },
    origins: createOrigins({ fingerprint: () => null }),
    isOtherComputer: () => false,
    released: never,
    releasedElsewhere: never,
    changed: () => undefined,
    reportFailure: never,
  });
  releases.request('person', false);
  await flushPending();
  expect(releases.state()).toEqual({ type: 'failed', failure: { code: 'busy-elsewhere' } });
  expect(disk.content('release')).toEqual(storedRelease(others));
});
