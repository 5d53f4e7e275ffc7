import { describe, expect, test } from 'vitest';
import { checkSeat, reconcileSeat } from '../../../electron/polar/find-seat.ts';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import { unreadable, type Answer, type Refusal } from '../../../electron/polar/outcome.ts';
import type { LicenseWithActivations, ValidatedLicense } from '../../../electron/polar/wire.ts';
import {
  seat,
  license,
  alive,
  activation,
  another,
  withStatus,
  showing,
  gone,
  factsOfKey,
  factsOfSeat,
  sayNothing,
  never,
  type Answers,
  polarWith,
  publicCredential,
} from '../../support/seat-answers.ts';

describe('a check of a seat without a token', () => {
  test('concludes nothing from a 404 with an unknown text, even if the key exists', async () => {
    const keys = polarWith({ seat: gone('unclear'), key: alive });
    expect(await checkSeat(keys, publicCredential, seat)).toEqual(unreadable);
    expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(unreadable);
  });

  test('returns free if the key exists and its activation does not', async () => {
    const keys = polarWith({ seat: gone('nothing-found'), key: alive });
    expect(await checkSeat(keys, publicCredential, seat)).toMatchObject({ type: 'free' });
    expect(await reconcileSeat(keys, publicCredential, seat)).toMatchObject({ type: 'free' });
  });
});

describe.each(['inactive', 'expired'] as const)(
  'a release of a seat whose key is %s',
  (keyReason) => {
    test.each(['unclear', 'conditions', 'inactive', 'expired'] as const)(
      'is not reported as done if the repeated release gets a 404 that says "%s"',
      async (reason) => {
        const keys = polarWith({
          seat: gone(keyReason),
          key: gone(keyReason),
          release: gone(reason),
        });
        expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(gone(reason));
      },
    );

    test('is reported as done if the repeated release finds no such seat', async () => {
      const keys = polarWith({
        seat: gone(keyReason),
        key: gone(keyReason),
        release: gone('nothing-found'),
      });
      expect(await reconcileSeat(keys, publicCredential, seat)).toEqual({
        type: 'free',
        facts: null,
      });
    });

    test('is not reported as done if the key was rotated meanwhile', async () => {
      const keys = polarWith({
        seat: gone(keyReason),
        key: gone('nothing-found'),
        release: gone('nothing-found'),
      });
      expect(await reconcileSeat(keys, publicCredential, seat)).toEqual({ type: 'key-unknown' });
    });

    test('is reported as released if the repeated release succeeds', async () => {
      const keys = polarWith({ seat: gone(keyReason), release: { type: 'ok', value: null } });
      expect(await reconcileSeat(keys, publicCredential, seat)).toEqual({ type: 'released' });
    });
  },
);

describe('a check of a seat without a token, answer by answer', () => {
  test('the answer that shows the very seat calls it held, with the facts of the license', async () => {
    const keys = polarWith({ seat: showing(activation) });
    const held = { type: 'held', facts: factsOfSeat };
    expect(await checkSeat(keys, publicCredential, seat)).toEqual(held);
    expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(held);
  });

  test.each([null, another])('a success that shows %o instead says nothing', async (shown) => {
    const keys = polarWith({ seat: showing(shown) });
    expect(await checkSeat(keys, publicCredential, seat)).toEqual(unreadable);
    expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(unreadable);
  });

  test('an activation that was made with conditions exists', async () => {
    const keys = polarWith({ seat: gone('conditions') });
    const held = { type: 'held', facts: null };
    expect(await checkSeat(keys, publicCredential, seat)).toEqual(held);
    // Without a token the key cannot be another organization's, so nothing is sent again.
    expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(held);
  });

  test.each(['inactive', 'expired'] as const)(
    'a key that is %s hides its seats',
    async (keyReason) => {
      const keys = polarWith({ seat: gone(keyReason) });
      const expected = { type: 'key-inactive', reason: keyReason };
      expect(await checkSeat(keys, publicCredential, seat)).toEqual(expected);
    },
  );

  test.each([...sayNothing, gone('unclear')])('%o about the seat says nothing', async (answer) => {
    const keys = polarWith({ seat: answer });
    const expected = answer.type === 'gone' ? unreadable : answer;
    expect(await checkSeat(keys, publicCredential, seat)).toEqual(expected);
    expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(expected);
  });

  test.each<[Answer<ValidatedLicense>, unknown]>([
    [alive, { type: 'free', facts: factsOfKey }],
    [withStatus('disabled'), unreadable],
    [withStatus('revoked'), unreadable],
    [withStatus('unknown'), unreadable],
    [gone('nothing-found'), { type: 'key-unknown' }],
    [gone('conditions'), unreadable],
    [gone('inactive'), { type: 'key-inactive', reason: 'inactive' }],
    [gone('expired'), { type: 'key-inactive', reason: 'expired' }],
    [gone('unclear'), unreadable],
    ...sayNothing.map((answer): [Refusal, unknown] => [answer, answer]),
  ])('a seat that was not found, and %j about its key: %j', async (key, finding) => {
    const keys = polarWith({ seat: gone('nothing-found'), key });
    expect(await checkSeat(keys, publicCredential, seat)).toEqual(finding);
  });

  test.each(sayNothing)('%o to the release sent once more ends the check', async (release) => {
    const keys = polarWith({ seat: gone('inactive'), release });
    expect(await reconcileSeat(keys, publicCredential, seat)).toEqual(release);
  });
});

/** A license that lists these, and whether they are all that it has. */
const listing = (
  known: LicenseWithActivations['activations']['known'],
  isWhole = true,
): Answer<LicenseWithActivations> => ({
  type: 'ok',
  value: { ...license, activations: { known, isComplete: isWhole } },
});

