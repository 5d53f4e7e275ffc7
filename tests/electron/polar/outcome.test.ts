import { afterEach, expect, test, vi } from 'vitest';
import {
  maxRetryAfter,
  refusalOf,
  refusalOfChange,
  retryAt,
  type Refusal,
} from '../../../electron/polar/outcome.ts';
import type { HttpAnswer } from '../../../electron/ports.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const now = Date.UTC(2026, 5, 1, 12);
const polarsText = '{"error":"SomeError","detail":"A sentence."}';

/** Returns what an answer with this status and body means for the seat. */
function meaning(status: number, text = ''): Refusal {
  return refusalOf({ type: 'answer', status, text, header: () => null }, now);
}

/** An answer with one header. */
function withHeader(
  status: number,
  text: string,
  header: string,
  value: string | null,
): HttpAnswer {
  return {
    type: 'answer',
    status,
    text,
    header: (name) => (name === header ? value : null),
  };
}

test('a proxy that requires a login has forwarded nothing, so that the release waits', () => {
  expect(meaning(407)).toMatchObject({ type: 'not-sent' });
  expect(meaning(407, '<html>Proxy login</html>')).toMatchObject({ type: 'not-sent' });
});

test.each([500, 502, 503, 504, 520, 522])('after a %i the server may have acted', (status) => {
  expect(meaning(status, polarsText)).toEqual({ type: 'indeterminate', why: 'server-error' });
  expect(meaning(status)).toEqual({ type: 'indeterminate', why: 'server-error' });
});

test('after a 408 of a gateway the server may have acted', () => {
  expect(meaning(408)).toEqual({ type: 'indeterminate', why: 'no-answer' });
});

// https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20, https://www.rfc-editor.org/rfc/rfc8470#section-5.2
test.each([421, 425])('a %i says that the request was not processed', (status) => {
  expect(meaning(status, '<html>')).toEqual({ type: 'refused', failure: { code: 'not-polar' } });
});

test('a 429 names the time of the next request', () => {
  expect(meaning(429)).toEqual({ type: 'rate-limited', retryAt: now + 60_000 });
});

test('too many requests: none before the time that Polar said', () => {
  const answer = withHeader(429, polarsText, 'retry-after', '30');
  expect(refusalOf(answer, now)).toEqual({ type: 'rate-limited', retryAt: now + 30_000 });
});

// The forms of RFC 9110, section 5.6.7; the last one names no zone and is in GMT all the same.
test.each(['UTC', 'America/Los_Angeles', 'Asia/Kathmandu'])(
  'a date to retry at is one in %s, too',
  (zone) => {
    vi.stubEnv('TZ', zone);
    const at = Date.UTC(2026, 5, 1, 12, 2);
    expect(retryAt('Mon, 01 Jun 2026 12:02:00 GMT', now)).toBe(at);
    expect(retryAt('Monday, 01-Jun-26 12:02:00 GMT', now)).toBe(at);
    expect(retryAt('Mon Jun  1 12:02:00 2026', now)).toBe(at);
  },
);

test.each<[string | null, number]>([
  ['30', 30_000],
  [' 30 ', 30_000],
  ['0', 1_000],
  ['86399', 86_399_000],
  ['999999999', maxRetryAfter],
  ['Mon, 01 Jun 2026 11:00:00 GMT', 1_000],
  ['Fri, 01 Jan 2027 00:00:00 GMT', maxRetryAfter],
  [null, 60_000],
  ['', 60_000],
  ['-30', 60_000],
  ['1.5', 60_000],
  ['30 s', 60_000],
  ['2026-06-01T12:02:00Z', 60_000],
  ['June 1, 2026 12:02 GMT', 60_000],
  ['until Mon, 01 Jun 2026 12:02:00 GMT', 60_000],
  ['Monday', 60_000],
  ['Mon, soon', 60_000],
])('a Retry-After of %j is a wait of %i ms', (header, wait) => {
  expect(retryAt(header, now)).toBe(now + wait);
});

test.each<[HttpAnswer, Refusal]>([
  [
    { type: 'not-sent', why: 'network-unreachable' },
    { type: 'not-sent', why: 'network-unreachable' },
  ],
  [{ type: 'no-answer' }, { type: 'indeterminate', why: 'no-answer' }],
  [{ type: 'redirected' }, { type: 'refused', failure: { code: 'not-polar' } }],
  [{ type: 'too-long' }, { type: 'refused', failure: { code: 'answer-too-long' } }],
])('%o means %o', (answer, refusal) => {
  expect(refusalOf(answer, now)).toEqual(refusal);
  const changed: Refusal =
    answer.type === 'too-long' ? { type: 'indeterminate', why: 'server-error' } : refusal;
  expect(refusalOfChange(answer, now)).toEqual(changed);
});

