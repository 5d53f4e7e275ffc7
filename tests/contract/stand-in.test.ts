import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendTestRequest } from '../support/polar/send-test-request.ts';
import type { TestResponse, TestRequest } from '../support/polar/send-test-request.ts';
import { renderNodeBenefit } from '../support/polar/organizations.ts';
import { routes } from '../support/polar/routes/route-table.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { describedOperations } from './openapi-document.ts';
import { checkAnswer } from './openapi.ts';

const SELLER = '/v1/license-keys';
const BUYER = '/v1/customer-portal/license-keys';
const NOWHERE = '99999999-9999-4999-8999-999999999999';

let polar: Polar;

beforeEach(async () => {
  polar = await startPolar();
});

afterEach(() => polar.close());

/** Sends a request, and checks the answer against the contract. */
async function described(path: string, question: TestRequest = {}): Promise<TestResponse> {
  const answer = await sendTestRequest(`${polar.baseUrl}${path}`, question);
  const method = question.method ?? ('json' in question || 'text' in question ? 'POST' : 'GET');
  expect(checkAnswer({ method, path }, answer), answer.body).toEqual([]);
  return answer;
}

function errorOf(answer: TestResponse): readonly unknown[] {
  const { error = null, detail = null } = JSON.parse(answer.body) as Record<string, unknown>;
  return [answer.status, error, detail];
}

async function refusedActivation(): Promise<unknown> {
  const json = { ...seat(), label: 'One more' };
  const answer = await described(`${SELLER}/activate`, { ...token(), json });
  const [status, error, detail] = errorOf(answer);
  expect([status, error]).toEqual([403, 'NotPermitted']);
  return detail;
}

const seat = () => ({ key: polar.key, organization_id: polar.organizationId });
const held = () => ({ ...seat(), activation_id: polar.activationId });
const token = () => ({ token: polar.token });

test('the stand-in and the description have the same operations', () => {
  const served = routes.map(({ method, path }) => `${method} ${path}`);
  const written = describedOperations.map(({ method, path }) => `${method} ${path}`);
  expect(served.sort()).toEqual(written.sort());
});

describe('answers of success', () => {
  test('list', async () => {
    const page = await described(`${SELLER}/?limit=3&page=2&status=granted`, token());
    expect(JSON.parse(page.body)).toMatchObject({ pagination: { total_count: 6, max_page: 2 } });
    await described(`${SELLER}/?benefit_id=${renderNodeBenefit.id}`, token());
    await described(`${SELLER}/?organization_id=${NOWHERE}`, token());
    await described(`${BUYER}/`, { token: polar.customerSession });
  });

  test('get, for every license of the seed', async () => {
    for (const { id } of polar.record.storedLicenses().slice(0, 8)) {
      expect((await described(`${SELLER}/${id}`, token())).status).toBe(200);
    }
    const ownSeat = await described(`${BUYER}/${polar.licenseId}`, {
      token: polar.customerSession,
    });
    expect(JSON.parse(ownSeat.body)).toHaveProperty('activations.length', 2);
  });

  test('get activation', async () => {
    const path = `${SELLER}/${polar.licenseId}/activations/${polar.activationId}`;
    expect((await described(path, token())).status).toBe(200);
  });

  test('update', async () => {
    const question = { ...token(), method: 'PATCH', json: { limit_activations: null, usage: 4 } };
    const answer = await described(`${SELLER}/${polar.licenseId}`, question);
    expect(JSON.parse(answer.body)).toMatchObject({ limit_activations: null, usage: 4 });
  });

  test.each([
    [SELLER, () => token()],
    [BUYER, () => ({ token: polar.customerSession })],
  ])('rotate at %s', async (base, credentials) => {
    const path = `${base}/${polar.licenseId}/rotate`;
    expect((await described(path, { ...credentials(), method: 'POST' })).status).toBe(200);
  });

  test.each([
    [SELLER, () => token()],
    [BUYER, () => ({})],
  ])('validate, activate and deactivate at %s', async (base, credentials) => {
    const by = credentials();
    expect((await described(`${base}/validate`, { ...by, json: seat() })).status).toBe(200);
    expect((await described(`${base}/validate`, { ...by, json: held() })).status).toBe(200);
    const json = { ...seat(), label: 'New', meta: { nonce: 'n-1', cores: 8, spare: true } };
    expect((await described(`${base}/activate`, { ...by, json })).status).toBe(200);
    expect((await described(`${base}/deactivate`, { ...by, json: held() })).status).toBe(204);
  });
});

