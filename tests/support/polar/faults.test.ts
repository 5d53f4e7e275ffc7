import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendTestRequest } from './send-test-request.ts';
import type { TestResponse } from './send-test-request.ts';
import type { Fault } from './faults.ts';
import { startPolar } from './start-polar.ts';
import type { Polar } from './start-polar.ts';

let polar: Polar;

beforeEach(async () => {
  polar = await startPolar();
});

afterEach(() => polar.close());

const release = (): Promise<TestResponse> =>
  sendTestRequest(`${polar.baseUrl}/v1/license-keys/deactivate`, {
    token: polar.token,
    json: {
      key: polar.key,
      organization_id: polar.organizationId,
      activation_id: polar.activationId,
    },
  });
const read = (): Promise<TestResponse> =>
  sendTestRequest(`${polar.baseUrl}/v1/license-keys/${polar.licenseId}`, { token: polar.token });
const isFree = (): boolean =>
  !polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);
const codeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause
    ? error.cause.code
    : error;

describe('faults without an answer', () => {
  test.each<[Fault['type'], boolean, string]>([
    ['request-lost', false, 'UND_ERR_SOCKET'],
    ['answer-lost', true, 'UND_ERR_SOCKET'],
    ['reset', false, 'ECONNRESET'],
    ['reset-after', true, 'ECONNRESET'],
  ])('%s: acted %s', async (kind, acted, code) => {
    polar.faults.add({ type: kind } as Fault, { on: 'deactivate' });
    expect(await release().catch(codeOf)).toBe(code);
    expect(isFree()).toBe(acted);
    expect(polar.log.last()).toMatchObject({ fault: kind, status: null, committed: acted });
    expect((await release()).status).toBe(acted ? 404 : 204);
  });

  test('truncated cuts an answer without a body in its head', async () => {
    polar.faults.add({ type: 'truncated' });
    await expect(release()).rejects.toThrow('fetch failed');
    expect(isFree()).toBe(true);
  });

  test('truncated sends half of a body', async () => {
    polar.faults.add({ type: 'truncated' });
    const url = `${polar.baseUrl}/v1/license-keys/${polar.licenseId}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${polar.token}` } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('hang sends nothing until the server closes', async () => {
    polar.faults.add({ type: 'hang' });
    const hung = release().catch(codeOf);
    const first = await Promise.race([
      hung,
      new Promise((resolve) => setTimeout(resolve, 200, 'still')),
    ]);
    expect(first).toBe('still');
    await polar.close();
    expect(await hung).toBe('UND_ERR_SOCKET');
    expect(isFree()).toBe(false);
    polar = await startPolar();
  });
});

describe('faults with another answer', () => {
  test.each<[Fault, number, boolean, RegExp]>([
    [{ type: 'error-before' }, 500, false, /^Internal Server Error$/],
    [{ type: 'error-after' }, 500, true, /^Internal Server Error$/],
    [{ type: 'bad-gateway' }, 502, false, /<h1>502/],
    [{ type: 'captive-portal' }, 200, false, /^<!doctype html>/],
    [{ type: 'bare-404' }, 404, false, /^\{"detail":"Not Found"\}$/],
    [{ type: 'fields-refused' }, 422, false, /^\{"error":"RequestValidationError".*"key":"LUMEN-/],
    [{ type: 'not-json' }, 200, false, /^\{"id": "0{8}-$/],
    [{ type: 'rate-limited' }, 429, false, /^$/],
    [{ type: 'rate-limited', retryAfter: 7 }, 429, false, /^$/],
    [{ type: 'redirect', to: 'http://127.0.0.1:9/elsewhere' }, 307, false, /^$/],
  ])('%o', async (fault, status, acted, body) => {
    polar.faults.add(fault);
    const answer = await release();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(body);
    expect(isFree()).toBe(acted);
    expect(answer.headers['retry-after']).toBe('retryAfter' in fault ? '7' : undefined);
    expect(answer.headers['location']).toBe('to' in fault ? fault.to : undefined);
  });

  test('oversized sends as many bytes as requested', async () => {
    polar.faults.add({ type: 'oversized', bytes: 3_000_000 });
    const { body } = await read();
    expect(body.length).toBeGreaterThan(3_000_000);
    expect(JSON.parse(body)).toHaveProperty('padding');
  });
});

describe('faults of time', () => {
  test('slow acts late, and late-answer acts at once', async () => {
    polar.faults.add({ type: 'slow', ms: 250 });
    const slow = release();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isFree()).toBe(false);
    expect((await slow).status).toBe(204);

    const late = await startPolar();
    await polar.close();
    polar = late;
    polar.faults.add({ type: 'late-answer', ms: 250 });
    const started = performance.now();
    const answer = release();
    await expect.poll(isFree, { timeout: 200, interval: 10 }).toBe(true);
    expect((await answer).status).toBe(204);
    expect(performance.now() - started).toBeGreaterThan(240);
  });

  test('stale-read shows the state before the last change, as often as requested', async () => {
    polar.faults.add({ type: 'stale-read' }, { times: 2 });
    expect((await release()).status).toBe(204);
    expect((await read()).body).toContain(polar.activationId);
    expect((await read()).body).toContain(polar.activationId);
    expect((await read()).body).not.toContain(polar.activationId);
  });

  test('stale-read validates a released seat and a rotated key, and counts once', async () => {
    await release();
    const validate = () =>
      sendTestRequest(`${polar.baseUrl}/v1/customer-portal/license-keys/validate`, {
        json: {
          key: polar.key,
          organization_id: polar.organizationId,
          activation_id: polar.activationId,
        },
      });
    polar.faults.add({ type: 'stale-read' });
    expect((await validate()).status).toBe(200);
    expect((await validate()).status).toBe(404);
    expect(isFree()).toBe(true);
    polar.seller.rotate(polar.licenseId);
    polar.faults.add({ type: 'stale-read' });
    const { body } = await sendTestRequest(
      `${polar.baseUrl}/v1/customer-portal/license-keys/validate`,
      {
        json: { key: polar.key, organization_id: polar.organizationId },
      },
    );
    expect(body).toContain(polar.key);
    expect(polar.record.licenseByKey(polar.key)).toBeUndefined();
  });
});

describe('the queue', () => {
  test('a fault meets only its operation and its family, as often as requested', async () => {
    polar.faults.add({ type: 'error-before' }, { on: 'get', family: 'organization', times: 2 });
    expect((await release()).status).toBe(204);
    const portal = `${polar.baseUrl}/v1/customer-portal/license-keys/${polar.licenseId}`;
    expect((await sendTestRequest(portal, { token: polar.customerSession })).status).toBe(200);
    const statuses = [(await read()).status, (await read()).status, (await read()).status];
    expect(statuses).toEqual([500, 500, 200]);
    expect(polar.log.count({ fault: 'error-before' })).toBe(2);
  });

  test('a fault meets only the requests with its key', async () => {
    polar.faults.add({ type: 'error-before' }, { key: `${polar.key}-of-another` });
    expect((await release()).status).toBe(204);
    polar.faults.add({ type: 'error-before' }, { key: polar.key });
    expect((await read()).status).toBe(200);
    expect((await release()).status).toBe(500);
    expect(polar.faults.waiting()).toHaveLength(1);
  });

  test('faults keep their order and can be cleared', async () => {
    polar.faults.add({ type: 'bad-gateway' });
    polar.faults.add({ type: 'error-before' }, { times: Number.POSITIVE_INFINITY });
    expect((await read()).status).toBe(502);
    expect((await read()).status).toBe(500);
    expect((await read()).status).toBe(500);
    polar.faults.clear();
    expect((await read()).status).toBe(200);
  });
});
