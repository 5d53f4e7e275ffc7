import { describe, expect, it } from 'vitest';
import { canMoveAll, getMovable } from '../../../renderer/features/device/can-move.ts';
import { getCheckable, getCheckResults } from '../../../renderer/features/device/check-results.ts';
import {
  getJointMove,
  getMoveAllStage,
} from '../../../renderer/features/device/move/move-stage.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import { windowStates } from '../../support/window-states.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const states = windowStates(now);

const seatsOf = (name: string) => {
  const state = states[name];
  if (state === undefined) throw new Error(`no state "${name}"`);
  return state.seats;
};
const lastDigits = (ids: readonly string[]) => ids.map((id) => id.at(-1)).join('');

describe('the check of all licenses', () => {
  it('is of those whose state allows it', () => {
    expect(lastDigits(getCheckable(seatsOf('several')))).toBe('123');
    // Unreadable, waiting and failed ones are left out.
    expect(lastDigits(getCheckable(seatsOf('several-trouble')))).toBe('123');
    expect(getCheckable(seatsOf('several-holding'))).toEqual([]);
  });

  it('counts what it found, of the licenses that are still there', () => {
    const trouble = seatsOf('several-trouble');
    const ids = getCheckable(trouble);
    expect(getCheckResults(trouble, ids, now)).toEqual({ active: 1, attention: 2, unchecked: 0 });
    expect(getCheckResults(trouble.slice(1), ids, now)).toEqual({
      active: 0,
      attention: 2,
      unchecked: 0,
    });
    const [first] = trouble;
    if (first?.device.type !== 'held') throw new Error('no held seat');
    const seatStatus = {
      type: 'not-reached',
      failure: { code: 'network-unreachable' },
      lastAt: null,
    } as const;
    const unreached = { ...first, device: { ...first.device, seatStatus } };
    expect(getCheckResults([unreached], ids, now)).toEqual({
      active: 0,
      attention: 0,
      unchecked: 1,
    });
  });

  it('is summed up in one sentence', () => {
    const english = en.device.licenses.checkAll.results;
    expect(english({ active: 3, attention: 1, unchecked: 1 })).toBe(
      'Licenses checked: 3 active, 1 needs attention, 1 couldn’t be checked.',
    );
    expect(english({ active: 0, attention: 2, unchecked: 0 })).toBe(
      'Licenses checked: 2 need attention.',
    );
    expect(english({ active: 0, attention: 0, unchecked: 2 })).toBe(
      'No license could be checked. Your seats don’t change.',
    );
    expect(de.device.licenses.checkAll.results({ active: 0, attention: 2, unchecked: 1 })).toBe(
      'Lizenzen geprüft: bei 2 ist etwas zu tun, 1 nicht prüfbar.',
    );
  });
});

describe('the move of all licenses', () => {
  it('is of those whose key still activates another computer', () => {
    expect(lastDigits(getMovable(seatsOf('several'), now).map(({ id }) => id))).toBe('123');
    expect(canMoveAll(seatsOf('several'), now)).toBe(true);
    expect(lastDigits(getMovable(seatsOf('several-trouble'), now).map(({ id }) => id))).toBe('1');
    expect(canMoveAll(seatsOf('several-trouble'), now)).toBe(false);
  });

  it('takes no more than one file holds', () => {
    const [first] = seatsOf('several-many');
    if (first === undefined) throw new Error('no seat');
    const many = (length: number) => Array.from({ length }, () => first);
    expect(canMoveAll(many(50), now)).toBe(true);
    expect(canMoveAll(many(51), now)).toBe(false);
  });

  it('leads to the other computer once all seats are released', () => {
    const [first, second, ...others] = seatsOf('several');
    if (first === undefined || second === undefined) throw new Error('no seats');
    expect(getMoveAllStage([])).toBe('key');
    const one = { ...first, move: 'there' as const };
    const other = { ...second, move: 'release' as const };
    expect(getMoveAllStage([one, other])).toBe('release');
    expect(getMoveAllStage([one, { ...other, move: 'there' }])).toBe('there');
    // Several seats past the file move together; one, and one whose file is not saved, do not.
    expect(getJointMove([one, other, ...others])).toEqual([one, other]);
    expect(getJointMove([one, { ...other, move: 'key' }])).toEqual([]);
    expect(getJointMove([one, ...others])).toEqual([]);
  });
});
