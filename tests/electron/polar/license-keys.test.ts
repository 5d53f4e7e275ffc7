import { expect, test } from 'vitest';
import { createLicenseKeys } from '../../../electron/polar/license-keys.ts';
import { createRateLimiter } from '../../../electron/polar/rate-limiter.ts';
import { createTransport, type Credential } from '../../../electron/polar/transport.ts';
import type { HttpAnswer, HttpRequest } from '../../../electron/ports.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemorySharedState } from '../../support/memory-stores.ts';

const seat = {
  server: 'loopback',
  key: 'MODEL-TEST-00000000-0000-4000-8000-000000000000',
  organizationId: '11111111-0a11-4111-8111-111111111111',
  activationId: '33333333-0ac0-4333-8333-333333333333',
} as const;

/** Returns the client of a server that gives each request this answer, and the requests that it sends. */
function requestsWith(answer: HttpAnswer) {
  const clock = createManualClock();
  const requests: HttpRequest[] = [];
  const transport = createTransport({
    http: {
      async send(request) {
        requests.push(request);
        return answer;
      },
    },
    rateLimiter: createRateLimiter(clock, createMemorySharedState()),
    clock,
    loopback: 'http://polar.model',
    appVersion: '0.1.0',
  });
  return { keys: createLicenseKeys(transport, clock), requests };
}

const publicCredential: Credential = { type: 'public' };
const organization: Credential = {
  type: 'organization',
  token: 'polar_oat_TEST_not_a_real_token_model',
};

test.each([publicCredential, organization])(
  'an activation is sent so that it cannot arrive twice and take two seats: $type',
  async (credential) => {
    const { keys, requests } = requestsWith({ type: 'no-answer' });
    await keys.activate(credential, seat, { label: 'Bay', meta: {} });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', once: true });
  },
);

test.each([publicCredential, organization])(
  'a release is sent once, with the key, organization and activation of the seat: $type',
  async (credential) => {
    const { keys, requests } = requestsWith({ type: 'no-answer' });
    await keys.deactivate(credential, seat);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', once: true });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      key: seat.key,
      organization_id: seat.organizationId,
      activation_id: seat.activationId,
    });
  },
);

test.each([
  ['JSON that cannot be read may have taken a seat', 'application/json; charset=utf-8', '{}', true],
  ['JSON that is cut short may have taken a seat', 'application/json', '{"id":"33', true],
  ['JSON without its type may have taken a seat', null, '{}', true],
  ['a page of a guest network took none', 'text/html', '<h1>Guest Wi-Fi</h1>', false],
  ['a text without a type took none', null, 'OK', false],
] as const)('an activation answered with %s', async (_, type, text, mayHaveTaken) => {
  const { keys } = requestsWith({ type: 'answer', status: 200, text, header: () => type });
  const answer = await keys.activate(publicCredential, seat, { label: 'Bay', meta: {} });
  expect(answer).toEqual(
    mayHaveTaken
      ? { type: 'indeterminate', why: 'server-error' }
      : { type: 'refused', failure: { code: 'not-polar' } },
  );
});
