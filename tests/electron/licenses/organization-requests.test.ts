import { expect, test } from 'vitest';
import type { TokenBucket } from '../../../electron/polar/token-bucket.ts';
import type { LicenseAdmin } from '../../../electron/polar/license-admin.ts';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Access } from '../../../electron/services/organization/access.ts';
import {
  createOrganizationRequests,
  organizationFailure,
} from '../../../electron/services/licenses/organization-requests.ts';
import { done, failed } from '../../../shared/failure.ts';

const credentials = { server: 'loopback', token: 'polar_oat_obviously_fake' } as const;
const limited = { type: 'rate-limited', retryAt: 7_000 } as const;
const ok = { type: 'ok', value: null } as const;
const seat = { key: 'TEST-KEY', organizationId: 'organization', activationId: 'seat' };

/** Returns requests that get these answers, in order, and a list of what they did. */
function requestsOver(answers: readonly unknown[], access: Access = async () => done(credentials)) {
  const happened: string[] = [];
  const left = [...answers];
  const answer = async () => {
    happened.push('sent');
    return left.shift();
  };
  const admin = { page: answer, get: answer, change: answer, rotate: answer };
  const requests = createOrganizationRequests({
    admin: admin as unknown as LicenseAdmin,
    keys: { deactivate: answer } as unknown as LicenseKeys,
    tokenBucket: {
      acquire: async (priority) => void happened.push(`token for ${priority}`),
      pauseUntil: (until) => void happened.push(`paused until ${until}`),
    } as TokenBucket,
    access,
    answered: () => void happened.push('answered'),
  });
  return { requests, happened };
}

/** Refuses to send the request. */
const stop = (): never => {
  throw new Error('stopped');
};

test('without a token, nothing is sent and the failure is returned', async () => {
  const { requests, happened } = requestsOver([ok], async () => failed('not-connected'));
  const refused = { type: 'refused', failure: { code: 'not-connected' } };
  const releasing = (): void => void happened.push('release sent');
  expect(await requests.page(1)).toEqual(refused);
  expect(await requests.change('license', {})).toEqual(refused);
  expect(await requests.release(seat, 'bulk', releasing)).toEqual(refused);
  expect(happened).toEqual(['token for background', 'token for person', 'token for bulk']);
});

test('a 429 fails a request of a person, and repeats a request in the background', async () => {
  const round = ['sent', 'answered'];
  const paused = [...round, 'paused until 7000'];
  const operations = ['get', 'change', 'rotate'] as const;
  for (const operation of operations) {
    const { requests, happened } = requestsOver([limited, ok]);
    const answer =
      operation === 'get'
        ? await requests.get('license', 'person')
        : operation === 'change'
          ? await requests.change('license', {})
          : await requests.rotate('license');
    expect(answer).toEqual(limited);
    expect(happened).toEqual(['token for person', ...paused]);
  }
  const bulk = requestsOver([limited, limited, ok]);
  expect(await bulk.requests.release(seat, 'bulk', () => undefined)).toEqual(ok);
  const acquired = 'token for bulk';
  expect(bulk.happened).toEqual([acquired, ...paused, acquired, ...paused, acquired, ...round]);
});

test('a release that `sending` stops is not sent', async () => {
  const { requests, happened } = requestsOver([ok]);
  await expect(requests.release(seat, 'bulk', stop)).rejects.toThrow('stopped');
  expect(happened).toEqual(['token for bulk']);
});

test('a missing license and an ended token have their own failures', () => {
  expect(organizationFailure({ type: 'gone', reason: 'nothing-found' })).toEqual({
    code: 'license-unknown',
  });
  expect(organizationFailure({ type: 'refused', failure: { code: 'token-rejected' } })).toEqual({
    code: 'token-ended',
  });
  expect(organizationFailure({ type: 'refused', failure: { code: 'scope-missing' } })).toEqual({
    code: 'scope-missing',
  });
});
