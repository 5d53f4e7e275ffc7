import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';
import type { TestResponse, TestRequest } from './send-test-request.ts';
import { startPolar } from './start-polar.ts';
import type { Polar } from './start-polar.ts';

let polar: Polar;

beforeEach(async () => {
  polar = await startPolar();
});

afterEach(() => polar.close());

const seller = (path: string, json?: unknown): Promise<TestResponse> =>
  sendTestRequest(`${polar.baseUrl}/v1/license-keys${path}`, {
    token: polar.token,
    ...(json === undefined ? {} : { json }),
  });
const anyone = (path: string, json: unknown): Promise<TestResponse> =>
  sendTestRequest(`${polar.baseUrl}/v1/customer-portal/license-keys${path}`, { json });
const held = () => ({
  key: polar.key,
  organization_id: polar.organizationId,
  activation_id: polar.activationId,
});

test('a release frees the seat and keeps its row, and a second release is refused', async () => {
  expect((await anyone('/deactivate', held())).status).toBe(204);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(1);
  expect(polar.record.activation(polar.activationId)?.deletedAt).toEqual(expect.any(Number));
  expect((await anyone('/deactivate', held())).status).toBe(404);
  expect((await seller('/deactivate', held())).status).toBe(404);
  expect((await seller(`/${polar.licenseId}/activations/${polar.activationId}`)).status).toBe(404);
  expect((await anyone('/validate', held())).status).toBe(404);
  expect((await seller(`/${polar.licenseId}`)).body).not.toContain(polar.activationId);
});

test.each(['revoked', 'disabled', 'granted'] as const)(
  'releases a seat of a %s and expired key',
  async (status) => {
    polar.seller.update(polar.licenseId, { status });
    polar.seller.expire(polar.licenseId);
    const { key } = polar;
    expect((await anyone('/validate', { key, organization_id: polar.organizationId })).status).toBe(
      404,
    );
    expect((await anyone('/deactivate', held())).status).toBe(204);
  },
);

test('validation hides a key that is disabled, revoked or expired, each with its own message', async () => {
  const { key, organizationId, licenseId } = polar;
  const refusal = async (): Promise<string> => {
    const answer = await anyone('/validate', { key, organization_id: organizationId });
    expect(answer.status).toBe(404);
    return answer.body;
  };
  polar.seller.update(licenseId, { status: 'disabled' });
  const disabled = await refusal();
  polar.seller.update(licenseId, { status: 'revoked' });
  expect(await refusal()).toBe(disabled);
  polar.seller.update(licenseId, { status: 'granted' });
  polar.seller.expire(licenseId);
  const expired = await refusal();
  expect(expired).not.toBe(disabled);
  for (const body of [disabled, expired]) expect(body).toContain('"ResourceNotFound"');
});

test('a release keeps the counters, and a validation counts', async () => {
  const before = polar.record.license(polar.licenseId);
  await anyone('/validate', { ...held(), increment_usage: 2 });
  await anyone('/deactivate', held());
  const after = polar.record.license(polar.licenseId);
  expect(after?.validations).toBe((before?.validations ?? 0) + 1);
  expect(after?.usage).toBe((before?.usage ?? 0) + 2);
});

test('activation ids are never reused, and the limit counts live seats', async () => {
  const { key, organizationId, record, licenseId } = polar;
  const ids = new Set(record.license(licenseId)?.activations.map(({ id }) => id));
  const known = ids.size;
  for (let round = 0; round < 5; round += 1) {
    const activated = await anyone('/activate', {
      key,
      organization_id: organizationId,
      label: 'Same',
    });
    expect(activated.status).toBe(200);
    const full = await anyone('/activate', { key, organization_id: organizationId, label: 'Same' });
    expect(full.status).toBe(403);
    const { id } = JSON.parse(activated.body) as { readonly id: string };
    ids.add(id);
    await anyone('/deactivate', { ...held(), activation_id: id });
  }
  expect(ids.size).toBe(known + 5);
});

test('after a rotation the old key is unknown, seats stay, and the new key releases them', async () => {
  const key = polar.seller.rotate(polar.licenseId);
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(2);
  expect((await anyone('/deactivate', held())).status).toBe(404);
  expect((await anyone('/validate', held())).status).toBe(404);
  expect((await seller('/deactivate', { ...held(), key })).status).toBe(204);
});

test('a seat with conditions is valid only under the same conditions', async () => {
  const { key, organizationId } = polar;
  const named = { key, organization_id: organizationId };
  const conditions = { major: 2 };
  const activated = await anyone('/activate', { ...named, label: 'x', conditions });
  expect(activated.body).not.toContain('conditions');
  const { id } = JSON.parse(activated.body) as { readonly id: string };
  const by = (sent: unknown) =>
    anyone('/validate', { ...named, activation_id: id, conditions: sent });
  expect((await by({ major: 2 })).status).toBe(200);
  expect((await by({ major: 3 })).status).toBe(404);
  expect((await by({})).status).toBe(404);
});

test('buyers see seats only if the benefit allows it', async () => {
  const ownSeat = (id: string) =>
    sendTestRequest(`${polar.baseUrl}/v1/customer-portal/license-keys/${id}`, {
      token: polar.customerSession,
    });
  expect(JSON.parse((await ownSeat(polar.licenseId)).body)).toHaveProperty('activations.length', 2);
  const benefit = polar.record.benefits.get(polar.record.license(polar.licenseId)?.benefitId ?? '');
  if (benefit === undefined) throw new Error('The seed has no benefit');
  polar.record.benefits.set(benefit.id, { ...benefit, customerAdmin: false });
  expect(JSON.parse((await ownSeat(polar.licenseId)).body)).toHaveProperty('activations.length', 0);
});