describe('answers of refusal', () => {
  test('401 without credentials, with wrong ones, and with none that resolve', async () => {
    const one = `${SELLER}/${polar.licenseId}`;
    expect(errorOf(await described(one))).toEqual([401, 'Unauthorized', 'Unauthorized']);
    const session = await described(one, { token: polar.customerSession });
    expect(errorOf(session)).toEqual([401, 'Unauthorized', 'Unauthorized']);
    expect((await described(`${BUYER}/`, token())).status).toBe(401);
    for (const bad of [polar.expiredToken, polar.revokedToken, 'undefined', 'polar_oat_no']) {
      expect(errorOf(await described(one, { token: bad }))).toEqual([401, 'invalid_token', null]);
      const open = await described(`${BUYER}/deactivate`, { token: bad, json: held() });
      expect(errorOf(open)).toEqual([401, 'invalid_token', null]);
    }
  });

  test('403 names the missing scope', async () => {
    const write = await described(`${SELLER}/deactivate`, {
      token: polar.readOnlyToken,
      json: held(),
    });
    expect(errorOf(write)).toEqual([403, 'insufficient_scope', null]);
    expect(write.headers['www-authenticate']).toContain('scope="license_keys:write"');
    expect((await described(`${SELLER}/`, { token: polar.scopelessToken })).status).toBe(403);
  });

  test('403 of activate has four texts', async () => {
    polar.seller.update(polar.licenseId, { limitActivations: 2 });
    const texts = [await refusedActivation()];
    polar.seller.update(polar.licenseId, { limitActivations: null });
    texts.push(await refusedActivation());
    polar.seller.expire(polar.licenseId);
    texts.push(await refusedActivation());
    polar.seller.update(polar.licenseId, { status: 'revoked' });
    texts.push(await refusedActivation());
    expect(new Set(texts).size).toBe(4);
  });

  test('404 of a resource, the same for all causes that Polar does not distinguish', async () => {
    const notFound = [404, 'ResourceNotFound', 'Not found'];
    const { foreign } = polar;
    const causes = [
      { ...held(), key: 'no such key' },
      { ...held(), key: polar.key.toLowerCase() },
      { ...held(), organization_id: NOWHERE },
      { ...held(), activation_id: NOWHERE },
      { ...held(), activation_id: polar.releasedActivationId },
      { ...held(), activation_id: foreign.activationId },
      { ...foreign, organization_id: foreign.organizationId, activation_id: foreign.activationId },
    ];
    for (const json of causes) {
      const answer = await described(`${SELLER}/deactivate`, { ...token(), json });
      expect(errorOf(answer)).toEqual(notFound);
    }
    for (const path of [NOWHERE, foreign.licenseId, `${polar.licenseId}/activations/${NOWHERE}`]) {
      expect(errorOf(await described(`${SELLER}/${path}`, token()))).toEqual(notFound);
    }
  });

  test('404 of the router has no error, for paths and for versions', async () => {
    const bare = [404, null, 'Not Found'];
    expect(errorOf(await described('/v1/licenses', token()))).toEqual(bare);
    for (const version of ['2025-10', '2026-4', 'latest', '2027-01']) {
      const headers = { 'polar-version': version };
      for (const path of [`${SELLER}/`, `${SELLER}/${polar.licenseId}`, '/v1/licenses']) {
        const answer = await described(path, { ...token(), headers });
        expect(errorOf(answer)).toEqual(bare);
        expect(answer.headers).not.toHaveProperty('polar-version');
      }
      const activation = { json: held(), headers };
      expect(errorOf(await described(`${BUYER}/deactivate`, activation))).toEqual(bare);
    }
    expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(2);
  });

  test('405, 307, 411 and 413', async () => {
    const one = `${SELLER}/${polar.licenseId}`;
    expect((await described(one, { ...token(), method: 'DELETE' })).status).toBe(405);
    const redirected = await described(`${SELLER}?limit=5`, token());
    expect(redirected.headers['location']).toBe(`${polar.baseUrl}${SELLER}/?limit=5`);
    const large = { ...token(), text: 'x'.repeat(10 * 1024 * 1024 + 1) };
    expect((await described(`${SELLER}/deactivate`, large)).status).toBe(413);
    const response = await fetch(`${polar.baseUrl}${SELLER}/deactivate`, {
      method: 'POST',
      body: new Blob(['{}']).stream(),
      duplex: 'half',
      headers: { authorization: `Bearer ${polar.token}`, 'polar-version': '2026-10' },
    } as RequestInit);
    const headers = Object.fromEntries(response.headers);
    const answer = { status: response.status, headers, body: await response.text() };
    expect(checkAnswer({ method: 'POST', path: `${SELLER}/deactivate` }, answer)).toEqual([]);
    expect(answer.status).toBe(411);
  });

  test.each([
    ['a missing field', { organization_id: NOWHERE, activation_id: NOWHERE }, 'missing'],
    ['a field of another type', { ...nowhere(), key: 7 }, 'string_type'],
    ['NUL in a text', { ...nowhere(), key: 'a\0b' }, 'value_error'],
    ['no UUID', { ...nowhere(), activation_id: 'x' }, 'uuid_parsing'],
    [
      'a UUID of another version',
      { ...nowhere(), activation_id: NOWHERE.replace('-4', '-1') },
      'uuid_version',
    ],
    ['a number for a UUID', { ...nowhere(), activation_id: 4 }, 'uuid_type'],
    ['a list', [], 'model_attributes_type'],
  ])('422 for %s repeats the input', async (_, json, type) => {
    const answer = await described(`${SELLER}/deactivate`, { ...token(), json });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ detail: [{ type }] });
  });

  test('422 for text that is not JSON, for paths and for queries', async () => {
    const json = {
      ...token(),
      text: '{"key": nope}',
      headers: { 'content-type': 'application/json' },
    };
    const answer = await described(`${SELLER}/deactivate`, json);
    expect(JSON.parse(answer.body)).toMatchObject({ detail: [{ type: 'json_invalid' }] });
    const text = await described(`${SELLER}/deactivate`, { ...token(), text: '{}' });
    expect(JSON.parse(text.body)).toMatchObject({ detail: [{ type: 'model_attributes_type' }] });
    for (const path of [
      'validate',
      '?limit=0',
      '?page=-1',
      '?limit=x',
      '?status=on',
      '?benefit_id=1',
    ]) {
      expect((await described(`${SELLER}/${path}`, token())).status).toBe(422);
    }
    const patch = {
      ...token(),
      method: 'PATCH',
      json: { limit_usage: 0, usage: null, status: 'on' },
    };
    const refused = await described(`${SELLER}/${polar.licenseId}`, patch);
    expect(JSON.parse(refused.body)).toHaveProperty('detail.length', 3);
  });

  test('400 for too much usage and for rotating a revoked key, 500 for a null status', async () => {
    polar.seller.update(polar.licenseId, { limitUsage: 5, usage: 4 });
    const json = { ...seat(), increment_usage: 2 };
    const spent = await described(`${SELLER}/validate`, { ...token(), json });
    expect(errorOf(spent)).toEqual([400, 'BadRequest', expect.stringContaining('1')]);
    const nothing = { ...token(), method: 'PATCH', json: { status: null } };
    expect((await described(`${SELLER}/${polar.licenseId}`, nothing)).status).toBe(500);
    polar.seller.update(polar.licenseId, { status: 'revoked' });
    const rotate = { ...token(), method: 'POST' };
    const refused = await described(`${SELLER}/${polar.licenseId}/rotate`, rotate);
    expect(errorOf(refused)).toEqual([400, 'RotateNotPermitted', expect.any(String)]);
  });

  test('429 has neither body nor content type', async () => {
    await polar.close();
    polar = await startPolar({ limits: 'production', now: () => 0 });
    const statuses = [];
    for (let index = 0; index < 4; index += 1) {
      statuses.push((await described(`${BUYER}/validate`, { json: seat() })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

function nowhere() {
  return { key: 'K', organization_id: NOWHERE, activation_id: NOWHERE };
}
