import { describe, expect, test } from 'vitest';
import { releaseLicenseSeat } from '../../../electron/services/licenses/release-license-seat.ts';
import type { StaffRequests } from '../../../electron/services/licenses/staff-requests.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const licenseId = '22222222-11c0-4222-8222-222222222222';
const activationId = '33333333-0ac0-4333-8333-333333333333';
const organizationId = '11111111-0a11-4111-8111-111111111111';
const firstKey = 'MODEL-TEST-00000000-0000-4000-8000-000000000000';

type Release = Awaited<ReturnType<StaffRequests['release']>>;

const gone: Release = { is: 'gone', said: 'nothing-found' };
const lost: Release = { is: 'doubtful', why: 'no-answer' };

const never = (): never => {
  throw new Error('This request was not expected.');
};

/** The license as Polar answers it. */
type License = Extract<Awaited<ReturnType<StaffRequests['get']>>, { is: 'ok' }>['value'];
/** What a check of the license meets: this answer, or this change of a license that lists the seat. */
type Check = Exclude<Awaited<ReturnType<StaffRequests['get']>>, { is: 'ok' }> | Partial<License>;

interface Case {
  /** The checks in their order; after these the license is as it is. */
  readonly checks?: readonly Check[];
  readonly sentBefore?: boolean;
  /** Without the key. */
  readonly isUnknown?: boolean;
  /** Without the organization. */
  readonly isOfNobody?: boolean;
}

/**
 * Releases the seat of a license that lists it for ever. Each request gets the next of `answers`; after each the license has the next of
 * `keys`.
 */
async function release(
  answers: readonly Release[],
  keys: readonly string[] = [],
  { checks = [], sentBefore = false, isUnknown = false, isOfNobody = false }: Case = {},
) {
  const clock = createManualClock();
  const sent: string[] = [];
  const organizations: string[] = [];
  const looked: unknown[] = [];
  let checked = 0;
  let key = firstKey;
  const requests: StaffRequests = {
    page: never,
    change: never,
    rotate: never,
    async get() {
      const check = checks[checked] ?? {};
      checked += 1;
      if ('is' in check) return check;
      const license: License = {
        id: licenseId,
        organization_id: organizationId,
        customer: { email: 'ada@customer.example', name: null, deleted_at: null },
        benefit_id: '55555555-0be0-4555-8555-555555555555',
        key,
        status: 'granted',
        status_word: null,
        limit_activations: 3,
        usage: 0,
        limit_usage: null,
        validations: 0,
        last_validated_at: null,
        expires_at: null,
        created_at: 0,
        activations: {
          isWhole: true,
          known: [
            {
              id: activationId,
              license_key_id: licenseId,
              label: 'Studio workstation',
              meta: {},
              created_at: 0,
            },
          ],
        },
        ...check,
      };
      return { is: 'ok', value: license };
    },
    async release(seat, _, sending) {
      sending();
      const answer = answers[sent.length] ?? never();
      key = keys[sent.length] ?? key;
      sent.push(seat.key);
      organizations.push(seat.organizationId);
      return answer;
    },
  };
  const ending = releaseLicenseSeat(
    { requests, clock },
    { licenseId, activationId, known: isUnknown ? null : { key, organizationId } },
    {
      rank: 'person',
      organizationId: isOfNobody ? null : organizationId,
      sentBefore,
      sending: () => undefined,
      looked: (license) => looked.push(license),
    },
  );
  let isWaiting = true;
  while (isWaiting) isWaiting = await clock.advanceToNext();
  return { end: await ending, sent, organizations, looked, checked, waited: clock.waited() };
}

describe('a seat that its license lists for ever', () => {
  test('is held when Polar refuses it four times, each a longer while after the other', async () => {
    const { end, sent, waited } = await release([gone, gone, gone, gone]);
    expect(end).toEqual({ is: 'held' });
    expect(sent).toHaveLength(4);
    expect(waited).toBe(7_000);
  });

  test('is not known after four lost requests, since each of them may still land', async () => {
    const { end, sent, waited } = await release([lost, lost, lost, lost]);
    expect(end).toEqual({ is: 'open', failure: { code: 'no-answer' } });
    expect(sent).toHaveLength(4);
    // Each of them is given a longer while to land than the one before.
    expect(waited).toBe(7_000);
  });

  test('is asked for with the new key when its key was replaced, and that is no refusal', async () => {
    const keys = ['MODEL-TEST-ROTATED-1', 'MODEL-TEST-ROTATED-2', 'MODEL-TEST-ROTATED-3'];
    const { end, sent, waited } = await release(
      [gone, gone, gone, { is: 'ok', value: null }],
      keys,
    );
    expect(end).toEqual({ is: 'free', how: 'confirmed' });
    expect(sent).toEqual([firstKey, ...keys]);
    expect(waited).toBe(0);
  });

  test('is not told as held when only its key was replaced each time', async () => {
    const keys = Array.from({ length: 4 }, (_, nth) => `MODEL-TEST-ROTATED-${nth}`);
    const { end } = await release([gone, gone, gone, gone], keys);
    expect(end).toEqual({ is: 'failed', failure: { code: 'no-answer' } });
  });
});

