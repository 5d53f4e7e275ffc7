import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  canKeep,
  doubts,
  isBlocked,
  isPending,
  next,
  SeatRelease,
  transitions,
  waitReasons,
  type SeatReleaseEvent,
  type SeatReleaseEventName,
  type SeatReleaseName,
} from '../../shared/seat-release.ts';

const at = 1_000;
const failure = { code: 'not-polar' } as const;

const states: { readonly [S in SeatReleaseName]: Extract<SeatRelease, { is: S }> } = {
  idle: { is: 'idle' },
  holding: { is: 'holding', until: at },
  releasing: { is: 'releasing', attempts: 2 },
  waiting: { is: 'waiting', why: 'network-unreachable', attempts: 2, nextAt: at },
  unknown: { is: 'unknown', why: 'no-answer', attempts: 2, nextAt: at },
  settling: { is: 'settling', why: 'no-answer', attempts: 2, looks: 1 },
  released: { is: 'released', how: 'confirmed', at },
  failed: { is: 'failed', failure },
};

const events: { readonly [E in SeatReleaseEventName]: Extract<SeatReleaseEvent, { type: E }> } = {
  asked: { type: 'asked', holdUntil: at },
  kept: { type: 'kept' },
  due: { type: 'due' },
  confirmed: { type: 'confirmed', at },
  refused: { type: 'refused', failure },
  'not-sent': { type: 'not-sent', why: 'rate-limited', nextAt: at },
  doubtful: { type: 'doubtful', why: 'server-error', nextAt: at },
  'found-free': { type: 'found-free', at },
  'found-unconfirmed': { type: 'found-unconfirmed' },
  'found-held': { type: 'found-held', conclusive: false },
  'found-key-unknown': { type: 'found-key-unknown' },
  'not-found-out': { type: 'not-found-out', nextAt: at + 1 },
  cleared: { type: 'cleared' },
};

const neverConfirmed = { is: 'failed', failure: { code: 'seat-never-confirmed' } } as const;
const freeNow = { is: 'released', how: 'found-free', at } as const;
const begun = { is: 'holding', until: at } as const;

/** Where each event leads from each state. What is not here changes nothing. */
const leads: {
  readonly [S in SeatReleaseName]: Partial<Record<SeatReleaseEventName, SeatRelease>>;
} = {
  idle: { asked: begun, 'found-free': freeNow },
  holding: {
    kept: { is: 'idle' },
    due: { is: 'releasing', attempts: 1 },
    'found-free': freeNow,
    cleared: { is: 'idle' },
  },
  releasing: {
    confirmed: { is: 'released', how: 'confirmed', at },
    refused: { is: 'failed', failure },
    'not-sent': { is: 'waiting', why: 'rate-limited', attempts: 2, nextAt: at },
    doubtful: { is: 'unknown', why: 'server-error', attempts: 2, nextAt: at },
  },
  waiting: {
    asked: { is: 'releasing', attempts: 3 },
    kept: { is: 'idle' },
    due: { is: 'releasing', attempts: 3 },
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
  },
  unknown: {
    asked: { is: 'settling', why: 'no-answer', attempts: 2, looks: 0 },
    due: { is: 'settling', why: 'no-answer', attempts: 2, looks: 0 },
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
  },
  settling: {
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
    confirmed: { is: 'released', how: 'confirmed', at },
    'found-held': { is: 'settling', why: 'no-answer', attempts: 2, looks: 2 },
    'found-key-unknown': { is: 'failed', failure: { code: 'key-changed' } },
    'not-found-out': { is: 'unknown', why: 'no-answer', attempts: 2, nextAt: at + 1 },
  },
  released: { cleared: { is: 'idle' } },
  failed: {
    asked: begun,
    kept: { is: 'idle' },
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
    cleared: { is: 'idle' },
  },
};

const cells = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => ({ state, event, name: `${state.is}, ${event.type}` })),
);

