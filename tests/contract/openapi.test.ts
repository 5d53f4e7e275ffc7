import { expect, onTestFinished, test } from 'vitest';
import { sendTestRequest, type TestResponse } from '../support/polar/send-test-request.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { checkAnswer, checkRequest } from './openapi.ts';

const seller = '/v1/license-keys/deactivate';
const buyer = '/v1/customer-portal/license-keys/deactivate';
const id = '99999999-9999-4999-8999-999999999999';

test('the description finds the faults of an answer', async () => {
  const polar = await startPolar();
  onTestFinished(() => polar.close());
  const path = `/v1/license-keys/${polar.licenseId}`;
  const answer = await sendTestRequest(`${polar.baseUrl}${path}`, { token: polar.token });
  const check = (change: Partial<TestResponse>) =>
    checkAnswer({ method: 'GET', path }, { ...answer, ...change });
  expect(check({})).toEqual([]);
  expect(check({ status: 418 })).toHaveLength(1);
  expect(check({ headers: { 'content-type': 'application/json' } })).toHaveLength(2);
  expect(check({ body: answer.body.replace('"granted"', '"expired"') })).not.toEqual([]);
  expect(check({ body: answer.body.replace('{', '{"surplus":1,') })).not.toEqual([]);
  expect(check({ body: answer.body.replace('"benefit_id"', '"other_id"') })).not.toEqual([]);
  expect(check({ body: '<html>' })).toEqual(['the body is not JSON']);
});

test('the description finds the faults of a request', () => {
  const seat = { key: 'TEST-KEY', organization_id: id };
  const good = {
    method: 'POST',
    path: seller,
    headers: {
      'polar-version': '2026-10',
      'content-type': 'application/json',
      authorization: 'Bearer polar_oat_TEST_not_a_real_token',
    },
    body: JSON.stringify({ ...seat, activation_id: id }),
  };
  const { authorization: _, ...bare } = good.headers;
  expect(checkRequest(good)).toEqual([]);
  expect(checkRequest({ ...good, path: `${seller}?x=1` })).toHaveLength(1);
  expect(checkRequest({ ...good, path: '/v1/license-keys/release' })).toHaveLength(1);
  expect(checkRequest({ ...good, headers: bare })).toHaveLength(1);
  expect(
    checkRequest({ ...good, headers: { ...good.headers, 'polar-version': '2026-04' } }),
  ).toHaveLength(1);
  expect(checkRequest({ ...good, body: JSON.stringify(seat) })).toHaveLength(1);
  expect(checkRequest({ ...good, path: buyer })).toHaveLength(1);
  expect(checkRequest({ ...good, path: buyer, headers: bare })).toEqual([]);
  const list = { ...good, method: 'GET', body: '', path: '/v1/license-keys/?limit=100&page=2' };
  expect(checkRequest(list)).toEqual([]);
  expect(checkRequest({ ...list, path: '/v1/license-keys/?limit=101' })).toHaveLength(1);
});