const otherId = '33333333-0bad-4333-8333-333333333333';
const free = { activations: { isWhole: true, known: [] } };
const unread = { activations: { isWhole: false, known: [] } };
const ended = { is: 'refused', failure: { code: 'token-rejected' } } as const;

describe('a seat whose license is checked', () => {
  test('is already free when nothing was sent, and found free when something was', async () => {
    const quiet = await release([], [], { checks: [free], isUnknown: true });
    expect(quiet.end).toEqual({ is: 'free', how: 'already-free' });
    const before = await release([], [], { checks: [free], sentBefore: true });
    expect(before.end).toEqual({ is: 'free', how: 'found-free' });
    const since = await release([lost], [], { checks: [free] });
    expect(since.end).toEqual({ is: 'free', how: 'found-free' });
    expect(since.waited).toBe(0);
    const refused = await release([gone], [], { checks: [free] });
    expect(refused.end).toEqual({ is: 'free', how: 'already-free' });
  });

  test('is found free by the second look, when the first one lagged behind', async () => {
    const { end, sent, looked } = await release([gone], [], { checks: [{}, free] });
    expect(end).toEqual({ is: 'free', how: 'already-free' });
    expect(sent).toHaveLength(1);
    expect(looked).toHaveLength(2);
  });

  test('is not known when the check fails after a lost request, and was not released when nothing was sent', async () => {
    const failure = { code: 'token-ended' };
    expect((await release([lost], [], { checks: [ended] })).end).toEqual({ is: 'open', failure });
    expect((await release([gone], [], { checks: [ended] })).end).toEqual({ is: 'failed', failure });
    const unasked = await release([], [], { checks: [ended], isUnknown: true });
    expect(unasked.end).toEqual({ is: 'failed', failure });
  });

  test('is no more to be asked about when its license is gone', async () => {
    const { end } = await release([lost], [], { checks: [gone] });
    expect(end).toEqual({ is: 'failed', failure: { code: 'license-unknown' } });
  });

  test('is not known by a list that could not be read whole', async () => {
    const failure = { code: 'answer-unreadable' };
    expect((await release([lost], [], { checks: [unread] })).end).toEqual({ is: 'open', failure });
    expect((await release([gone], [], { checks: [unread] })).end).toEqual({
      is: 'failed',
      failure,
    });
  });

  test('is asked for with the key that the check tells, when none was known', async () => {
    const { end, sent, checked } = await release([{ is: 'ok', value: null }], [], {
      isUnknown: true,
    });
    expect(end).toEqual({ is: 'free', how: 'confirmed' });
    expect(sent).toEqual([firstKey]);
    expect(checked).toBe(1);
  });

  test('is asked for at once when its key is known and nothing was sent before', async () => {
    const { end, checked } = await release([{ is: 'ok', value: null }]);
    expect(end).toEqual({ is: 'free', how: 'confirmed' });
    expect(checked).toBe(0);
  });

  test('is asked for in the organization that Polar tells, else in the one that is known', async () => {
    const told = { organization_id: otherId };
    const silent = { organization_id: null };
    const answers: readonly Release[] = [{ is: 'ok', value: null }];
    const first = await release(answers, [], { checks: [told], sentBefore: true });
    expect(first.organizations).toEqual([otherId]);
    const seats = { checks: [silent], isOfNobody: true, sentBefore: true };
    expect((await release(answers, [], seats)).organizations).toEqual([organizationId]);
    const callers = { checks: [silent], isUnknown: true };
    expect((await release(answers, [], callers)).organizations).toEqual([organizationId]);
  });

  test('is not asked for when nobody knows the organization; that it is free is told all the same', async () => {
    const nobody = { isUnknown: true, isOfNobody: true };
    const lives = await release([], [], { ...nobody, checks: [{ organization_id: null }] });
    expect(lives.end).toEqual({ is: 'failed', failure: { code: 'answer-unreadable' } });
    const isFree = await release([], [], {
      ...nobody,
      checks: [{ ...free, organization_id: null }],
    });
    expect(isFree.end).toEqual({ is: 'free', how: 'already-free' });
  });

  test('fails with what refuses the request; after a lost one that is not known', async () => {
    expect((await release([ended])).end).toEqual({
      is: 'failed',
      failure: { code: 'token-ended' },
    });
    expect((await release([lost, ended])).end).toEqual({
      is: 'open',
      failure: { code: 'token-ended' },
    });
  });

  test('is not told as held while a lost request may still land', async () => {
    const { end } = await release([gone, lost, lost, lost]);
    expect(end).toEqual({ is: 'open', failure: { code: 'no-answer' } });
  });

  test('is held when it was refused for each key that it had', async () => {
    const keys = [firstKey, 'MODEL-TEST-ROTATED-2', firstKey, firstKey];
    expect((await release([gone, gone, gone, gone], keys)).end).toEqual({ is: 'held' });
  });
});