describe('every cell', () => {
  test.each(cells)('$name', ({ state, event }) => {
    expect(next(state, event)).toEqual(leads[state.is][event.type] ?? state);
  });

  test('is in the table', () => {
    expect(Object.keys(transitions).sort()).toEqual(Object.keys(states).sort());
    for (const row of Object.values(transitions)) {
      expect(Object.keys(row).sort()).toEqual(Object.keys(events).sort());
    }
  });
});

describe('what a cell alone does not tell', () => {
  test('without a hold nothing is waited for, not even a hold that began', () => {
    const asked = { type: 'asked', holdUntil: null } as const;
    const sent = { is: 'releasing', attempts: 1 };
    expect(next(states.idle, asked)).toEqual(sent);
    expect(next(states.holding, asked)).toEqual(sent);
    expect(next(states.failed, asked)).toEqual(sent);
    expect(next(states.holding, { type: 'asked', holdUntil: at + 9 })).toEqual(states.holding);
  });

  test('looks that agree are believed', () => {
    expect(next(states.settling, { type: 'found-held', conclusive: true })).toEqual({
      is: 'failed',
      failure: { code: 'still-held' },
    });
  });

  test('"still held" is unknown once the key is', () => {
    const held = { is: 'failed', failure: { code: 'still-held' } } as const;
    const unknown = { type: 'found-key-unknown' } as const;
    expect(next(held, unknown)).toEqual({ is: 'failed', failure: { code: 'key-changed' } });
    expect(next(states.failed, unknown)).toEqual(states.failed);
  });
});

test.each([
  ['idle', false, false],
  ['holding', true, true],
  ['releasing', false, true],
  ['waiting', true, true],
  ['unknown', false, true],
  ['settling', false, true],
  ['released', false, false],
  ['failed', false, false],
] as const)('%s: kept %s, pending %s', (name, keep, pending) => {
  expect(canKeep(states[name])).toBe(keep);
  expect(isPending(states[name])).toBe(pending);
});

test('only what Polar asked us to wait blocks, and only until then', () => {
  const limited = { ...states.waiting, why: 'rate-limited' } as const;
  expect(isBlocked(limited, at - 1)).toBe(true);
  expect(isBlocked(limited, at)).toBe(false);
  expect(isBlocked(states.waiting, at - 1)).toBe(false);
  expect(isBlocked(states.unknown, at - 1)).toBe(false);
});

const time = fc.nat();
const event: fc.Arbitrary<SeatReleaseEvent> = fc.oneof(
  fc.record({ type: fc.constant('asked' as const), holdUntil: fc.option(time) }),
  fc.constantFrom<SeatReleaseEvent>(
    { type: 'kept' },
    { type: 'due' },
    { type: 'found-unconfirmed' },
    { type: 'found-key-unknown' },
    { type: 'cleared' },
  ),
  fc.record({ type: fc.constantFrom('confirmed' as const, 'found-free' as const), at: time }),
  fc.constant<SeatReleaseEvent>({ type: 'refused', failure }),
  fc.record({
    type: fc.constant('not-sent' as const),
    why: fc.constantFrom(...waitReasons),
    nextAt: time,
  }),
  fc.record({
    type: fc.constant('doubtful' as const),
    why: fc.constantFrom(...doubts),
    nextAt: time,
  }),
  fc.record({ type: fc.constant('found-held' as const), conclusive: fc.boolean() }),
  fc.record({ type: fc.constant('not-found-out' as const), nextAt: time }),
);

test('any events: each state fits its schema, and "released" comes from Polar alone', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (all) => {
      let state: SeatRelease = { is: 'idle' };
      for (const one of all) {
        const before: SeatRelease = state;
        const frozen = structuredClone(before);
        state = next(before, one);
        expect(before).toEqual(frozen);
        expect(v.is(SeatRelease, state)).toBe(true);
        if (state.is === 'released' && before.is !== 'released') {
          expect(['confirmed', 'found-free']).toContain(one.type);
        }
        if (before.is === 'released' && one.type !== 'cleared') expect(state).toBe(before);
        // While a request is out, only what became of it ends that.
        if (before.is === 'releasing' && state !== before) {
          expect(['confirmed', 'refused', 'not-sent', 'doubtful']).toContain(one.type);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
