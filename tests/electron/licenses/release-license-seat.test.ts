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

type Read = Awaited<ReturnType<StaffRequests['get']>>;
type Listed = Extract<Read, { is: 'ok' }>['value'];

/** An answer that lists the seat or not, in a license of this organization. */
function listing(
  isListed: boolean,
  {
    isWhole = true,
    organization = organizationId,
    key = firstKey,
  }: {
    readonly isWhole?: boolean;
    readonly organization?: string | null;
    readonly key?: string;
  } = {},
): Read {
  const seat = {
    id: activationId,
    license_key_id: licenseId,
    label: '',
    meta: {},
    created_at: 0,
  };
  const license: Listed = {
    id: licenseId,
    organization_id: organization,
    customer: { email: null, name: null, deleted_at: null },
    benefit_id: null,
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
    activations: { isWhole, known: isListed ? [seat] : [] },
  };
  return { is: 'ok', value: license };
}

/**
 * Releases the seat of a license that lists it for ever. Each request gets the next of `answers`; after each the license has the next of
 * `keys`.
 */
async function release(answers: readonly Release[], keys: readonly string[] = []) {
  const clock = createManualClock();
  const sent: string[] = [];
  let key = firstKey;
  const requests: StaffRequests = {
    page: never,
    change: never,
    rotate: never,
    get: async () => listing(true, { key }),
    async release(seat, _, sending) {
      sending();
      const answer = answers[sent.length] ?? never();
      key = keys[sent.length] ?? key;
      sent.push(seat.key);
      return answer;
    },
  };
  const ending = releaseLicenseSeat(
    { requests, clock },
    { licenseId, activationId, known: { key, organizationId } },
    {
      rank: 'person',
      organizationId,
      sentBefore: false,
      sending: () => undefined,
      looked: () => undefined,
    },
  );
  let isWaiting = true;
  while (isWaiting) isWaiting = await clock.advanceToNext();
  return { end: await ending, sent, waited: clock.waited() };
}

