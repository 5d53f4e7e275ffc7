import { describe, expect, it } from 'vitest';
import type { AppState, DeviceState, Standing } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { de } from '../../../shared/text/de.ts';
import { createNotices, noticeOf } from '../../../electron/services/activity/notifications.ts';
import { appStateOf, receiptAt, seatAt } from '../../support/device-states.ts';

const now = Date.UTC(2026, 10, 23);
const confirmed: Standing = { is: 'confirmed', at: now };
const held = (release: SeatRelease, standing: Standing = confirmed): DeviceState => ({
  is: 'held',
  seat: seatAt(now),
  release,
  standing,
});
const idle = held({ is: 'idle' });
const holding = held({ is: 'holding', until: now });
const releasing = (attempts: number) => held({ is: 'releasing', attempts });
const waiting = held({ is: 'waiting', why: 'network-unreachable', attempts: 1, nextAt: now });
const settling = held({ is: 'settling', why: 'gone', attempts: 1, looks: 0 });
const failed = held({ is: 'failed', failure: { code: 'still-held' } });
const released: DeviceState = { is: 'released', receipt: receiptAt(now) };
const removed = held({ is: 'idle' }, { is: 'removed', at: now });

describe('news for a person who is not looking', () => {
  it.each([
    ['a waiting release got through', releasing(2), released, 'released'],
    ['a lost answer was found out', settling, released, 'released'],
    ['a waiting release failed', releasing(2), failed, 'failed'],
    ['the seller removed the seat', held({ is: 'idle' }, { is: 'checking' }), removed, 'removed'],
    ['a release succeeded at once', releasing(1), released, null],
    ['a release failed at once', releasing(1), failed, null],
    ['a release began', idle, holding, null],
    ['a release waits', releasing(1), waiting, null],
    ['it was removed before', removed, removed, null],
    ['the record was put away', released, { is: 'none' } as const, null],
  ])('%s', (_, before, after, notice) => {
    expect(noticeOf(before, after)).toBe(notice);
  });

  it('is told in the window’s language, once, and only to those who want it', () => {
    let state: AppState = appStateOf(releasing(2));
    const told: string[] = [];
    const notices = createNotices({
      notify: { tell: ({ title, body }) => told.push(`${title}: ${body}`) },
      state: () => state,
      text: () => de,
    });
    const become = (next: Partial<AppState>) => {
      state = { ...state, ...next };
      notices.heard();
    };
    become({ device: released });
    become({ activity: 1 });
    expect(told).toEqual([
      expect.stringMatching(/^Platz freigegeben: Lena’s MacBook Pro hat seinen Platz/),
    ]);
    become({ device: releasing(2), settings: { ...state.settings, notifications: false } });
    become({ device: failed });
    expect(told).toHaveLength(1);
  });
});