test.each([
  ['an error of Polar’s', polarsText, null, 'answer-unreadable'],
  ['JSON', '{}', null, 'answer-unreadable'],
  ['what calls itself JSON', '{"id":', 'application/json', 'answer-unreadable'],
  ['a page', '<html></html>', 'text/html', 'not-polar'],
  ['a text without a type', 'OK', null, 'not-polar'],
  ['a number', '1', null, 'not-polar'],
])('a success that holds %s is that: a change may have been made', (_, text, type, code) => {
  const answer: HttpAnswer = { type: 'answer', status: 200, text, header: () => type };
  expect(refusalOf(answer, now)).toEqual({ type: 'refused', failure: { code } });
  expect(refusalOfChange(answer, now)).toEqual(
    code === 'not-polar'
      ? { type: 'refused', failure: { code } }
      : { type: 'indeterminate', why: 'server-error' },
  );
});

test.each([300, 304, 400, 409, 422, 499])(
  'a %i with JSON that is not Polar’s is not Polar’s',
  (status) => {
    expect(meaning(status, '{}')).toEqual({ type: 'refused', failure: { code: 'not-polar' } });
  },
);

test.each([300, 304, 399])('a %i with an error of Polar’s is no refusal of its', (status) => {
  expect(meaning(status, polarsText)).toEqual({ type: 'refused', failure: { code: 'not-polar' } });
});

test.each([
  ['Bearer error="insufficient_scope", scope="license_keys:write"', 'license_keys:write'],
  ['Bearer scope="license_keys:read license_keys:write"', 'license_keys:read license_keys:write'],
  ['Bearer error="insufficient_scope"', undefined],
  ['Bearer scope=""', undefined],
  ['Bearer noscope="license_keys:read"', undefined],
  ['Bearer scope="<b>license</b>"', undefined],
  [`Bearer scope="${'a'.repeat(101)}"`, undefined],
  [null, undefined],
])('a token that lacks a scope, and %j beside it: the scope is %j', (beside, scope) => {
  const text = JSON.stringify({ error: 'insufficient_scope', error_description: 'A sentence.' });
  const answer = withHeader(403, text, 'www-authenticate', beside);
  expect(refusalOf(answer, now)).toEqual({
    type: 'refused',
    failure: { code: 'scope-missing', ...(scope === undefined ? {} : { scope }) },
  });
});

test('a 403 of another server says nothing of a seat', () => {
  expect(meaning(403, '<html>Forbidden</html>')).toEqual({
    type: 'refused',
    failure: { code: 'not-polar' },
  });
});

test.each([
  ['Not found', 'nothing-found'],
  ['License key is no longer active.', 'inactive'],
  ['License key has expired.', 'expired'],
  ['LICENSE KEY HAS EXPIRED', 'expired'],
  ['not found', 'nothing-found'],
  ['License key does not match required conditions', 'conditions'],
  ['', 'unclear'],
  ['Not found.', 'unclear'],
  ['Activation was not found', 'unclear'],
  ['Nicht gefunden', 'unclear'],
  [null, 'unclear'],
  [['Not found'], 'unclear'],
])('a 404 that says %j means "%s"', (detail, output) => {
  const text = JSON.stringify({ error: 'ResourceNotFound', detail });
  expect(meaning(404, text)).toEqual({ type: 'gone', reason: output });
});

test.each([
  ['<html>404</html>', 'not-polar'],
  ['{"detail":"Not Found"}', 'version-not-served'],
  ['{"error":"RouteNotFound","detail":"Not found"}', 'not-polar'],
])('a 404 that is not about a seat is a refusal: %s', (text, code) => {
  expect(meaning(404, text)).toEqual({ type: 'refused', failure: { code } });
});

test.each([
  [401, 'token-rejected'],
  [400, 'request-invalid'],
  [422, 'request-invalid'],
])(
  'a %i in Polar’s form is Polar’s refusal, in any other form another server’s',
  (status, code) => {
    expect(meaning(status, polarsText)).toEqual({ type: 'refused', failure: { code } });
    expect(meaning(status, '<html></html>')).toEqual({
      type: 'refused',
      failure: { code: 'not-polar' },
    });
  },
);

test.each([
  ['License key activation limit already reached', 'activation-limit'],
  ['License key has expired.', 'key-expired'],
  ['License key is no longer active.', 'key-inactive'],
  ['This license key does not support activations.', 'activations-unsupported'],
  ['ACTIVATION LIMIT ALREADY REACHED', 'activation-limit'],
  ['The limit of requests', 'not-permitted'],
  ['Something else', 'not-permitted'],
  [null, 'not-permitted'],
])('a 403 that says %j is "%s"', (detail, code) => {
  const text = JSON.stringify({ error: 'NotPermitted', detail });
  expect(meaning(403, text)).toEqual({ type: 'refused', failure: { code } });
});
