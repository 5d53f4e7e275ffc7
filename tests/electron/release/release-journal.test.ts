import { expect, test } from 'vitest';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { createReleaseStory } from '../../../electron/services/release/release-journal.ts';
import {
  openRecords,
  type DeviceRecord,
  type ReleaseJournal,
} from '../../../electron/storage/records.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import { createSeatReleases } from '../../../electron/services/release/seat-releases.ts';
import { createManualClock, settled } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/polar-model.ts';

const clock = createManualClock();
const seat: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
};

/** What another process wrote down of a release of the seat. */
const others: ReleaseJournal = {
  id: 'of-another-process',
  activationId: seat.activationId,
  askedBy: 'command-line',
  askedAt: clock.now(),
  sent: true,
  state: { is: 'releasing', attempts: 1 },
};

const never = (): never => {
  throw new Error('This was not expected.');
};

/** A journal over a disk on which another process has written this. */
function journalOver(left: ReleaseJournal | null) {
  const disk = createMemoryDisk();
  if (left !== null) disk.put('release', left);
  const origins = createOrigins({ fingerprint: () => null });
  const { release } = openRecords({ clock, stores: disk.stores() });
  return { disk, journal: createReleaseStory(release, { clock, origins }) };
}

test('a request that another process sent for the seat is not forgotten by what this one writes', () => {
  const { disk, journal } = journalOver(others);
  journal.begin('person', seat, { is: 'idle' });
  expect(journal.get()?.sent).toBe(false);
  expect(journal.wasSent()).toBe(true);
  journal.write({ state: { is: 'waiting', why: 'rate-limited', attempts: 1, nextAt: 0 } });
  expect(disk.content('release')).toMatchObject({ sent: true, askedBy: 'person' });
  expect(journal.hasSent(seat)).toBe(true);
});

test('a request that another process sent for another seat says nothing of this one', () => {
  const { disk, journal } = journalOver({ ...others, activationId: modelIds.wrongActivationId });
  journal.begin('person', seat, { is: 'idle' });
  expect(journal.wasSent()).toBe(false);
  journal.write({ state: { is: 'idle' } });
  expect(disk.content('release')).toMatchObject({ sent: false });
});

test('a request that this process wrote down and took back counts as not sent', () => {
  const { disk, journal } = journalOver(null);
  journal.begin('person', seat, { is: 'idle' });
  journal.write({ sent: true });
  journal.takeBackSent(false);
  expect(journal.wasSent()).toBe(false);
  journal.write({ state: { is: 'idle' } });
  expect(disk.content('release')).toMatchObject({ sent: false });
});

test.each([
  ['a waiting release stays on disk while the record of its seat cannot be read', 'waiting', null],
  ['a release that is over goes when its seat’s record has gone', 'released', null],
  ['a release of another seat goes', 'waiting', modelIds.wrongActivationId],
] as const)('%s', (_, is, activationId) => {
  const state: ReleaseJournal['state'] =
    is === 'waiting'
      ? { is, why: 'network-unreachable', attempts: 1, nextAt: clock.now() }
      : { is, how: 'confirmed', at: clock.now() };
  const left = { ...others, sent: false, state };
  const { disk, journal } = journalOver(left);
  const found = activationId === null ? null : { ...seat, activationId };
  expect(journal.takeUp(found)).toEqual({ is: 'absent' });
  const stays = is === 'waiting' && activationId === null;
  expect(disk.content('release')).toEqual(stays ? left : null);
});

test('what was sent for a seat is remembered when its release is asked for again, and of no other seat', () => {
  const { journal } = journalOver(null);
  journal.begin('person', seat, { is: 'idle' });
  journal.write({ sent: true });
  const other = { ...seat, activationId: modelIds.wrongActivationId };
  expect(journal.hasSent(seat)).toBe(true);
  expect(journal.hasSent(other)).toBe(false);
  expect(journal.hasSent(null)).toBe(false);
  const first = journal.get()?.id;
  journal.begin('command-line', seat, { is: 'idle' });
  expect(journal.get()).toMatchObject({ sent: true, askedBy: 'command-line' });
  expect(journal.get()?.id).not.toBe(first);
  journal.begin('person', other, { is: 'idle' });
  expect(journal.get()).toMatchObject({ sent: false, activationId: other.activationId });
});

test('a request of this process’s own earlier release is not another process’s', () => {
  const { journal } = journalOver(null);
  journal.begin('person', seat, { is: 'idle' });
  journal.write({ sent: true });
  journal.takeBackSent(false);
  journal.begin('person', seat, { is: 'idle' });
  expect(journal.wasSent()).toBe(false);
});

test('a release that was taken up is this process’s own', () => {
  const { journal } = journalOver(others);
  expect(journal.takeUp(seat)).toMatchObject({ is: 'value', value: others });
  expect(journal.get()).toEqual(others);
  journal.takeBackSent(false);
  expect(journal.wasSent()).toBe(false);
});

test.each([
  ['that was sent is remembered', true, { state: { is: 'idle' }, sent: true }],
  ['that was not sent goes', false, null],
])('a canceled release %s', (_, sent, left) => {
  const { disk, journal } = journalOver(null);
  journal.begin('person', seat, { is: 'idle' });
  journal.write({ sent, state: { is: 'releasing', attempts: 1 } });
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
  const { disk, journal } = journalOver(others);
  journal.begin('person', seat, { is: 'idle' });
  journal.cancel();
  expect(journal.get()).toBeNull();
  expect(disk.content('release')).toEqual(others);
});

test('a journal that is over in memory stays on disk, and one that is erased is nowhere', () => {
  const { disk, journal } = journalOver(others);
  journal.takeUp(seat);
  journal.drop();
  expect(journal.get()).toBeNull();
  journal.write({ state: { is: 'idle' } });
  expect(disk.content('release')).toEqual(others);
  journal.takeUp(seat);
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
  disk.put('release', left);
  const origins = createOrigins({ fingerprint: () => here });
  const { release } = openRecords({ clock, stores: disk.stores() });
  const journal = createReleaseStory(release, { clock, origins });
  const taken = journal.takeUp({ ...seat, machine: seatOf });
  expect(taken.is).toBe(goesOn ? 'value' : 'absent');
  expect(journal.get()).toEqual(goesOn ? { ...left, machine: here } : null);
  expect(disk.content('release')).toEqual(left);
});

test('a release that another process keeps from the lock leaves the journal to that process', async () => {
  const disk = createMemoryDisk();
  disk.put('device', seat);
  disk.put('release', others);
  const records = openRecords({ clock, stores: disk.stores() });
  const record = mirroredFile(records.device);
  record.reload();
  const releases = createSeatReleases({
    record,
    file: records.release,
    keys: { activate: never, deactivate: never, firstPage: never, get: never, validate: never },
    credentials: {
      connection: () => ({ is: 'public' }),
      openToken: () => null,
      for: never,
      keep: never,
      forget: never,
    },
    clock,
    lock: { hold: async () => null },
    log: { info: () => undefined, problem: () => undefined },
    origins: createOrigins({ fingerprint: () => null }),
    isOther: () => false,
    released: never,
    gone: never,
    changed: () => undefined,
    trouble: never,
  });
  releases.ask('person', false);
  await settled();
  expect(releases.state()).toEqual({ is: 'failed', failure: { code: 'busy-elsewhere' } });
  expect(disk.content('release')).toEqual(others);
});
