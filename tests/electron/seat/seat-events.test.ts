import { describe, expect, test } from 'vitest';
import {
  connectionEvent,
  seatCheckEvent,
  releaseEvent,
  seatFacts,
  pendingActivationEvent,
} from '../../../electron/services/seat/seat-events.ts';
import type { Connection, DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import { supportCode } from '../../../shared/failure.ts';
import { displayKeyOf, type SeatView } from '../../../shared/license.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { modelIds } from '../../support/model-license.ts';

// What the history says about a change of this device, and of which it says nothing.

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

const idle: SeatRelease = { type: 'idle' };
const holding: SeatRelease = { type: 'holding', until: 1 };
const releasing: SeatRelease = { type: 'releasing', attempts: 1 };
const waiting = (attempts: number): SeatRelease => ({
  type: 'waiting',
  why: 'network-unreachable',
  attempts,
  nextAt: 1,
});
const unknown: SeatRelease = { type: 'unknown', why: 'no-answer', attempts: 1, nextAt: 1 };
const settling: SeatRelease = { type: 'settling', why: 'no-answer', attempts: 1, looks: 0 };
const failed: SeatRelease = { type: 'failed', failure: { code: 'not-polar' } };
const released: SeatRelease = { type: 'released', how: 'confirmed', at: 1 };

const held = (
  release: SeatRelease,
  seatStatus: SeatStatus = { type: 'unchecked', lastAt: null },
): DeviceState => ({
  type: 'held',
  seat,
  release,
  seatStatus,
});

test('a seat is named without a mail address and without its key', () => {
  expect(facts).toMatchObject({ server: 'loopback', activationHash: '0123456789ab' });
  expect(JSON.stringify(facts)).not.toContain('ada@customer.example');
  expect(JSON.stringify(facts)).not.toContain(modelIds.key);
});

describe('a release', () => {
  const releaseAsked = { what: 'release-asked' };
  const releaseKept = { what: 'release-kept' };

  test.each<[SeatRelease, SeatRelease, object | null]>([
    [idle, holding, releaseAsked],
    [idle, releasing, releaseAsked],
    [failed, releasing, releaseAsked],
    [holding, releasing, null],
    [waiting(1), releasing, null],
    [holding, idle, releaseKept],
    [waiting(1), idle, releaseKept],
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
  ])('that was %j and is %j', (from, to, expected) => {
    const event = releaseEvent(held(from), held(to), 'command-line');
    expect(event).toEqual(expected === null ? null : { ...facts, by: 'command-line', ...expected });
  });

  test('that is done is recorded with its receipt', () => {
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
    const after: DeviceState = { type: 'released', receipt };
    const expected = { ...facts, what: 'released', by: 'person', receipt };
    expect(releaseEvent(held(released), after, 'person')).toEqual(expected);
    expect(releaseEvent({ type: 'none' }, after, 'person')).toBeNull();
  });

  test('of another computer’s seat is recorded from its beginning', () => {
    const copied: DeviceState = { type: 'copied', seat };
    expect(releaseEvent(copied, held(holding), 'person')).toMatchObject({ what: 'release-asked' });
    expect(releaseEvent(held(holding), copied, 'person')).toMatchObject({ what: 'release-kept' });
    expect(releaseEvent({ type: 'none' }, held(holding), 'person')).toBeNull();
    expect(releaseEvent(held(holding), { type: 'none' }, 'person')).toBeNull();
  });
});

test.each<[SeatStatus, SeatStatus, object | null]>([
  [
    { type: 'unchecked', lastAt: null },
    { type: 'removed', at: 1 },
    { what: 'removed-by-seller', by: 'elsewhere' },
  ],
  [{ type: 'checking' }, { type: 'key-changed', at: 1 }, { what: 'key-changed', by: 'elsewhere' }],
  [{ type: 'removed', at: 1 }, { type: 'removed', at: 2 }, null],
  [{ type: 'unchecked', lastAt: null }, { type: 'confirmed', at: 1 }, null],
  [{ type: 'unchecked', lastAt: null }, { type: 'never-confirmed', at: 1 }, null],
  [{ type: 'unchecked', lastAt: null }, { type: 'key-inactive', at: 1, reason: 'expired' }, null],
])('a check that found %j before and finds %j', (before, after, expected) => {
  const event = seatCheckEvent(held(idle, before), held(idle, after));
  expect(event).toEqual(expected === null ? null : { ...facts, ...expected });
});

test('a check of another device than the one before records nothing', () => {
  const removed = held(idle, { type: 'removed', at: 1 });
  expect(seatCheckEvent({ type: 'none' }, removed)).toBeNull();
  expect(seatCheckEvent(removed, { type: 'none' })).toBeNull();
});

const disconnected: Connection = { type: 'public' };
const organization: Connection = {
  type: 'organization',
  server: 'loopback',
  tokenStorage: 'session',
};
const locked: Connection = {
  type: 'locked',
  server: 'loopback',
  failure: { code: 'keychain-unavailable' },
};

test.each<[Connection, Connection, string | null]>([
  [disconnected, organization, 'connected'],
  [organization, disconnected, 'disconnected'],
  [locked, disconnected, 'disconnected'],
  [locked, organization, null],
  [organization, locked, null],
  [disconnected, locked, null],
  [disconnected, disconnected, null],
])('a connection that was %j and is %j', (before, after, what) => {
  expect(connectionEvent(before, after)).toEqual(
    what === null ? null : { what, by: 'person', server: 'loopback' },
  );
});

test('an activation is recorded with its failure, if any', () => {
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
  expect(pendingActivationEvent('activation-failed', intent)).toEqual(plain);
  expect(pendingActivationEvent('activation-failed', intent, { code: 'no-answer' })).toEqual({
    ...plain,
    code: supportCode({ code: 'no-answer' }),
  });
});
