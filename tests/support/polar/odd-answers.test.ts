import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';
import { faultFromText } from './fault-text.ts';
import type { Oddity } from './odd-answers.ts';
import { startPolar } from './start-polar.ts';
import type { Polar } from './start-polar.ts';

let polar: Polar;

beforeEach(async () => {
  polar = await startPolar({ licenses: 92 });
});

afterEach(() => polar.close());

async function answered(path: string, json?: unknown): Promise<Record<string, unknown>> {
  const question = { token: polar.token, ...(json === undefined ? {} : { json }) };
  const answer = await sendTestRequest(`${polar.baseUrl}/v1/license-keys/${path}`, question);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body) as Record<string, unknown>;
}

const add = (oddity: Oddity): void => polar.faults.add({ type: 'odd', oddity });
const activate = () =>
  answered('activate', { key: polar.key, organization_id: polar.organizationId, label: 'New' });

test.each<[Oddity, object]>([
  ['unknown-status', { status: 'paused' }],
  ['null-customer', { customer: null }],
  ['newer-fields', { member_id: expect.any(String), member: { external_id: null } }],
])('%s: one license, and the first of a page alone', async (oddity, odd) => {
  add(oddity);
  expect(await answered(polar.licenseId)).toMatchObject({ id: polar.licenseId, ...odd });
  add(oddity);
  const { items } = (await answered('?limit=2')) as { items: readonly unknown[] };
  expect(items[0]).toMatchObject(odd);
  expect(items[1]).not.toMatchObject(odd);
});

test('the oddities of an activation keep its id, and the seat is taken', async () => {
  add('null-meta');
  const withoutMeta = await activate();
  expect(withoutMeta).toMatchObject({ meta: null, license_key: { id: polar.licenseId } });
  expect(polar.record.activation(String(withoutMeta['id']))?.deletedAt).toBeNull();

  polar.seller.update(polar.licenseId, { limitActivations: 10 });
  add('no-license-key');
  const withoutLicense = await activate();
  expect(withoutLicense).not.toHaveProperty('license_key');
  expect(polar.record.activation(String(withoutLicense['id']))?.deletedAt).toBeNull();

  add('unknown-status');
  expect(await activate()).toMatchObject({ license_key: { status: 'paused' } });
  add('null-meta');
  const { activations } = (await answered(polar.licenseId)) as { activations: readonly unknown[] };
  expect(activations[0]).toMatchObject({ meta: null });
  expect(activations[1]).not.toMatchObject({ meta: null });
});

test('20,000 activations are 3.9 MB, and a page with full metadata is more than 2.4 MB', async () => {
  polar.faults.add({ type: 'many-activations', count: 20_000 });
  const long = await answered(polar.licenseId);
  expect(long['activations']).toHaveLength(20_000);
  expect(JSON.stringify(long).length).toBeGreaterThan(3_500_000);
  add('full-metadata');
  expect(JSON.stringify(await answered('?limit=100')).length).toBeGreaterThan(2_400_000);
});

test('an answer that is not JSON, or has no place for the oddity, stays unchanged', async () => {
  add('null-customer');
  const json = {
    key: polar.key,
    organization_id: polar.organizationId,
    activation_id: polar.activationId,
  };
  const url = `${polar.baseUrl}/v1/license-keys/deactivate`;
  expect((await sendTestRequest(url, { token: polar.token, json })).status).toBe(204);
  add('null-customer');
  const again = await sendTestRequest(url, { token: polar.token, json });
  expect(JSON.parse(again.body)).toEqual({ error: 'ResourceNotFound', detail: 'Not found' });
});

test('the command line accepts oddities', () => {
  expect(faultFromText('odd=null-meta@activate').fault).toEqual({
    type: 'odd',
    oddity: 'null-meta',
  });
  expect(faultFromText('many-activations=20000@get').fault).toEqual({
    type: 'many-activations',
    count: 20_000,
  });
  expect(() => faultFromText('odd=strange')).toThrow('Invalid type');
});
