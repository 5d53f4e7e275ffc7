import { describe, expect, test } from 'vitest';
import {
  connectionNote,
  findingNote,
  noteOf,
  seatFacts,
  wishNote,
} from '../../../electron/services/seat/seat-events.ts';
import type { Connection, DeviceState, Standing } from '../../../shared/app-state.ts';
import { supportCode } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatView } from '../../../shared/license.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { modelIds } from '../../support/polar-model.ts';

// What the history says of a change of this device, and of which it says nothing.

const seat: SeatView = {
  server: 'loopback',
  organizationId: modelIds.organizationId,
  displayKey: displayKeyOf(modelIds.key),
  label: 'ada@customer.example',
  activatedAt: null,
  seats: null,
  activationHash: '0123456789ab',
};
const facts = seatFacts(seat);

const idle: SeatRelease = { is: 'idle' };
const holding: SeatRelease = { is: 'holding', until: 1 };
const releasing: SeatRelease = { is: 'releasing', attempts: 1 };
const waiting = (attempts: number): SeatRelease => ({
  is: 'waiting',
  why: 'network-unreachable',
  attempts,
  nextAt: 1,
});
const unknown: SeatRelease = { is: 'unknown', why: 'no-answer', attempts: 1, nextAt: 1 };
const settling: SeatRelease = { is: 'settling', why: 'no-answer', attempts: 1, looks: 0 };
const failed: SeatRelease = { is: 'failed', failure: { code: 'not-polar' } };
const released: SeatRelease = { is: 'released', how: 'confirmed', at: 1 };

const held = (release: SeatRelease, standing: Standing = { is: 'unchecked' }): DeviceState => ({
  is: 'held',
  seat,
  release,
  standing,
});

test('a seat is named without a mail address and without its key', () => {
  expect(facts).toMatchObject({ server: 'loopback', activationHash: '0123456789ab' });
  expect(JSON.stringify(facts)).not.toContain('ada@customer.example');
  expect(JSON.stringify(facts)).not.toContain(modelIds.key);
});

describe('a release', () => {
  const asked = { what: 'release-asked' };
  const kept = { what: 'release-kept' };

  test.each<[SeatRelease, SeatRelease, object | null]>([
    [idle, holding, asked],
    [idle, releasing, asked],
    [failed, releasing, asked],
    [holding, releasing, null],
    [waiting(1), releasing, null],
    [holding, idle, kept],
    [waiting(1), idle, kept],
    [failed, idle, null],
    [
      releasing,
      waiting(1),
      { what: 'release-waiting', code: supportCode({ code: 'network-unreachable' }) },
    ],
    [releasing, waiting(2), null],
    [releasing, unknown, { what: 'release-unknown' }],
    [settling, unknown, null],
    [releasing, failed, { what: 'release-failed', code: supportCode({ code: 'not-polar' }) }],
    [unknown, settling, null],
    [releasing, released, null],
    [waiting(1), waiting(2), null],
    [idle, idle, null],
  ])('that was %j and is %j', (from, to, told) => {
    const note = noteOf(held(from), held(to), 'command-line');
    expect(note).toEqual(told === null ? null : { ...facts, by: 'command-line', ...told });
  });

  test('that is done is noted with its receipt', () => {
    const receipt: Receipt = {
      id: 'one',
      server: 'loopback',
      displayKey: seat.displayKey,
      label: 'Bay',
      activationHash: seat.activationHash,
      askedBy: 'person',
      askedAt: 1,
      releasedAt: 2,
      how: 'confirmed',
      before: null,
      after: null,
      appVersion: '0.1.0',
    };
    const after: DeviceState = { is: 'released', receipt };
    const told = { ...facts, what: 'released', by: 'person', receipt };
    expect(noteOf(held(released), after, 'person')).toEqual(told);
    expect(noteOf({ is: 'none' }, after, 'person')).toBeNull();
  });

  test('of another computer’s seat is noted from its beginning', () => {
    const copied: DeviceState = { is: 'copied', seat };
    expect(noteOf(copied, held(holding), 'person')).toMatchObject({ what: 'release-asked' });
    expect(noteOf(held(holding), copied, 'person')).toMatchObject({ what: 'release-kept' });
    expect(noteOf({ is: 'none' }, held(holding), 'person')).toBeNull();
    expect(noteOf(held(holding), { is: 'none' }, 'person')).toBeNull();
  });
});

test.each<[Standing, Standing, object | null]>([
  [{ is: 'unchecked' }, { is: 'removed', at: 1 }, { what: 'removed-by-seller', by: 'elsewhere' }],
  [{ is: 'checking' }, { is: 'key-changed', at: 1 }, { what: 'key-changed', by: 'seller' }],
  [{ is: 'removed', at: 1 }, { is: 'removed', at: 2 }, null],
  [{ is: 'unchecked' }, { is: 'confirmed', at: 1 }, null],
  [{ is: 'unchecked' }, { is: 'never-confirmed', at: 1 }, null],
  [{ is: 'unchecked' }, { is: 'key-inactive', at: 1 }, null],
])('a check that found %j before and finds %j', (before, after, told) => {
  const note = findingNote(held(idle, before), held(idle, after));
  expect(note).toEqual(told === null ? null : { ...facts, ...told });
});

test('a check of another device than the one before says nothing', () => {
  const removed = held(idle, { is: 'removed', at: 1 });
  expect(findingNote({ is: 'none' }, removed)).toBeNull();
  expect(findingNote(removed, { is: 'none' })).toBeNull();
});

const nobody: Connection = { is: 'public' };
const organization: Connection = { is: 'organization', server: 'loopback', kept: 'session' };
const locked: Connection = {
  is: 'locked',
  server: 'loopback',
  failure: { code: 'keychain-unavailable' },
};

test.each<[Connection, Connection, string | null]>([
  [nobody, organization, 'connected'],
  [organization, nobody, 'disconnected'],
  [locked, nobody, 'disconnected'],
  [locked, organization, null],
  [organization, locked, null],
  [nobody, locked, null],
  [nobody, nobody, null],
])('a connection that was %j and is %j', (before, after, what) => {
  expect(connectionNote(before, after)).toEqual(
    what === null ? null : { what, by: 'person', server: 'loopback' },
  );
});

test('an activation is noted with the failure that it met, if it met one', () => {
  const { key, organizationId } = modelIds;
  const label = 'ada@customer.example';
  const intent = {
    server: 'loopback',
    key,
    organizationId,
    label,
    nonce: 'n',
    askedBy: 'person',
    askedAt: 1,
  } as const;
  const plain = {
    what: 'activation-failed',
    by: 'person',
    server: 'loopback',
    displayKey: displayKeyOf(key),
    label: facts.label,
  };
  expect(wishNote('activation-failed', intent)).toEqual(plain);
  expect(wishNote('activation-failed', intent, { code: 'no-answer' })).toEqual({
    ...plain,
    code: supportCode({ code: 'no-answer' }),
  });
});
