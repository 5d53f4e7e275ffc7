import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  canCancel,
  indeterminateReasons,
  isRateLimited,
  isPending,
  nextState,
  SeatRelease,
  transitions,
  waitReasons,
  type SeatReleaseEvent,
  type SeatReleaseEventName,
  type SeatReleaseName,
} from '../../shared/seat-release.ts';

const at = 1_000;
const failure = { code: 'not-polar' } as const;

const states: { readonly [S in SeatReleaseName]: Extract<SeatRelease, { type: S }> } = {
  idle: { type: 'idle' },
  holding: { type: 'holding', until: at },
  releasing: { type: 'releasing', attempts: 2 },
  waiting: { type: 'waiting', why: 'network-unreachable', attempts: 2, nextAt: at },
  unknown: { type: 'unknown', why: 'no-answer', attempts: 2, nextAt: at },
  settling: { type: 'settling', why: 'no-answer', attempts: 2, looks: 1 },
  released: { type: 'released', how: 'confirmed', at },
  failed: { type: 'failed', failure },
};

const events: { readonly [E in SeatReleaseEventName]: Extract<SeatReleaseEvent, { type: E }> } = {
  requested: { type: 'requested', undoUntil: at },
  canceled: { type: 'canceled' },
  due: { type: 'due' },
  confirmed: { type: 'confirmed', at },
  refused: { type: 'refused', failure },
  'not-sent': { type: 'not-sent', why: 'rate-limited', nextAt: at },
  indeterminate: { type: 'indeterminate', why: 'server-error', nextAt: at },
  'found-free': { type: 'found-free', at },
  'found-unconfirmed': { type: 'found-unconfirmed' },
  'found-held': { type: 'found-held', isConclusive: false },
  'found-key-refused': { type: 'found-key-refused', code: 'key-changed' },
  'check-inconclusive': { type: 'check-inconclusive', nextAt: at + 1 },
  finished: { type: 'finished' },
};

const neverConfirmed = { type: 'failed', failure: { code: 'seat-never-confirmed' } } as const;
const freeNow = { type: 'released', how: 'found-free', at } as const;
const begun = { type: 'holding', until: at } as const;

/** Where each event leads from each state. What is not here changes nothing. */
const leads: {
  readonly [S in SeatReleaseName]: Partial<Record<SeatReleaseEventName, SeatRelease>>;
} = {
  idle: { requested: begun, 'found-free': freeNow },
  holding: {
    canceled: { type: 'idle' },
    due: { type: 'releasing', attempts: 1 },
    'found-free': freeNow,
    finished: { type: 'idle' },
  },
  releasing: {
    confirmed: { type: 'released', how: 'confirmed', at },
    refused: { type: 'failed', failure },
    'not-sent': { type: 'waiting', why: 'rate-limited', attempts: 2, nextAt: at },
    indeterminate: { type: 'unknown', why: 'server-error', attempts: 2, nextAt: at },
  },
  waiting: {
    requested: { type: 'releasing', attempts: 3 },
    canceled: { type: 'idle' },
    due: { type: 'releasing', attempts: 3 },
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
  },
  unknown: {
    requested: { type: 'settling', why: 'no-answer', attempts: 2, looks: 0 },
    due: { type: 'settling', why: 'no-answer', attempts: 2, looks: 0 },
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
  },
  settling: {
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
    confirmed: { type: 'released', how: 'confirmed', at },
    'found-held': { type: 'settling', why: 'no-answer', attempts: 2, looks: 2 },
    'found-key-refused': { type: 'failed', failure: { code: 'key-changed' } },
    'check-inconclusive': { type: 'unknown', why: 'no-answer', attempts: 2, nextAt: at + 1 },
  },
  released: { finished: { type: 'idle' } },
  failed: {
    requested: begun,
    canceled: { type: 'idle' },
    'found-free': freeNow,
    'found-unconfirmed': neverConfirmed,
    finished: { type: 'idle' },
  },
};

const cells = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => ({ state, event, name: `${state.type}, ${event.type}` })),
);

describe('every cell', () => {
  test.each(cells)('$name', ({ state, event }) => {
    expect(nextState(state, event)).toEqual(leads[state.type][event.type] ?? state);
  });

  test('is of a known state and a known event', () => {
    expect(Object.keys(transitions).sort()).toEqual(Object.keys(states).sort());
    for (const row of Object.values(transitions)) {
      expect(Object.keys(events)).toEqual(expect.arrayContaining(Object.keys(row)));
    }
  });
});

