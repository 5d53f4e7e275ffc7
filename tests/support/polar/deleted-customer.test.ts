import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';
import { GeneratedLicenses } from './generated-licenses.ts';
import { startPolar } from './start-polar.ts';
import type { Polar } from './start-polar.ts';

let polar: Polar;

beforeEach(async () => {
  polar = await startPolar({ licenses: 3 });
});

afterEach(() => polar.close());

const hash = /^[0-9a-f]{64}$/;

async function read(licenseId: string): Promise<Record<string, unknown>> {
  const { body } = await sendTestRequest(`${polar.baseUrl}/v1/license-keys/${licenseId}`, {
    token: polar.token,
  });
  return JSON.parse(body) as Record<string, unknown>;
}

test('licenses of a deleted customer stay granted and activated, and carry the deletion', async () => {
  polar.seller.deleteCustomer(polar.customerId);
  const license = await read(polar.licenseId);
  expect(license).toMatchObject({
    status: 'granted',
    customer: { name: 'Ingrid Solberg', external_id: null, deleted_at: expect.any(String) },
  });
  expect(license['activations']).toHaveLength(2);
  const list = await sendTestRequest(`${polar.baseUrl}/v1/license-keys/?limit=100`, {
    token: polar.token,
  });
  expect(list.body).toContain(polar.licenseId);
});

test('anonymizing a customer replaces name and email by hashes and changes no other customer', async () => {
  polar.seller.deleteCustomer(polar.customerId, { anonymize: true });
  expect(await read(polar.licenseId)).toMatchObject({
    status: 'granted',
    customer: {
      name: expect.stringMatching(hash),
      email: expect.stringMatching(/^[0-9a-f]{64}@anonymized\.polar\.sh$/),
      email_verified: false,
      deleted_at: expect.any(String),
    },
  });
  expect(await read(polar.record.storedLicenses()[1]?.id ?? '')).toMatchObject({
    customer: { name: 'Mateo Fernández', email_verified: true, deleted_at: null },
  });
});

test('an anonymized business keeps its name', async () => {
  const team = polar.record.storedLicenses()[2];
  polar.seller.deleteCustomer(team?.customerId ?? '', { anonymize: true });
  expect(await read(team?.id ?? '')).toMatchObject({
    customer: { name: 'Brightwater Films', email: expect.stringContaining('@anonymized.polar.sh') },
  });
});

test('deletes a customer of generated licenses, and refuses an unknown one', async () => {
  const id = GeneratedLicenses.idAt(1);
  polar.seller.deleteCustomer(polar.record.license(id)?.customerId ?? '', { anonymize: true });
  expect(await read(id)).toMatchObject({
    customer: { email: expect.stringContaining('@anonymized.polar.sh') },
  });
  expect(() => polar.seller.deleteCustomer(polar.licenseId)).toThrow('No customer');
});
