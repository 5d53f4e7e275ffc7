import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendTestRequest } from '../../support/polar/send-test-request.ts';
import type { TestResponse, TestRequest } from '../../support/polar/send-test-request.ts';
import { startPolar } from '../../support/polar/start-polar.ts';
import type { Polar } from '../../support/polar/start-polar.ts';
import { fields, notableHeaders } from './answers.ts';
import { callers } from './fact.ts';
import type { Fact } from './fact.ts';
import { scenes } from './scenes.ts';

let polar: Polar;

beforeEach(async () => {
  // At this time license 5 has expired and the default version is that of the recorded server.
  polar = await startPolar({ now: () => Date.UTC(2026, 8, 15) });
});

afterEach(() => polar.close());

function play({ caller: as, path, ...question }: Fact): Promise<TestResponse> {
  const token = callers[as];
  return sendTestRequest(`${polar.baseUrl}${path}`, {
    ...question,
    ...(token === null ? {} : { token }),
  });
}

/** Returns an answer as the facts write it. */
function summary({ status, body, headers }: TestResponse): string {
  if (headers['content-type'] !== 'application/json' || body === '') return String(status);
  const { error, detail, pagination } = JSON.parse(body) as {
    readonly error?: string;
    readonly detail?: string | readonly { readonly type: string; readonly loc: unknown[] }[];
    readonly pagination?: { readonly total_count: number; readonly max_page: number };
  };
  if (pagination !== undefined) {
    return `${status} ${pagination.total_count} on ${pagination.max_page}`;
  }
  if (typeof detail !== 'object') {
    const name = error === undefined ? '' : ` ${error}`;
    return `${status}${name}${detail === undefined ? '' : `: ${detail}`}`;
  }
  const problems = detail.map(({ type, loc }) => `${type}@${loc.join('.')}`);
  const name = error === 'RequestValidationError' ? [] : [error];
  return [status, ...name, ...problems].join(' ');
}

/** Returns an answer as the facts write it, cut where the expected one is. */
function shortened(wording: string, expected: string): string {
  const start = expected.replace(/…$/, '');
  return start !== expected && wording.startsWith(start) ? expected : wording;
}

function expectHeaders(answer: TestResponse, fact: Fact): void {
  const notable = notableHeaders.filter(([start]) => summary(answer).startsWith(start));
  for (const [, headers] of notable) {
    for (const [name, value] of Object.entries(headers)) {
      expect([name, answer.headers[name] ?? null], fact.path).toEqual([name, value]);
    }
  }
}

test.each(scenes)('the stand-in answers as Polar does: $name', async ({ facts }) => {
  const answers: string[] = [];
  for (const fact of facts) {
    const answer = await play(fact);
    expectHeaders(answer, fact);
    answers.push(
      `${fact.caller} ${fact.method} ${fact.path} ${shortened(summary(answer), fact.answer)}`,
    );
  }
  expect(answers).toEqual(
    facts.map(({ caller: as, method, path, answer }) => `${as} ${method} ${path} ${answer}`),
  );
});

async function read(path: string): Promise<Record<string, object>> {
  const answer = await sendTestRequest(`${polar.baseUrl}/v1/license-keys/${path}`, {
    token: polar.token,
  });
  return JSON.parse(answer.body) as Record<string, object>;
}

function names(value: object | undefined): readonly string[] {
  return Object.keys(value ?? {}).sort();
}

function described(text: string, ...more: readonly string[]): readonly string[] {
  return [...text.split(' '), ...more].sort();
}

test('an answer has exactly the fields of Polar’s', async () => {
  const license = await read(polar.licenseId);
  const [activation] = license['activations'] as readonly object[];
  expect(names(license)).toEqual(described(fields.license, 'activations'));
  expect(names(license['user'])).toEqual(described(fields.user));
  expect(names(license['customer'])).toEqual(described(fields.customer));
  expect(names(activation)).toEqual(described(fields.activation));
  const alone = await read(`${polar.licenseId}/activations/${polar.activationId}`);
  expect(names(alone)).toEqual(described(fields.activation, 'license_key'));
  expect(names(alone['license_key'])).toEqual(described(fields.license));
  expect(license).toMatchObject({
    user: {
      public_name: 'I',
      avatar_url: expect.stringMatching(/^https:\/\/www\.gravatar\.com\/avatar\/d02653c4/),
    },
    created_at: '2026-02-12T10:12:45Z',
  });
});

test('the version that answers is named, except where none does', async () => {
  const scene = scenes.find(({ name }) => name === 'versions');
  const answers = await Promise.all((scene?.facts ?? []).map(play));
  expect(answers.map(({ headers }) => headers['polar-version'] ?? null)).toEqual([
    '2026-04',
    '2026-10',
    null,
    null,
    null,
    '2026-04',
    '2026-04',
    '2026-10',
    null,
  ]);
});

async function challenge(question: TestRequest): Promise<string | undefined> {
  const url = `${polar.baseUrl}/v1/license-keys/${polar.licenseId}`;
  const answer = await sendTestRequest(url, { ...question, token: polar.scopelessToken });
  return answer.headers['www-authenticate'];
}

test('a missing scope is named, with the scopes of which one would do', async () => {
  const rest =
    'error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."';
  expect(await challenge({})).toBe(
    `Bearer realm="polar", scope="license_keys:read license_keys:write", ${rest}`,
  );
  expect(await challenge({ method: 'PATCH', json: {} })).toBe(
    `Bearer realm="polar", scope="license_keys:write", ${rest}`,
  );
});

test('a refusal of fields repeats the whole input for each missing one, the key included', async () => {
  const key = `SECRET-${'x'.repeat(3_000_000)}`;
  const answer = await sendTestRequest(`${polar.baseUrl}/v1/license-keys/deactivate`, {
    token: polar.token,
    json: { key },
  });
  expect(summary(answer)).toBe('422 missing@body.organization_id missing@body.activation_id');
  expect(answer.body.split(key)).toHaveLength(3);
  expect(answer.body.length).toBeGreaterThan(6_000_000);
});
