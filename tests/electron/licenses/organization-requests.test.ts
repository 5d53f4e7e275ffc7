import { expect, test } from 'vitest';
import type { Budget } from '../../../electron/polar/token-bucket.ts';
import type { LicenseAdmin } from '../../../electron/polar/license-admin.ts';
import type { LicenseKeys } from '../../../electron/polar/license-keys.ts';
import type { Access } from '../../../electron/services/organization/access.ts';
import {
  createStaffRequests,
  staffFailure,
} from '../../../electron/services/licenses/staff-requests.ts';
import { done, failed } from '../../../shared/failure.ts';

const whom = { server: 'loopback', token: 'polar_oat_obviously_fake' } as const;
const limited = { is: 'rate-limited', retryAt: 7_000 } as const;
const ok = { is: 'ok', value: null } as const;
const seat = { key: 'TEST-KEY', organizationId: 'organization', activationId: 'seat' };

/** Requests whose answers are these, in order, and what happened on the way. */
function requestsOver(answers: readonly unknown[], access: Access = async () => done(whom)) {
  const happened: string[] = [];
  const left = [...answers];
  const answer = async () => {
    happened.push('sent');
    return left.shift();
  };
  const admin = { page: answer, get: answer, change: answer, rotate: answer };
  const requests = createStaffRequests({
    admin: admin as unknown as LicenseAdmin,
    keys: { deactivate: answer } as unknown as LicenseKeys,
    budget: {
      turn: async (rank) => void happened.push(`turn of ${rank}`),
      quiet: (until) => void happened.push(`quiet until ${until}`),
    } as Budget,
    access,
    answered: () => void happened.push('answered'),
  });
  return { requests, happened };
}

test('without a token nothing is sent, and why is told', async () => {
  const { requests, happened } = requestsOver([ok], async () => failed('not-connected'));
  const refused = { is: 'refused', failure: { code: 'not-connected' } };
  const releasing = (): void => void happened.push('release goes out');
  expect(await requests.page(1)).toEqual(refused);
  expect(await requests.change('license', {})).toEqual(refused);
  expect(await requests.release(seat, 'bulk', releasing)).toEqual(refused);
  expect(happened).toEqual(['turn of background', 'turn of person', 'turn of bulk']);
});

test('after a 429 a person is told, and what nobody waits for is sent again', async () => {
  const round = ['sent', 'answered'];
  const quiet = [...round, 'quiet until 7000'];
  const acts = ['get', 'change', 'rotate'] as const;
  for (const act of acts) {
    const { requests, happened } = requestsOver([limited, ok]);
    const answer =
      act === 'get'
        ? await requests.get('license', 'person')
        : act === 'change'
          ? await requests.change('license', {})
          : await requests.rotate('license');
    expect(answer).toEqual(limited);
    expect(happened).toEqual(['turn of person', ...quiet]);
  }
  const bulk = requestsOver([limited, limited, ok]);
  expect(await bulk.requests.release(seat, 'bulk', () => undefined)).toEqual(ok);
  const turn = 'turn of bulk';
  expect(bulk.happened).toEqual([turn, ...quiet, turn, ...quiet, turn, ...round]);
});

test('a release that may not go out any more is not sent', async () => {
  const { requests, happened } = requestsOver([ok]);
  const stop = (): never => {
    throw new Error('stopped');
  };
  await expect(requests.release(seat, 'bulk', stop)).rejects.toThrow('stopped');
  expect(happened).toEqual(['turn of bulk']);
});

test('a license that is gone and a token that has ended are told as such', () => {
  expect(staffFailure({ is: 'gone', said: 'nothing-found' })).toEqual({
    code: 'license-unknown',
  });
  expect(staffFailure({ is: 'refused', failure: { code: 'token-rejected' } })).toEqual({
    code: 'token-ended',
  });
  expect(staffFailure({ is: 'refused', failure: { code: 'scope-missing' } })).toEqual({
    code: 'scope-missing',
  });
});
