import { describe, expect, it } from 'vitest';
import { getJointRelease } from '../../../renderer/features/device/joint-release.ts';
import { byUrgency } from '../../../shared/seats.ts';
import { windowStates } from '../../support/window-states.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const states = windowStates(now);

const seatsOf = (name: string) => {
  const state = states[name];
  if (state === undefined) throw new Error(`no state "${name}"`);
  return state.seats;
};

describe('a joint release', () => {
  it('is of all seats whose countdown ends together', () => {
    expect(getJointRelease(seatsOf('several-holding'))).toEqual({ count: 3, until: now + 5000 });
  });

  it('is none if one seat counts down, or if the ends differ', () => {
    expect(getJointRelease(seatsOf('several'))).toBeNull();
    expect(getJointRelease(seatsOf('several-one-holding'))).toBeNull();
    const [first, ...others] = seatsOf('several-holding');
    if (first?.device.type !== 'held') throw new Error('no held seat');
    const later = { type: 'holding', until: now + 6000 } as const;
    const changed = { ...first, device: { ...first.device, release: later } };
    expect(getJointRelease([changed, ...others])).toBeNull();
  });
});

describe('the order of the licenses', () => {
  it('begins with the one that needs attention first, and keeps the order of equal ones', () => {
    const ids = byUrgency(seatsOf('several-trouble'), now).map(({ id }) => id.at(-1));
    expect(ids.join('')).toBe('465231');
    // The third one expires in 20 days.
    expect(byUrgency(seatsOf('several'), now).map(({ id }) => id.at(-1))).toEqual(['3', '1', '2']);
  });
});
