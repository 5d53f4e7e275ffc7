import { describe, expect, test } from 'vitest';
import { releaseLicenseSeat } from '../../../electron/services/licenses/release-license-seat.ts';
import type { OrganizationRequests } from '../../../electron/services/licenses/organization-requests.ts';
import type { LicenseWithSeats } from '../../../electron/polar/license-admin.ts';
import {
  listedLicense,
  noRequests,
  unexpectedRequest,
  withSeats,
} from '../../support/listed-license.ts';
import { lumenLabs } from '../../support/polar/organizations.ts';
import { advanceToEnd, createManualClock } from '../../support/manual-clock.ts';

const licenseId = '22222222-11c0-4222-8222-222222222222';
const activationId = '33333333-0ac0-4333-8333-333333333333';
const organizationId = lumenLabs.id;
const firstKey = 'MODEL-TEST-00000000-0000-4000-8000-000000000000';

type Read = Awaited<ReturnType<OrganizationRequests['get']>>;
type Release = Awaited<ReturnType<OrganizationRequests['release']>>;

const gone: Release = { type: 'gone', reason: 'nothing-found' };
const lost: Release = { type: 'indeterminate', why: 'no-answer' };

/** The answer to a check, or the facts in which it differs from a license that lists the seat. */
type Check = Exclude<Read, { type: 'ok' }> | Partial<LicenseWithSeats>;

interface Case {
  /** The checks in their order; later ones return the license that lists the seat. */
  readonly checks?: readonly Check[];
  readonly sentBefore?: boolean;
  /** Whether the app knows no key. */
  readonly isUnknown?: boolean;
  /** Whether the app knows no organization. */
  readonly isOrganizationUnknown?: boolean;
}

/**
 * Releases a seat that its license always lists. Each request gets the next of `answers`; after each the license has the next of
 * `keys`.
 */
async function release(
  answers: readonly Release[],
  keys: readonly string[] = [],
  { checks = [], sentBefore = false, isUnknown = false, isOrganizationUnknown = false }: Case = {},
) {
  const clock = createManualClock();
  const sent: string[] = [];
  const organizations: string[] = [];
  const licensesRead: unknown[] = [];
  let checked = 0;
  let key = firstKey;
  const requests: OrganizationRequests = {
    ...noRequests,
    async get() {
      const check = checks[checked] ?? {};
      checked += 1;
      if ('type' in check) return check;
      const license = listedLicense({ id: licenseId, key, organization_id: organizationId });
      return { type: 'ok', value: { ...withSeats(license, [activationId]), ...check } };
    },
    async release(seat, _, sending) {
      sending();
      const answer = answers[sent.length] ?? unexpectedRequest();
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
      priority: 'person',
      organizationId: isOrganizationUnknown ? null : organizationId,
      mayHaveBeenSent: sentBefore,
      sending: () => undefined,
      licenseRead: (license) => licensesRead.push(license),
    },
  );
  await advanceToEnd(clock);
  return { end: await ending, sent, organizations, licensesRead, checked, waited: clock.waited() };
}

describe('a seat that its license always lists', () => {
  test('is held after four refusals with growing waits between them', async () => {
    const { end, sent, waited } = await release([gone, gone, gone, gone]);
    expect(end).toEqual({ type: 'held' });
    expect(sent).toHaveLength(4);
    expect(waited).toBe(7_000);
  });

  test('is indeterminate after four lost requests, since each of them may still land', async () => {
    const { end, sent, waited } = await release([lost, lost, lost, lost]);
    expect(end).toEqual({ type: 'indeterminate', failure: { code: 'no-answer' } });
    expect(sent).toHaveLength(4);
    // Each wait is longer than the one before.
    expect(waited).toBe(7_000);
  });

  test('is requested at once with the new key when the key was replaced', async () => {
    const keys = ['MODEL-TEST-ROTATED-1', 'MODEL-TEST-ROTATED-2', 'MODEL-TEST-ROTATED-3'];
    const { end, sent, waited } = await release(
      [gone, gone, gone, { type: 'ok', value: null }],
      keys,
    );
    expect(end).toEqual({ type: 'free', how: 'confirmed' });
    expect(sent).toEqual([firstKey, ...keys]);
    expect(waited).toBe(0);
  });

  test('is not held when the key was replaced each time', async () => {
    const keys = Array.from({ length: 4 }, (_, nth) => `MODEL-TEST-ROTATED-${nth}`);
    const { end } = await release([gone, gone, gone, gone], keys);
    expect(end).toEqual({ type: 'failed', failure: { code: 'no-answer' } });
  });
});

const otherId = '33333333-0bad-4333-8333-333333333333';
const free = { activations: { isComplete: true, known: [] } };
const unread = { activations: { isComplete: false, known: [] } };
const ended = { type: 'refused', failure: { code: 'token-rejected' } } as const;

