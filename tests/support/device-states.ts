import type { DeviceState } from '../../shared/app-state.ts';
import { day, hour, minute, receiptAt, seatAt, seatStatesAt, second } from './sample-state.ts';

/** States of the device by name, as seen at `now`. */
export function deviceStates(now: number): Readonly<Record<string, DeviceState>> {
  const { held, idle } = seatStatesAt(now);
  const activating = {
    type: 'activating',
    label: 'Lena’s MacBook Pro',
    isUnfinished: false,
    saveFailure: null,
  } as const;
  return {
    none: { type: 'none' },
    activating,
    'activation-unfinished': { ...activating, isUnfinished: true },
    'activation-unsaved': {
      ...activating,
      isUnfinished: true,
      saveFailure: { code: 'outcome-unsaved', file: 'device.json' },
    },
    'other-computer': {
      type: 'copied',
      seat: seatAt(now, { otherComputer: true, seats: null }),
    },
    'other-computer-activation': { ...activating, isUnfinished: true, otherComputer: true },
    'other-computer-releasing': held(
      { type: 'holding', until: now + 5 * second },
      { type: 'unchecked', lastAt: null },
      { otherComputer: true, seats: null },
    ),
    unchecked: idle({ type: 'unchecked', lastAt: now - 3 * day }),
    checking: idle({ type: 'checking' }),
    active: idle({ type: 'confirmed', at: now - 2 * minute }),
    offline: idle({
      type: 'not-reached',
      failure: { code: 'network-unreachable' },
      lastAt: now - 3 * day,
    }),
    // Only a check with an answer counts seats.
    'never-reached': idle(
      { type: 'not-reached', failure: { code: 'not-polar' }, lastAt: null },
      { seats: null },
    ),
    removed: idle({ type: 'removed', at: now - hour }),
    'removed-offline': idle({
      type: 'removed',
      at: now - 3 * day,
      failure: { code: 'network-unreachable' },
    }),
    'never-confirmed': idle(
      { type: 'never-confirmed', at: now - hour },
      { neverConfirmed: true, activatedAt: null },
    ),
    'key-changed': idle({ type: 'key-changed', at: now - hour }),
    'key-inactive': idle({ type: 'key-inactive', at: now - hour, reason: 'inactive' }),
    holding: held({ type: 'holding', until: now + 5 * second }),
    releasing: held({ type: 'releasing', attempts: 1 }),
    waiting: held({
      type: 'waiting',
      why: 'network-unreachable',
      attempts: 3,
      nextAt: now + 42 * second,
    }),
    'waiting-rate-limited': held({
      type: 'waiting',
      why: 'rate-limited',
      attempts: 1,
      nextAt: now + minute,
    }),
    unknown: held({ type: 'unknown', why: 'no-answer', attempts: 1, nextAt: now + 9 * second }),
    settling: held({ type: 'settling', why: 'gone', attempts: 2, looks: 1 }),
    'failed-refused': held({ type: 'failed', failure: { code: 'not-polar' } }),
    'failed-scope': held({
      type: 'failed',
      failure: { code: 'scope-missing', scope: 'license_keys:write' },
    }),
    'failed-never-confirmed': held(
      { type: 'failed', failure: { code: 'seat-never-confirmed' } },
      { type: 'never-confirmed', at: now - hour },
      { neverConfirmed: true, activatedAt: null },
    ),
    'failed-key-changed': held({ type: 'failed', failure: { code: 'key-changed' } }),
    'failed-seats-hidden': held(
      { type: 'failed', failure: { code: 'seats-hidden' } },
      { type: 'key-inactive', at: now - hour, reason: 'inactive' },
    ),
    'release-recorded': held({ type: 'released', how: 'confirmed', at: now }),
    released: { type: 'released', receipt: receiptAt(now), canActivateAgain: true },
    'found-free': {
      type: 'released',
      receipt: receiptAt(now, { how: 'found-free', before: null, after: null }),
    },
    unreadable: {
      type: 'unreadable',
      failure: { code: 'file-unreadable', file: 'seat.json' },
      isDamaged: true,
    },
    'file-newer': {
      type: 'unreadable',
      failure: { code: 'file-newer', file: 'seat.json' },
      isDamaged: false,
    },
    'no-seat-count': idle({ type: 'confirmed', at: now }, { seats: null, activatedAt: null }),
    'many-seats': idle(
      { type: 'confirmed', at: now },
      { seats: { used: 48, limit: 50 }, expiresAt: now + 40 * day },
    ),
    'no-limit': idle({ type: 'confirmed', at: now }, { seats: { used: 1, limit: null } }),
    'long-words': idle(
      { type: 'confirmed', at: now },
      { label: `render-node-${'0123456789'.repeat(9)}.studio.example`, expiresAt: now - 2 * day },
    ),
  };
}
