import { describe, expect, it } from 'vitest';
import type { MoveStage } from '../../../shared/app-state.ts';
import { getFreeSeats, getMoveStage } from '../../../renderer/features/device/move/move-stage.ts';
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
  it.each([
    [null, 'unknown'],
    [{ used: 2, limit: 2 }, 'full'],
    [{ used: 3, limit: 2 }, 'full'],
    [{ used: 1, limit: 2 }, 'free'],
    [{ used: 9, limit: null }, 'free'],
  ] as const)('with %o seats depends on %s', (seats, expected) => {
    expect(getFreeSeats({ seats })).toBe(expected);
  });
});