describe('a seat whose license is checked', () => {
  test('is already free when nothing was sent, and found free when something was', async () => {
    const quiet = await release([], [], { checks: [free], isUnknown: true });
    expect(quiet.end).toEqual({ type: 'free', how: 'already-free' });
    const before = await release([], [], { checks: [free], sentBefore: true });
    expect(before.end).toEqual({ type: 'free', how: 'found-free' });
    const since = await release([lost], [], { checks: [free] });
    expect(since.end).toEqual({ type: 'free', how: 'found-free' });
    expect(since.waited).toBe(0);
    const refused = await release([gone], [], { checks: [free] });
    expect(refused.end).toEqual({ type: 'free', how: 'already-free' });
  });

  test('is found free by the second check when the first one lagged behind', async () => {
    const { end, sent, licensesRead } = await release([gone], [], { checks: [{}, free] });
    expect(end).toEqual({ type: 'free', how: 'already-free' });
    expect(sent).toHaveLength(1);
    expect(licensesRead).toHaveLength(2);
  });

  test('is indeterminate when the check fails after a lost request, and not released when no request was lost', async () => {
    const failure = { code: 'token-ended' };
    expect((await release([lost], [], { checks: [ended] })).end).toEqual({
      type: 'indeterminate',
      failure,
    });
    expect((await release([gone], [], { checks: [ended] })).end).toEqual({
      type: 'failed',
      failure,
    });
    const unasked = await release([], [], { checks: [ended], isUnknown: true });
    expect(unasked.end).toEqual({ type: 'failed', failure });
  });

  test('fails as an unknown license when its license is gone', async () => {
    const { end } = await release([lost], [], { checks: [gone] });
    expect(end).toEqual({ type: 'failed', failure: { code: 'license-unknown' } });
  });

  test('is indeterminate when its list cannot be read completely after a lost request', async () => {
    const failure = { code: 'answer-unreadable' };
    expect((await release([lost], [], { checks: [unread] })).end).toEqual({
      type: 'indeterminate',
      failure,
    });
    expect((await release([gone], [], { checks: [unread] })).end).toEqual({
      type: 'failed',
      failure,
    });
  });

  test('is released with the key that the check returns when none was known', async () => {
    const { end, sent, checked } = await release([{ type: 'ok', value: null }], [], {
      isUnknown: true,
    });
    expect(end).toEqual({ type: 'free', how: 'confirmed' });
    expect(sent).toEqual([firstKey]);
    expect(checked).toBe(1);
  });

  test('is released without a check when its key is known and nothing was sent before', async () => {
    const { end, checked } = await release([{ type: 'ok', value: null }]);
    expect(end).toEqual({ type: 'free', how: 'confirmed' });
    expect(checked).toBe(0);
  });

  test('is released in the organization that Polar returns, else in the known one', async () => {
    const withOtherOrganization = { organization_id: otherId };
    const withoutOrganization = { organization_id: null };
    const answers: readonly Release[] = [{ type: 'ok', value: null }];
    const first = await release(answers, [], { checks: [withOtherOrganization], sentBefore: true });
    expect(first.organizations).toEqual([otherId]);
    const seats = { checks: [withoutOrganization], isOrganizationUnknown: true, sentBefore: true };
    expect((await release(answers, [], seats)).organizations).toEqual([organizationId]);
    const callers = { checks: [withoutOrganization], isUnknown: true };
    expect((await release(answers, [], callers)).organizations).toEqual([organizationId]);
  });

  test('is not released without a known organization, but may be found free', async () => {
    const withoutKnownOrganization = { isUnknown: true, isOrganizationUnknown: true };
    const lives = await release([], [], {
      ...withoutKnownOrganization,
      checks: [{ organization_id: null }],
    });
    expect(lives.end).toEqual({ type: 'failed', failure: { code: 'answer-unreadable' } });
    const isFree = await release([], [], {
      ...withoutKnownOrganization,
      checks: [{ ...free, organization_id: null }],
    });
    expect(isFree.end).toEqual({ type: 'free', how: 'already-free' });
  });

  test('fails with the refusal; after a lost request it is indeterminate', async () => {
    expect((await release([ended])).end).toEqual({
      type: 'failed',
      failure: { code: 'token-ended' },
    });
    expect((await release([lost, ended])).end).toEqual({
      type: 'indeterminate',
      failure: { code: 'token-ended' },
    });
  });

  test('is not reported as held while a lost request may still land', async () => {
    const { end } = await release([gone, lost, lost, lost]);
    expect(end).toEqual({ type: 'indeterminate', failure: { code: 'no-answer' } });
  });

  test('is held when Polar refused each of its keys', async () => {
    const keys = [firstKey, 'MODEL-TEST-ROTATED-2', firstKey, firstKey];
    expect((await release([gone, gone, gone, gone], keys)).end).toEqual({ type: 'held' });
  });
});
