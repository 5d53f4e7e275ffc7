import { describe, expect, it } from 'vitest';
import type { DeviceState, MoveStage } from '../../../shared/app-state.ts';
import {
  getFreeSeats,
  getOrderText,
  getWaitingText,
} from '../../../renderer/features/device/move/free-seats.ts';
import { getMoveStage } from '../../../renderer/features/device/move/move-stage.ts';
import type { SeatView } from '../../../shared/license.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { en } from '../../../shared/text/en.ts';
import { day, seatAt } from '../../support/sample-state.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const states = windowStates(Date.UTC(2026, 10, 23, 14, 10));

function stageOf(name: string, stage: MoveStage | null) {
  const state = states[name];
  if (state === undefined) throw new Error(`no state "${name}"`);
  return getMoveStage(deviceOfState(state), stage);
}

describe('the stage of a move', () => {
  it.each([
    ['active', null, 'key'],
    ['active', 'key', 'key'],
    ['active', 'release', 'release'],
    ['holding', 'key', 'release'],
    ['waiting', 'release', 'release'],
    ['failed-refused', 'release', 'release'],
    ['unknown', 'release', 'release'],
    ['unreadable', 'release', 'release'],
    ['released', 'there', 'there'],
    ['none', 'there', 'there'],
  ] as const)('in the state "%s" after the step %s is %s', (state, step, stage) => {
    expect(stageOf(state, step)).toBe(stage);
  });

  it('never reaches the other computer before the release', () => {
    const single = Object.entries(states).filter(([, { seats }]) => seats.length < 2);
    for (const [name] of single) {
      for (const stage of [null, 'key', 'release'] as const) {
        expect(stageOf(name, stage), name).not.toBe('there');
      }
    }
  });
});

describe('which computer comes first in a move', () => {
  const now = Date.UTC(2026, 10, 23, 14, 10);
  const { release: messages } = en.move;
  const context = { text: en, formatContext: { locale: 'en-US', timeZone: 'UTC' }, now };
  const checked = { type: 'confirmed', at: now } as const;
  const deviceWith = (
    change: Partial<SeatView>,
    release: SeatRelease = { type: 'idle' },
  ): Extract<DeviceState, { type: 'held' }> => ({
    type: 'held',
    seat: seatAt(now, change),
    seatStatus: checked,
    release,
  });

  it.each([
    [null, 'unknown'],
    [{ used: 2, limit: 2 }, 'full'],
    [{ used: 3, limit: 2 }, 'full'],
    [{ used: 1, limit: 2 }, 'free'],
    [{ used: 9, limit: null }, 'free'],
  ] as const)('with %o seats depends on %s', (seats, expected) => {
    const device = deviceWith({ seats, countedAt: now });
    expect(getFreeSeats(device).type).toBe(expected);
    expect(getOrderText(device, context)).toBe(messages.order[expected]);
  });

  const textOf = (change: Partial<SeatView>) => getOrderText(deviceWith(change), context);

  it('claims no free seat and no full license by an old count', () => {
    const countedAt = now - 3 * day;
    expect(textOf({ countedAt })).toMatch(
      /^A seat was free on November 20, 2026 at 2:10\sPM, so you may/,
    );
    expect(textOf({ countedAt, seats: { used: 2, limit: 2 } })).toBe(messages.order.unknown);
    expect(textOf({})).toBe(messages.order.unknown);
  });

  it('says of when the free seat is while the release cannot be sent', () => {
    const waiting = {
      type: 'waiting',
      why: 'network-unreachable',
      attempts: 1,
      nextAt: now,
    } as const;
    const waitingTextOf = (change: Partial<SeatView>) =>
      getWaitingText(deviceWith(change, waiting), context);
    expect(waitingTextOf({ countedAt: now })).toMatch(/A seat was free at 2:10\sPM, so you may/);
    expect(waitingTextOf({})).toBe(messages.later.unknown);
    expect(waitingTextOf({ countedAt: now, seats: { used: 2, limit: 2 } })).toBe(
      messages.later.full,
    );
  });
});