describe('a seat that its license lists for ever', () => {
  test('is held when Polar refuses it four times, each a longer while after the other', async () => {
    const { end, sent, waited } = await release([gone, gone, gone, gone]);
    expect(end).toEqual({ is: 'held' });
    expect(sent).toHaveLength(4);
    expect(waited).toBe(7_000);
  });

  test('is not known after four lost requests, since each of them may still land', async () => {
    const { end, sent } = await release([lost, lost, lost, lost]);
    expect(end).toEqual({ is: 'open', failure: { code: 'no-answer' } });
    expect(sent).toHaveLength(4);
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

/** Releases it; reads and releases get the next of their answers, and one without an answer fails the test. */
async function run(
  options: {
    readonly reads?: readonly Read[];
    readonly releases?: readonly Release[];
    readonly isKnown?: boolean;
    readonly sentBefore?: boolean;
    readonly organization?: string | null;
  },
  sending: () => void = () => undefined,
) {
  const clock = createManualClock();
  const [reads, releases] = [[...(options.reads ?? [])], [...(options.releases ?? [])]];
  const did: unknown[] = [];
  const requests: StaffRequests = {
    page: never,
    change: never,
    rotate: never,
    async get(id, rank) {
      did.push(`read ${rank}`);
      expect(id).toBe(licenseId);
      return reads.shift() ?? never();
    },
    async release(named, rank, before) {
      before();
      did.push(`release ${rank}`);
      expect(named).toMatchObject({ activationId, organizationId });
      return releases.shift() ?? never();
    },
  };
  let looked = 0;
  const ending = releaseLicenseSeat(
    { requests, clock },
    {
      licenseId,
      activationId,
      known: options.isKnown === false ? null : { key: firstKey, organizationId },
    },
    {
      rank: 'bulk',
      organizationId: options.organization ?? null,
      sentBefore: options.sentBefore ?? false,
      sending,
      looked: () => {
        looked += 1;
      },
    },
  );
  // A test may expect it to fail.
  const settled = ending.then(
    (end) => ({ end }),
    (error: unknown) => ({ error }),
  );
  let isWaiting = true;
  while (isWaiting) isWaiting = await clock.advanceToNext();
  return {
    ...(await settled),
    did,
    looked,
    left: [...reads, ...releases],
    waited: clock.waited(),
  };
}

const ok: Release = { is: 'ok', value: null };
const free = (how: string) => ({ is: 'free', how });
const failed = (code: string) => ({ is: 'failed', failure: { code } });
const open = (code: string) => ({ is: 'open', failure: { code } });

describe('a seat of a license, look by look', () => {
  test.each<[string, Parameters<typeof run>[0], unknown]>([
    ['a known key is used at once', { releases: [ok] }, free('confirmed')],
    [
      'an unknown key is read first',
      { isKnown: false, reads: [listing(true)], releases: [ok] },
      free('confirmed'),
    ],
    [
      'an unknown key of a seat that is gone',
      { isKnown: false, reads: [listing(false)] },
      free('already-free'),
    ],
    [
      'a seat that an earlier request freed',
      { sentBefore: true, reads: [listing(false)] },
      free('found-free'),
    ],
    [
      'a seat that an earlier request did not free',
      { sentBefore: true, reads: [listing(true)], releases: [ok] },
      free('confirmed'),
    ],
    [
      'a 404 for a seat that is gone',
      { releases: [gone], reads: [listing(false)] },
      free('already-free'),
    ],
    [
      'a lost answer, and the seat is gone',
      { releases: [lost], reads: [listing(false)] },
      free('found-free'),
    ],
    [
      'a lost answer, and the seat is there',
      { releases: [lost, ok], reads: [listing(true)] },
      free('confirmed'),
    ],
    [
      'a 404 whose seat is listed, and gone a second later',
      { releases: [gone], reads: [listing(true), listing(false)] },
      free('already-free'),
    ],
    [
      'a license that is gone',
      { releases: [gone], reads: [{ is: 'gone', said: 'nothing-found' }] },
      failed('license-unknown'),
    ],
    [
      'a license that is gone after a lost answer',
      { releases: [lost], reads: [{ is: 'gone', said: 'nothing-found' }] },
      failed('license-unknown'),
    ],
    [
      'a list that cannot be read in full',
      { releases: [gone], reads: [listing(false, { isWhole: false })] },
      failed('answer-unreadable'),
    ],
    [
      'a list that cannot be read in full after a lost answer',
      { releases: [lost], reads: [listing(false, { isWhole: false })] },
      open('answer-unreadable'),
    ],
    [
      'a list that is not whole and holds it',
      { releases: [gone, ok], reads: [listing(true, { isWhole: false, key: 'NEW' })] },
      free('confirmed'),
    ],
    [
      'a refusal',
      { releases: [{ is: 'refused', failure: { code: 'scope-missing' } }] },
      failed('scope-missing'),
    ],
    [
      'a refusal of the second request',
      {
        releases: [lost, { is: 'rate-limited', retryAt: 5 }],
        reads: [listing(true)],
      },
      { is: 'open', failure: { code: 'rate-limited', retryAt: 5 } },
    ],
    [
      'a check that is refused after a lost answer',
      { releases: [lost], reads: [{ is: 'refused', failure: { code: 'token-rejected' } }] },
      open('token-ended'),
    ],
    [
      'an organization that nobody names',
      { isKnown: false, reads: [listing(true, { organization: null })] },
      failed('answer-unreadable'),
    ],
    [
      'an organization that the answer does not name, and the caller does',
      {
        isKnown: false,
        organization: organizationId,
        reads: [listing(true, { organization: null })],
        releases: [ok],
      },
      free('confirmed'),
    ],
    [
      'an organization that the answer does not name, of a seat that is gone',
      { isKnown: false, reads: [listing(false, { organization: null })] },
      free('already-free'),
    ],
  ])('%s', async (_, options, end) => {
    const made = await run(options);
    expect(made).toMatchObject({ end });
    expect(made.left).toEqual([]);
    const listed = (options.reads ?? []).filter(({ is }) => is === 'ok').length;
    expect(made.looked).toBe(listed);
  });

  test('checks wait longer after each lost answer, and not before the first', async () => {
    const reads = Array.from({ length: 4 }, () => listing(true));
    const { end, did, waited } = (await run({ releases: [lost, lost, lost, lost], reads })) as {
      end: unknown;
      did: unknown[];
      waited: number;
    };
    expect(end).toEqual(open('no-answer'));
    expect(did).toEqual(Array.from({ length: 4 }, () => ['release bulk', 'read bulk']).flat());
    expect(waited).toBe(7_000);
  });

  test('a seat that one request was refused for is not told as held when others were lost', async () => {
    const reads = Array.from({ length: 5 }, () => listing(true));
    const made = await run({ releases: [gone, lost, lost, lost], reads });
    expect(made).toMatchObject({ end: open('no-answer'), left: [] });
  });

  test('a seat that one request was refused for is held when only its key was replaced since', async () => {
    const keys = [firstKey, firstKey, 'NEW-1', 'NEW-2', 'NEW-3'];
    const reads = keys.map((key) => listing(true, { key }));
    const made = await run({ releases: [gone, gone, gone, gone], reads });
    expect(made).toMatchObject({ end: { is: 'held' }, left: [] });
  });

  test('an organization that no answer names is the one that is known with the key', async () => {
    const reads = [listing(true, { organization: null })];
    const made = await run({ releases: [lost, ok], reads });
    expect(made).toMatchObject({ end: free('confirmed'), left: [] });
  });

  test('one lost answer is told by its own name', async () => {
    const error: Release = { is: 'doubtful', why: 'server-error' };
    const reads = Array.from({ length: 4 }, () => listing(true));
    const made = await run({ releases: [lost, lost, lost, error], reads });
    expect(made).toMatchObject({ end: open('server-error') });
  });

  test('a caller that stops it before the request stops it', async () => {
    const halt = new Error('Halted');
    const made = await run({ releases: [ok] }, () => {
      throw halt;
    });
    expect(made).toMatchObject({ error: halt, did: [] });
  });
});
