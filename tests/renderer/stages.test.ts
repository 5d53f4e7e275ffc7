import { describe, expect, it } from 'vitest';
import type { MoveStage } from '../../shared/app-state.ts';
import { getMoveStage } from '../../renderer/features/device/move/move-stage.ts';
import { getReviewStage } from '../../renderer/features/start/review-stage.ts';
import { windowStates } from '../support/device-states.ts';
import { keyPreviews } from '../support/license-answers.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const known = keyPreviews(now);
const nothing = { freed: null, hasReachedLimit: false, hasDeclinedOldSeat: false };
const states = windowStates(now);

function stageOf(name: string, stage: MoveStage | null) {
  const state = states[name];
  if (state === undefined) throw new Error(`no state "${name}"`);
  return getMoveStage(state.device, stage);
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
  ] as const)('with "%s" told: %s', (previewName, type) => {
    expect(getReviewStage(known[previewName], nothing).type).toBe(type);
  });

  it('is the seat that this computer took, before one of its name', () => {
    const { likeThis, ownSeat } = known;
    const seats = [...(likeThis.taken?.seats ?? []), ...(ownSeat.taken?.seats ?? [])];
    const both = { ...likeThis, taken: { count: seats.length, seats } };
    expect(getReviewStage(both, nothing)).toMatchObject({ seat: { isThisComputer: true } });
  });

  it('is the list after all when another computer has this one’s name', () => {
    const hasDeclinedOldSeat = { ...nothing, hasDeclinedOldSeat: true };
    expect(getReviewStage(known.likeThis, hasDeclinedOldSeat).type).toBe('open');
    expect(getReviewStage(known.fullLikeThis, hasDeclinedOldSeat).type).toBe('list');
  });

  it('believes Polar that all seats are taken, whatever a look said', () => {
    const hasReachedLimit = { ...nothing, hasReachedLimit: true };
    expect(getReviewStage(known.open, hasReachedLimit).type).toBe('ways');
    expect(getReviewStage(known.listed, hasReachedLimit).type).toBe('list');
  });

  it('goes on with a seat that was freed, though a look may lag behind', () => {
    const freed = { ...nothing, hasReachedLimit: true, freed: 'Studio iMac' };
    expect(getReviewStage(known.full, freed)).toEqual({ type: 'freed', label: 'Studio iMac' });
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
