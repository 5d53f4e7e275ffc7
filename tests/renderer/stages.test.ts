import { describe, expect, it } from 'vitest';
import type { MoveStage } from '../../shared/app-state.ts';
import { moveStage } from '../../renderer/features/device/move/move-stage.ts';
import { reviewStage } from '../../renderer/features/start/review-stage.ts';
import { windowStates } from '../support/device-states.ts';
import { keyPreviews } from '../support/license-answers.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const known = keyPreviews(now);
const nothing = { freed: null, metLimit: false, wantsNew: false };
const states = windowStates(now);

function stageOf(name: string, stage: MoveStage | null) {
  const state = states[name];
  if (state === undefined) throw new Error(`no state "${name}"`);
  return moveStage(state.device, stage);
}

describe('where a key that was entered leads', () => {
  it.each([
    ['open', 'open'],
    ['listed', 'open'],
    ['withoutSeats', 'no-seats'],
    ['likeThis', 'old-seat'],
    ['ownSeat', 'old-seat'],
    ['full', 'list'],
    ['fullLikeThis', 'old-seat'],
  ] as const)('with "%s" told: %s', (told, is) => {
    expect(reviewStage(known[told], nothing).is).toBe(is);
  });

  it('is the seat that this computer took, before one of its name', () => {
    const { likeThis, ownSeat } = known;
    const seats = [...(likeThis.taken?.seats ?? []), ...(ownSeat.taken?.seats ?? [])];
    const both = { ...likeThis, taken: { count: seats.length, seats } };
    expect(reviewStage(both, nothing)).toMatchObject({ seat: { isThisComputer: true } });
  });

  it('is the list after all when another computer has this one’s name', () => {
    const wantsNew = { ...nothing, wantsNew: true };
    expect(reviewStage(known.likeThis, wantsNew).is).toBe('open');
    expect(reviewStage(known.fullLikeThis, wantsNew).is).toBe('list');
  });

  it('believes Polar that all seats are taken, whatever a look said', () => {
    const metLimit = { ...nothing, metLimit: true };
    expect(reviewStage(known.open, metLimit).is).toBe('ways');
    expect(reviewStage(known.listed, metLimit).is).toBe('list');
  });

  it('goes on with a seat that was freed, though a look may lag behind', () => {
    const freed = { ...nothing, metLimit: true, freed: 'Studio iMac' };
    expect(reviewStage(known.full, freed)).toEqual({ is: 'freed', label: 'Studio iMac' });
  });
});

describe('where a move is', () => {
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
  ] as const)('%s, %s: %s', (state, step, stage) => {
    expect(stageOf(state, step)).toBe(stage);
  });

  it('never says that the seat is free before Polar did', () => {
    for (const name of Object.keys(states)) {
      for (const stage of [null, 'key', 'release'] as const) {
        expect(stageOf(name, stage), name).not.toBe('there');
      }
    }
  });
});
