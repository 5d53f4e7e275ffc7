import { describe, expect, it } from 'vitest';
import type { AppState, DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { de } from '../../../shared/text/de.ts';
import {
  createNotifications,
  notificationOf,
} from '../../../electron/services/activity/notifications.ts';
import { appStateOf, receiptAt, seatAt, seatsOf } from '../../support/sample-state.ts';

const now = Date.UTC(2026, 10, 23);
const confirmed: SeatStatus = { type: 'confirmed', at: now };
const held = (release: SeatRelease, seatStatus: SeatStatus = confirmed): DeviceState => ({
  type: 'held',
  seat: seatAt(now),
  release,
  seatStatus,
});
const idle = held({ type: 'idle' });
const countingDown = held({ type: 'holding', until: now });
const releasing = (attempts: number) => held({ type: 'releasing', attempts });
const waiting = held({ type: 'waiting', why: 'network-unreachable', attempts: 1, nextAt: now });
const reconciling = held({ type: 'settling', why: 'gone', attempts: 1, looks: 0 });
const failed = held({ type: 'failed', failure: { code: 'still-held' } });
const released: DeviceState = { type: 'released', receipt: receiptAt(now) };
const removed = held({ type: 'idle' }, { type: 'removed', at: now });

describe('a notification', () => {
  it.each([
    ['a waiting release succeeded', releasing(2), released, 'released'],
    ['a release with a lost answer was confirmed', reconciling, released, 'released'],
    ['a waiting release failed', releasing(2), failed, 'failed'],
    [
      'the seller removed the seat',
      held({ type: 'idle' }, { type: 'checking' }),
      removed,
      'removed',
    ],
    ['a release succeeded at once', releasing(1), released, null],
    ['a release failed at once', releasing(1), failed, null],
    ['a release began', idle, countingDown, null],
    ['a release waits', releasing(1), waiting, null],
    ['the seat was removed before', removed, removed, null],
    ['the receipt was dismissed', released, { type: 'none' } as const, null],
  ])('is chosen by the change: %s', (_, before, after, notification) => {
    expect(notificationOf(before, after)).toBe(notification);
  });

  it('is shown once, in the window’s language, unless it is turned off', () => {
    let state: AppState = appStateOf(releasing(2));
    const notified: string[] = [];
    const stateChanged = createNotifications({
      notify: { show: ({ title, body }) => notified.push(`${title}: ${body}`) },
      state: () => state,
      text: () => de,
      onResult: () => undefined,
    });
    const changeState = (next: Partial<AppState>) => {
      state = { ...state, ...next };
      stateChanged();
    };
    changeState({ seats: seatsOf(released) });
    changeState({ activityVersion: 1 });
    expect(notified).toEqual([
      expect.stringMatching(/^Platz freigegeben: Der Platz von „Lena’s MacBook Pro“ ist frei\./),
    ]);
    changeState({
      seats: seatsOf(releasing(2)),
      settings: { ...state.settings, notifications: false },
    });
    changeState({ seats: seatsOf(failed) });
    expect(notified).toHaveLength(1);
  });

  it.each([true, false])('reports to the window whether the system showed it: %s', (isShown) => {
    let state: AppState = appStateOf(releasing(2));
    const results: boolean[] = [];
    const stateChanged = createNotifications({
      notify: { show: (_, onResult) => onResult(isShown) },
      state: () => state,
      text: () => de,
      onResult: (result) => results.push(result),
    });
    state = { ...state, seats: seatsOf(released) };
    stateChanged();
    expect(results).toEqual([isShown]);
  });
});