describe('a check of a seat with a token', () => {
  const organization = { type: 'organization', token: 'polar_oat_TEST_not_a_real_token' } as const;

  /**
   * Polar, to which the organization's requests get the first two answers, and the public ones those of `outer`; and what was asked.
   * Requests without an answer fail the test.
   */
  function polarOf(
    key: Answer<ValidatedLicense> | null,
    listed: Answer<LicenseWithActivations> | null,
    outer?: Answers,
  ): { keys: LicenseKeys; asked: string[] } {
    const asked: string[] = [];
    const others = outer === undefined ? null : polarWith(outer);
    return {
      asked,
      keys: {
        async validate(credential, named) {
          asked.push(`${credential.type}: ${named.activationId ?? 'the key'}`);
          if (credential.type === 'public') {
            return await (others ?? never()).validate(credential, named);
          }
          expect(named).not.toHaveProperty('activationId');
          return key ?? never();
        },
        async get(_, token, licenseId) {
          expect(token).toBe(organization.token);
          asked.push(`get ${licenseId}`);
          return listed ?? never();
        },
        async deactivate(credential, named) {
          expect(credential).toEqual(publicCredential);
          asked.push('release');
          return await (others ?? never()).deactivate(credential, named);
        },
        activate: never,
        firstPage: never,
      },
    };
  }

  const both = [{ check: checkSeat }, { check: reconcileSeat }] as const;

  test.each(both)(
    '$check.name asks for the license by its id where that is known',
    async ({ check }) => {
      const { keys, asked } = polarOf(null, listing([another, activation]));
      const facts = { ...factsOfSeat, seats: { used: 2, limit: 3 } };
      const known = { ...seat, licenseId: 'known-id' };
      expect(await check(keys, organization, known)).toEqual({ type: 'held', facts });
      expect(asked).toEqual(['get known-id']);
    },
  );

  test.each(both)(
    '$check.name asks for the id by the key where it is not known',
    async ({ check }) => {
      const { keys, asked } = polarOf(alive, listing([another]));
      const facts = { ...factsOfKey, seats: { used: 1, limit: 3 } };
      expect(await check(keys, organization, seat)).toEqual({ type: 'free', facts });
      expect(asked).toEqual(['organization: the key', `get ${license.id}`]);
    },
  );

  test.each(both)(
    '$check.name sees the seat in a list that cannot be read in full',
    async (each) => {
      const { keys } = polarOf(alive, listing([activation], false));
      const facts = { ...factsOfSeat, seats: null };
      expect(await each.check(keys, organization, seat)).toEqual({ type: 'held', facts });
    },
  );

  test.each(both)(
    '$check.name asks without it where the list lacks the seat and is not whole',
    async (each) => {
      const unknown = { seat: gone('nothing-found'), key: gone('nothing-found') };
      const { keys } = polarOf(alive, listing([another], false), unknown);
      expect(await each.check(keys, organization, seat)).toEqual({ type: 'key-unknown' });
    },
  );

  const withoutAnswer = sayNothing.filter((answer) => answer.type !== 'refused');
  const cases = both.flatMap(({ check }) => withoutAnswer.map((answer) => ({ check, answer })));

  test.each(cases)('$check.name passes $answer on, and sends nothing else', async (each) => {
    const { check, answer } = each;
    const first = polarOf(answer, null);
    expect(await check(first.keys, organization, seat)).toEqual(answer);
    expect(first.asked).toHaveLength(1);
    const second = polarOf(alive, answer);
    expect(await check(second.keys, organization, seat)).toEqual(answer);
    expect(second.asked).toHaveLength(2);
  });

  const passed = both.flatMap(({ check }) =>
    [gone('nothing-found'), gone('inactive'), gone('unclear'), unreadable].map((answer) => ({
      check,
      answer,
    })),
  );

  test.each(passed)('where the token gets $answer, $check.name asks without it', async (each) => {
    const { check, answer } = each;
    const outer = { seat: gone('nothing-found'), key: alive };
    for (const { keys, asked } of [polarOf(answer, null, outer), polarOf(alive, answer, outer)]) {
      expect(await check(keys, organization, seat)).toEqual({ type: 'free', facts: factsOfKey });
      expect(asked.slice(-2)).toEqual([`public: ${seat.activationId}`, 'public: the key']);
    }
  });

  test('a release of a seat of another organization is sent once more without the token', async () => {
    const answers = { seat: showing(activation), release: { type: 'ok', value: null } } as const;
    const { keys, asked } = polarOf(gone('nothing-found'), null, answers);
    expect(await reconcileSeat(keys, organization, seat)).toEqual({ type: 'released' });
    expect(asked.at(-1)).toBe('release');
  });

  test('a release whose token may not read is not sent once more while the seat is held', async () => {
    const refused = { type: 'refused', failure: { code: 'scope-missing' } } as const;
    const { keys, asked } = polarOf(refused, null, { seat: showing(activation) });
    expect(await reconcileSeat(keys, organization, seat)).toEqual({
      type: 'held',
      facts: factsOfSeat,
    });
    expect(asked).not.toContain('release');
    const inactive = { seat: gone('expired'), release: { type: 'ok', value: null } } as const;
    const ended = polarOf(refused, null, inactive);
    expect(await reconcileSeat(ended.keys, organization, seat)).toEqual({ type: 'released' });
  });

  test('a check sends no release, whatever it finds', async () => {
    for (const answer of [showing(activation), gone('inactive')]) {
      const { keys, asked } = polarOf(gone('nothing-found'), null, { seat: answer });
      await checkSeat(keys, organization, seat);
      expect(asked).not.toContain('release');
    }
  });
});
