import { describe, expect, test } from 'vitest';
import type { SeatState } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { waitUntilAtRest } from '../../../electron/services/device/wait-until-at-rest.ts';
import { receiptAt, seatAt } from '../../support/sample-state.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';

const timeout = 20_000;

/** Three seats that a test changes, and whether the wait for them is over. */
function waitFor(ids: readonly string[], ...states: readonly SeatRelease[]) {
  const clock = createManualClock();
  const listeners = new Set<() => void>();
  let seats = states.map((release, index) => heldSeat(index, release));
  let isOver = false;
  const watched = {
    state: {
      get: () => ({ seats }),
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
  void waitUntilAtRest(watched, clock, timeout, ids).then(() => (isOver = true));

  async function change(next: readonly SeatState[]): Promise<boolean> {
    seats = [...next];
    for (const listener of listeners) listener();
    await flushPending();
    return isOver;
  }

  return {
    clock,
    set: async (index: number, release: SeatRelease): Promise<boolean> =>
      await change(seats.with(index, heldSeat(index, release))),
    setDevice: async (index: number, device: SeatState['device']): Promise<boolean> =>
      await change(seats.map((seat, place) => (place === index ? { ...seat, device } : seat))),
    remove: async (index: number): Promise<boolean> =>
      await change(seats.filter((_, place) => place !== index)),
    isOver: async (): Promise<boolean> => await change(seats),
    listeners,
  };
}

function heldSeat(index: number, release: SeatRelease): SeatState {
  const device = {
    type: 'held',
    seat: seatAt(0),
    release,
    seatStatus: { type: 'unchecked', lastAt: null },
  } as const;
  return { id: idOf(index), device, name: null, move: null };
}

const idOf = (index: number): string => `0a1b2c0${index}`;
const all = [idOf(0), idOf(1), idOf(2)];
const releasing: SeatRelease = { type: 'releasing', attempts: 1 };
const waiting: SeatRelease = {
  type: 'waiting',
  why: 'network-unreachable',
  attempts: 1,
  nextAt: Number.MAX_SAFE_INTEGER,
};
const failure: SeatRelease = { type: 'failed', failure: { code: 'not-polar' } };

describe('the wait for three releases', () => {
  test('ends when the last one waits, has failed or is free', async () => {
    const releases = waitFor(all, releasing, releasing, releasing);
    expect(await releases.isOver()).toBe(false);
    expect(await releases.set(1, waiting)).toBe(false);
    expect(await releases.set(0, failure)).toBe(false);
    expect(await releases.setDevice(2, { type: 'released', receipt: receiptAt(0) })).toBe(true);
    expect(releases.listeners.size).toBe(0);
  });

  test('counts a seat that is gone as free', async () => {
    const releases = waitFor(all, failure, releasing, waiting);
    expect(await releases.remove(1)).toBe(true);
  });

  test('ends at once where all are at rest', async () => {
    expect(await waitFor(all, failure, waiting, { type: 'idle' }).isOver()).toBe(true);
  });

  test('goes on while the outcome of one is checked', async () => {
    const check: SeatRelease = { type: 'settling', why: 'no-answer', attempts: 1, looks: 0 };
    const releases = waitFor(all, failure, waiting, check);
    expect(await releases.isOver()).toBe(false);
    expect(
      await releases.set(2, {
        type: 'unknown',
        why: 'no-answer',
        attempts: 1,
        nextAt: Number.MAX_SAFE_INTEGER,
      }),
    ).toBe(true);
  });

  test('leaves the seats alone that are not asked for', async () => {
    expect(await waitFor([idOf(0)], failure, releasing, releasing).isOver()).toBe(true);
  });

  test('ends when the time is over', async () => {
    const releases = waitFor(all, failure, waiting, releasing);
    await releases.clock.advance(timeout - 1);
    expect(await releases.isOver()).toBe(false);
    await releases.clock.advance(1);
    expect(await releases.isOver()).toBe(true);
  });
});