test('the portal shows a buyer and a member only their own licenses', async () => {
  const list = async (token: string) => {
    const answer = await sendTestRequest(`${polar.baseUrl}/v1/customer-portal/license-keys/`, {
      token,
    });
    return (JSON.parse(answer.body) as { readonly items: readonly { readonly id: string }[] })
      .items;
  };
  expect((await list(polar.customerSession)).map(({ id }) => id)).toEqual([polar.licenseId]);
  expect(await list(polar.memberSession)).toHaveLength(1);
});

test('a revoked token and a deleted license stop working at once', async () => {
  polar.seller.delete(polar.licenseId);
  expect((await seller(`/${polar.licenseId}`)).status).toBe(404);
  expect((await anyone('/deactivate', held())).status).toBe(404);
  polar.seller.revokeToken(polar.token);
  expect((await seller('/')).status).toBe(401);
});

async function fieldsOf(version: string): Promise<readonly string[]> {
  const url = `${polar.baseUrl}/v1/customer-portal/license-keys/validate`;
  const answer = await sendTestRequest(url, {
    json: held(),
    headers: { 'polar-version': version },
  });
  expect(answer.headers['polar-version']).toBe(version);
  return Object.keys(JSON.parse(answer.body) as object);
}

test('both served versions return the same license', async () => {
  const fields = await fieldsOf('2026-10');
  expect(fields).toContain('activation');
  expect(await fieldsOf('2026-04')).toEqual(fields);
});

test.each([
  ['2026-04', Date.UTC(2026, 8, 30, 23, 59)],
  ['2026-10', Date.UTC(2026, 9, 1)],
])('without a version, or with an empty one, %s answers', async (version, now) => {
  await polar.close();
  polar = await startPolar({ now: () => now });
  const url = `${polar.baseUrl}/v1/license-keys/`;
  const bearer = { authorization: `Bearer ${polar.token}` };
  for (const headers of [bearer, { ...bearer, 'polar-version': '' }]) {
    const answer = await fetch(url, { headers });
    expect([answer.status, answer.headers.get('polar-version')]).toEqual([200, version]);
  }
});

test('an empty bearer counts as none, and only the sandbox names the problem of a bearer', async () => {
  const path = '/v1/customer-portal/license-keys/validate';
  const json = { key: polar.key, organization_id: polar.organizationId };
  for (const authorization of ['', 'Bearer', 'Bearer ']) {
    const answer = await sendTestRequest(`${polar.baseUrl}${path}`, {
      json,
      headers: { authorization },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-polar-sandbox']).toBeUndefined();
  }
  const sandbox = await startPolar({ sandbox: true });
  const answer = await sendTestRequest(`${sandbox.baseUrl}${path}`, { json });
  await sandbox.close();
  expect(answer.headers['x-polar-sandbox']).toBe('1');
});

test('every answer of a sandbox carries its header, those of faults included', async () => {
  await polar.close();
  polar = await startPolar({ sandbox: true });
  const one = `${polar.baseUrl}/v1/license-keys/${polar.licenseId}`;
  const summaryOf = async (question: TestRequest): Promise<readonly unknown[]> => {
    const { status, headers } = await sendTestRequest(one, question);
    return [status, headers['x-polar-sandbox'], headers['polar-version'] ?? null];
  };
  const { token } = polar;
  expect(await summaryOf({ token })).toEqual([200, '1', '2026-10']);
  expect(await summaryOf({})).toEqual([401, '1', '2026-10']);
  expect(await summaryOf({ token, headers: { 'polar-version': 'abc' } })).toEqual([404, '1', null]);
  const json = { status: null };
  expect(await summaryOf({ token, method: 'PATCH', json })).toEqual([500, '1', null]);
  polar.faults.add({ type: 'rate-limited' });
  polar.faults.add({ type: 'bare-404' });
  polar.faults.add({ type: 'fields-refused' });
  polar.faults.add({ type: 'error-before' });
  polar.faults.add({ type: 'bad-gateway' });
  expect(await summaryOf({ token })).toEqual([429, '1', '2026-10']);
  expect(await summaryOf({ token })).toEqual([404, '1', null]);
  expect(await summaryOf({ token })).toEqual([422, '1', '2026-10']);
  expect(await summaryOf({ token })).toEqual([500, '1', null]);
  expect(await summaryOf({ token }), 'a proxy is not Polar').toEqual([502, undefined, null]);
});

test('a web page of any origin may send requests and read which version answered', async () => {
  const url = `${polar.baseUrl}/v1/license-keys/deactivate`;
  const origin = 'https://page.example';
  const preflight = await sendTestRequest(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, polar-version',
    },
  });
  expect(preflight).toMatchObject({
    status: 200,
    body: 'OK',
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': 'authorization, polar-version',
    },
  });
  expect(preflight.headers).not.toHaveProperty('polar-version');
  const answer = await sendTestRequest(url, {
    token: polar.token,
    json: held(),
    headers: { origin },
  });
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Polar-Version',
  });
  expect((await sendTestRequest(url, { method: 'OPTIONS' })).status).toBe(405);
});
