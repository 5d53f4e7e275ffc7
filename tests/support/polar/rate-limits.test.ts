import { afterEach, expect, test } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';
import type { RateLimitPlan } from './rate-limits.ts';
import { startPolar } from './start-polar.ts';
import type { Polar } from './start-polar.ts';

let polar: Polar;
let clock = 0;

afterEach(() => polar.close());

async function start(limits: RateLimitPlan): Promise<void> {
  clock = Date.UTC(2026, 10, 23, 12);
  polar = await startPolar({ limits, now: () => clock });
}

const read = (token: string) =>
  sendTestRequest(`${polar.baseUrl}/v1/license-keys/${polar.licenseId}`, { token });
const validate = (token?: string) =>
  sendTestRequest(`${polar.baseUrl}/v1/customer-portal/license-keys/validate`, {
    json: { key: polar.key, organization_id: polar.organizationId },
    ...(token === undefined ? {} : { token }),
  });

test.each([
  ['production', 500],
  ['sandbox', 100],
] as const)(
  '%s lets %i a minute through for all tokens of an organization',
  async (plan, limit) => {
    await start(plan);
    for (let index = 0; index < limit; index += 1) {
      expect((await read(index % 2 === 0 ? polar.token : polar.readOnlyToken)).status).toBe(200);
    }
    clock += 30_000;
    const refused = await read(polar.token);
    expect(refused).toMatchObject({ status: 429, body: '', headers: { 'retry-after': '60' } });
    expect((await read(polar.foreignToken)).status).toBe(404);
    clock += 30_000;
    expect((await read(polar.token)).status).toBe(200);
  },
);

test('a fourth public call within a second blocks the address for all calls for a minute', async () => {
  await start('production');
  for (let index = 0; index < 3; index += 1) expect((await validate()).status).toBe(200);
  expect(await validate()).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  expect((await read(polar.token)).status).toBe(200);
  clock += 45_500;
  expect(await validate()).toMatchObject({ status: 429, headers: { 'retry-after': '15' } });
  clock += 14_500;
  expect((await validate()).status).toBe(200);
});

test('three public calls in every second are never blocked', async () => {
  await start('production');
  for (let index = 0; index < 12; index += 1) {
    expect((await validate()).status).toBe(200);
    if (index % 3 === 2) clock += 1000;
  }
});

test('a public burst with a token blocks the whole organization', async () => {
  await start('production');
  for (let index = 0; index < 4; index += 1) await validate(polar.token);
  expect((await read(polar.readOnlyToken)).status).toBe(429);
  expect((await validate()).status).toBe(200);
});

test('without a plan no request is refused', async () => {
  await start('off');
  for (let index = 0; index < 20; index += 1) expect((await validate()).status).toBe(200);
});
