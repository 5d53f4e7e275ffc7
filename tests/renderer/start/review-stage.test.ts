import { describe, expect, it } from 'vitest';
import { getReviewStage } from '../../../renderer/features/start/review-stage.ts';
import { keyPreviews } from '../../support/license-answers.ts';

const previews = keyPreviews(Date.UTC(2026, 10, 23, 14, 10));
const nothing = { freed: null, hasReachedLimit: false, hasDeclinedOldSeat: false };

describe('the stage of a key review', () => {
  it.each([
    ['open', 'open'],
    ['listed', 'open'],
    ['withoutSeats', 'no-seats'],
    ['likeThis', 'old-seat'],
    ['ownSeat', 'old-seat'],
    ['full', 'list'],
    ['fullLikeThis', 'old-seat'],
  ] as const)('with the preview "%s" is %s', (previewName, type) => {
    expect(getReviewStage(previews[previewName], nothing).type).toBe(type);
  });

  it('offers the seat that this computer took before a seat with its name', () => {
    const { likeThis, ownSeat } = previews;
    const seats = [...(likeThis.taken?.seats ?? []), ...(ownSeat.taken?.seats ?? [])];
    const both = { ...likeThis, taken: { count: seats.length, seats } };
    expect(getReviewStage(both, nothing)).toMatchObject({ seat: { isThisComputer: true } });
  });

  it('is the list after the person declined the seat with this computer’s name', () => {
    const hasDeclinedOldSeat = { ...nothing, hasDeclinedOldSeat: true };
    expect(getReviewStage(previews.likeThis, hasDeclinedOldSeat).type).toBe('open');
    expect(getReviewStage(previews.fullLikeThis, hasDeclinedOldSeat).type).toBe('list');
  });

  it('is full after Polar refused an activation, whatever the preview says', () => {
    const hasReachedLimit = { ...nothing, hasReachedLimit: true };
    expect(getReviewStage(previews.open, hasReachedLimit).type).toBe('ways');
    expect(getReviewStage(previews.listed, hasReachedLimit).type).toBe('list');
  });

  it('continues after a seat was freed once the license has a free one', () => {
    const { full } = previews;
    const seats = full.taken?.seats.slice(1) ?? [];
    const progress = { ...nothing, freed: 'Studio iMac' };
    const counted = { ...full, taken: { count: seats.length, seats } };
    expect(getReviewStage(counted, progress)).toEqual({ type: 'freed', label: 'Studio iMac' });
  });

  it('lists the seats again while a lower limit leaves no seat free', () => {
    const progress = { ...nothing, freed: 'Studio iMac' };
    const stage = getReviewStage(previews.full, progress);
    expect(stage).toMatchObject({ type: 'list', freed: 'Studio iMac' });
  });

  it('lists the seats again if another computer took the freed one', () => {
    const progress = { ...nothing, freed: 'Studio iMac', hasReachedLimit: true };
    expect(getReviewStage(previews.listed, progress).type).toBe('list');
  });
});
