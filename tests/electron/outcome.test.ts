import { expect, test } from 'vitest';
import { refusalOf, type Refusal } from '../../electron/polar/outcome.ts';

const now = Date.UTC(2026, 5, 1, 12);
const polars = '{"error":"SomeError","detail":"In words."}';

/** What an answer with this status means for the seat; `text` is its body. */
function meaning(status: number, text = ''): Refusal {
  return refusalOf({ is: 'answer', status, text, header: () => null }, now);
}

test('a proxy that wants a login has sent nothing on, so that the release waits', () => {
  expect(meaning(407)).toMatchObject({ is: 'not-sent' });
  expect(meaning(407, '<html>Proxy login</html>')).toMatchObject({ is: 'not-sent' });
});

test.each([500, 502, 503, 504, 520])('after a %i the server may have acted', (status) => {
  expect(meaning(status, polars)).toEqual({ is: 'doubtful', why: 'server-error' });
  expect(meaning(status)).toEqual({ is: 'doubtful', why: 'server-error' });
});

test('too many requests: none before Polar said', () => {
  expect(meaning(429)).toEqual({ is: 'rate-limited', retryAt: now + 60_000 });
});

test.each([
  ['Not found', 'nothing-found'],
  ['License key is no longer active.', 'inactive'],
  ['License key has expired.', 'expired'],
  ['License key does not match required conditions', 'conditions'],
  ['', 'unclear'],
  ['Not found.', 'unclear'],
  ['Activation was not found', 'unclear'],
  ['Nicht gefunden', 'unclear'],
  [null, 'unclear'],
  [['Not found'], 'unclear'],
])('a 404 that says %j means "%s"', (detail, said) => {
  const text = JSON.stringify({ error: 'ResourceNotFound', detail });
  expect(meaning(404, text)).toEqual({ is: 'gone', said });
});

test.each([
  ['<html>404</html>', 'not-polar'],
  ['{"detail":"Not Found"}', 'version-not-served'],
])('a 404 that is not about a seat says nothing of one: %s', (text, code) => {
  expect(meaning(404, text)).toEqual({ is: 'refused', failure: { code } });
});

test.each([
  [401, 'token-rejected'],
  [400, 'request-invalid'],
  [422, 'request-invalid'],
])(
  '%i is Polar’s refusal where the answer is Polar’s, and else another server’s',
  (status, code) => {
    expect(meaning(status, polars)).toEqual({ is: 'refused', failure: { code } });
    expect(meaning(status, '<html></html>')).toEqual({
      is: 'refused',
      failure: { code: 'not-polar' },
    });
  },
);

test.each([
  ['License key activation limit already reached', 'activation-limit'],
  ['License key has expired.', 'key-expired'],
  ['License key is no longer active.', 'key-inactive'],
  ['This license key does not support activations.', 'activations-unsupported'],
  ['Something else', 'not-permitted'],
  [null, 'not-permitted'],
])('a 403 that says %j is "%s"', (detail, code) => {
  const text = JSON.stringify({ error: 'NotPermitted', detail });
  expect(meaning(403, text)).toEqual({ is: 'refused', failure: { code } });
});