describe('what a cell alone does not tell', () => {
  test('without a hold nothing is waited for, not even a hold that began', () => {
    const asked = { type: 'requested', undoUntil: null } as const;
    const sent = { type: 'releasing', attempts: 1 };
    expect(nextState(states.idle, asked)).toEqual(sent);
    expect(nextState(states.holding, asked)).toEqual(sent);
    expect(nextState(states.failed, asked)).toEqual(sent);
    expect(nextState(states.holding, { type: 'requested', undoUntil: at + 9 })).toEqual(
      states.holding,
    );
  });

  test('looks that agree are believed', () => {
    expect(nextState(states.settling, { type: 'found-held', isConclusive: true })).toEqual({
      type: 'failed',
      failure: { code: 'still-held' },
    });
  });

  test.each(['key-changed', 'seats-hidden'] as const)(
    '"still held" is unknown once: %s',
    (code) => {
      const held = { type: 'failed', failure: { code: 'still-held' } } as const;
      const refused = { type: 'found-key-refused', code } as const;
      const hidden = { type: 'failed', failure: { code } };
      expect(nextState(held, refused)).toEqual(hidden);
      expect(nextState(states.settling, refused)).toEqual(hidden);
      expect(nextState(states.failed, refused)).toEqual(states.failed);
    },
  );

  test('the failure says what Polar says of the key now', () => {
    const hidden = { type: 'failed', failure: { code: 'seats-hidden' } } as const;
    const refused = { type: 'found-key-refused', code: 'key-changed' } as const;
    expect(nextState(hidden, refused)).toMatchObject({ failure: { code: 'key-changed' } });
    expect(nextState(hidden, { ...refused, code: 'seats-hidden' })).toBe(hidden);
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
  expect(canCancel(states[name])).toBe(keep);
  expect(isPending(states[name])).toBe(pending);
});

test('only what Polar asked us to wait blocks, and only until then', () => {
  const limited = { ...states.waiting, why: 'rate-limited' } as const;
  expect(isRateLimited(limited, at - 1)).toBe(true);
  expect(isRateLimited(limited, at)).toBe(false);
  expect(isRateLimited(states.waiting, at - 1)).toBe(false);
  expect(isRateLimited(states.unknown, at - 1)).toBe(false);
});

const time = fc.nat();
const event: fc.Arbitrary<SeatReleaseEvent> = fc.oneof(
  fc.record({ type: fc.constant('requested' as const), undoUntil: fc.option(time) }),
  fc.constantFrom<SeatReleaseEvent>(
    { type: 'canceled' },
    { type: 'due' },
    { type: 'found-unconfirmed' },
    { type: 'found-key-refused', code: 'seats-hidden' },
    { type: 'finished' },
  ),
  fc.record({ type: fc.constantFrom('confirmed' as const, 'found-free' as const), at: time }),
  fc.constant<SeatReleaseEvent>({ type: 'refused', failure }),
  fc.record({
    type: fc.constant('not-sent' as const),
    why: fc.constantFrom(...waitReasons),
    nextAt: time,
  }),
  fc.record({
    type: fc.constant('indeterminate' as const),
    why: fc.constantFrom(...indeterminateReasons),
    nextAt: time,
  }),
  fc.record({ type: fc.constant('found-held' as const), isConclusive: fc.boolean() }),
  fc.record({ type: fc.constant('check-inconclusive' as const), nextAt: time }),
);

test('any events: each state fits its schema, and "released" comes from Polar alone', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (all) => {
      let state: SeatRelease = { type: 'idle' };
      for (const one of all) {
        const before: SeatRelease = state;
        const frozen = structuredClone(before);
        state = nextState(before, one);
        expect(before).toEqual(frozen);
        expect(v.is(SeatRelease, state)).toBe(true);
        if (state.type === 'released' && before.type !== 'released') {
          expect(['confirmed', 'found-free']).toContain(one.type);
        }
        if (before.type === 'released' && one.type !== 'finished') expect(state).toBe(before);
        // While a request is out, only what became of it ends that.
        if (before.type === 'releasing' && state !== before) {
          expect(['confirmed', 'refused', 'not-sent', 'indeterminate']).toContain(one.type);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
