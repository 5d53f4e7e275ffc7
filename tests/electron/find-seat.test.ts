import { describe, expect, test } from 'vitest';
import { findSeat, settleSeat } from '../../electron/polar/find-seat.ts';
import type { Answer, LicenseKeys } from '../../electron/polar/license-keys.ts';
import { unreadable, type NotFoundWords } from '../../electron/polar/outcome.ts';
import type { ValidatedLicense } from '../../electron/polar/wire.ts';

const seat = {
  server: 'loopback',
  key: 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001',
  organizationId: '00000001-0c00-4000-8000-000000000001',
  activationId: '00000001-0ac0-4000-8000-000000000001',
} as const;

const alive: Answer<ValidatedLicense> = {
  is: 'ok',
  value: {
    id: '00000001-11c0-4000-8000-000000000001',
    organization_id: seat.organizationId,
    key: seat.key,
    status: 'granted',
    limit_activations: 3,
    expires_at: null,
    activation: null,
  },
};

const gone = (said: NotFoundWords) => ({ is: 'gone', said }) as const;

/** What Polar answers to a question about the seat, to one about its key alone, and to the release sent once more. */
interface Answers {
  readonly seat: Answer<ValidatedLicense>;
  readonly key?: Answer<ValidatedLicense>;
  readonly release?: Answer<null>;
}

const never = (): never => {
  throw new Error('This request was not expected.');
};

/** Requests that get these answers; one without an answer fails the test. */
function polarWith(answers: Answers): LicenseKeys {
  return {
    validate: async (_, { activationId }) =>
      activationId === undefined ? (answers.key ?? never()) : answers.seat,
    deactivate: async () => answers.release ?? never(),
    activate: never,
    get: never,
    firstPage: never,
  };
}

const outside = { is: 'public' } as const;

describe('a check of a seat without a token', () => {
  test('concludes nothing from a 404 whose words it does not know, though the key lives', async () => {
    const keys = polarWith({ seat: gone('unclear'), key: alive });
    expect(await findSeat(keys, outside, seat)).toEqual(unreadable);
    expect(await settleSeat(keys, outside, seat)).toEqual(unreadable);
  });

  test('calls the seat free when its key lives and knows nothing of it', async () => {
    const keys = polarWith({ seat: gone('nothing-found'), key: alive });
    expect(await findSeat(keys, outside, seat)).toMatchObject({ is: 'free' });
    expect(await settleSeat(keys, outside, seat)).toMatchObject({ is: 'free' });
  });
});

describe.each(['inactive', 'expired'] as const)('a release of a seat whose key is %s', (said) => {
  test.each(['unclear', 'conditions', 'inactive', 'expired'] as const)(
    'is not told as done when its repetition is answered with a 404 that says "%s"',
    async (words) => {
      const keys = polarWith({ seat: gone(said), key: gone(said), release: gone(words) });
      expect(await settleSeat(keys, outside, seat)).toEqual(gone(words));
    },
  );

  test('is told as done when the repetition finds no such seat', async () => {
    const keys = polarWith({
      seat: gone(said),
      key: gone(said),
      release: gone('nothing-found'),
    });
    expect(await settleSeat(keys, outside, seat)).toEqual({ is: 'free', facts: null });
  });

  test('is not told as done when the key was replaced meanwhile', async () => {
    const keys = polarWith({
      seat: gone(said),
      key: gone('nothing-found'),
      release: gone('nothing-found'),
    });
    expect(await settleSeat(keys, outside, seat)).toEqual({ is: 'key-unknown' });
  });

  test('is told as released when the repetition succeeds', async () => {
    const keys = polarWith({ seat: gone(said), release: { is: 'ok', value: null } });
    expect(await settleSeat(keys, outside, seat)).toEqual({ is: 'released' });
  });
});
