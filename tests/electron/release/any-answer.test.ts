import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import type { Http, HttpAnswer, HttpRequest } from '../../../electron/ports.ts';
import { createEagerClock } from '../../support/eager-clock.ts';
import { hasEnded } from '../../support/running-core.ts';
import { propertyRuns } from '../../support/property-runs.ts';
import { createTestPorts } from '../../support/test-ports.ts';
import { deviceIn, onlyDevice, deviceOfState } from '../../support/only-seat.ts';

const token = 'polar_oat_TEST_not_a_real_token_000001';
/** Secrets that a server may quote. They must appear nowhere else. */
const key = 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001';
const seat = {
  server: 'production',
  key,
  organizationId: '00000001-0c00-4000-8000-000000000001',
  activationId: '00000001-0ac0-4000-8000-000000000001',
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
} as const;

/** A license as Polar sends it, with the seat. */
const license: Readonly<Record<string, unknown>> = {
  id: '00000001-11c0-4000-8000-000000000001',
  organization_id: seat.organizationId,
  key,
  status: 'granted',
  limit_activations: 3,
  expires_at: null,
};

/** The fields without which a license does not prove that a missing seat is gone. */
const deciding = fc.constantFrom('id', 'status');
const odd = fc.constantFrom<unknown>(undefined, null, {}, [], 7, '', 'suspended');
/** A license with one of those fields invalid, or cut short. */
const nearlyLicense = fc.oneof(
  fc.tuple(deciding, odd).map(([name, value]) => JSON.stringify({ ...license, [name]: value })),
  fc.nat(JSON.stringify(license).length - 1).map((end) => JSON.stringify(license).slice(0, end)),
);
/** Polar's 404 with a text that this app does not know. */
const unknownWords = fc
  .oneof(fc.string(), fc.anything(), fc.constantFrom('License key is suspended.', 'Gone', ''))
  .map((detail) => JSON.stringify({ error: 'ResourceNotFound', detail }) ?? '')
  .filter((body) => !/"not found"|expired|no longer active|conditions/i.test(body));
const error = fc
  .record(
    { error: fc.oneof(fc.string(), fc.constant('NotPermitted'), fc.anything()), detail: fc.json() },
    { requiredKeys: [] },
  )
  .map((body) => JSON.stringify(body) ?? '');
const text = fc.oneof(
  nearlyLicense,
  error,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'null', '[]', '{}', '"204"', '<html>204 No Content</html>'),
  fc.constant('['.repeat(50_000)),
  fc.constant(`{"detail":"${'x'.repeat(200_000)}"}`),
  fc.constant(`{"detail":[{"input":"${key}"}],"error":"RequestValidationError"}`),
);
const header = fc.record({
  'retry-after': fc.oneof(fc.string(), fc.constantFrom('1', '-5', '1e99', 'Infinity', 'NaN')),
  'www-authenticate': fc.oneof(fc.string(), fc.constant('Bearer scope="a\nb"')),
  'content-type': fc.constantFrom('application/json', 'text/html', ''),
});

const showsLicense = (answer: HttpAnswer): boolean =>
  answer.type === 'answer' && answer.status === 200 && answer.text.includes(String(license['id']));

/** Any answer except one that confirms the request, or that shows a valid key without the seat. */
const plain = (status: number, body: string): HttpAnswer => ({
  type: 'answer',
  status,
  text: body,
  header: () => null,
});
const notFound = (detail: string): HttpAnswer =>
  plain(404, JSON.stringify({ error: 'ResourceNotFound', detail }));

const invalidAnswer: fc.Arbitrary<HttpAnswer> = fc.oneof(
  // The two answers that together would prove the release, if the second one were complete.
  {
    weight: 4,
    arbitrary: fc.constant(plain(404, '{"error":"ResourceNotFound","detail":"Not found"}')),
  },
  { weight: 4, arbitrary: nearlyLicense.map((body) => plain(200, body)) },
  { weight: 2, arbitrary: unknownWords.map((body) => plain(404, body)) },
  {
    weight: 8,
    arbitrary: fc
      .record({
        status: fc.oneof(
          fc.constantFrom(200, 200, 201, 202, 203, 205, 206, 304, 400, 401, 403, 404, 404, 422),
          fc.constantFrom(407, 409, 410, 418, 429, 451, 500, 502, 503, 504),
          fc.integer({ min: 100, max: 999 }),
        ),
        text,
        header,
      })
      .filter(({ status }) => status !== 204)
      .map((one) => ({
        type: 'answer' as const,
        status: one.status,
        text: one.text,
        header: (name: string) =>
          (one.header as Readonly<Record<string, string>>)[name.toLowerCase()] ?? null,
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<HttpAnswer>(
      { type: 'no-answer' },
      { type: 'redirected' },
      { type: 'not-sent', why: 'network-unreachable' },
    ),
  },
);

/** An app whose requests get these answers in turn, and the last one from then on. */
function appMeeting(
  answers: readonly HttpAnswer[],
  options: { seat: boolean; token: boolean; confirmed?: boolean },
) {
  const clock = createEagerClock();
  const requests: HttpRequest[] = [];
  const http: Http = {
    send(request) {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      return Promise.resolve(answer ?? { type: 'no-answer' });
    },
  };
  const ports = createTestPorts({ http: clock.freezeDuring(http), clock });
  const confirmedAt = options.confirmed === true ? Date.UTC(2026, 0, 1) : null;
  if (options.seat) ports.writeRecord('device', { ...seat, confirmedAt });
  if (options.token) {
    const sealed = Buffer.from(token).toString('base64');
    ports.writeRecord('token', { server: 'production', backend: 'test', sealed });
  }
  const core = compose(ports);
  return { ports, core, requests };
}

type App = ReturnType<typeof appMeeting>;

/** Waits until the release has ended, or until the app has sent more than 25 requests. */
async function waitForEnd({ core, requests }: App): Promise<void> {
  for (let turns = 0; turns < 5_000; turns += 1) {
    if (hasEnded(deviceIn(core)) || requests.length > 25) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function expectNoSecrets({ ports, core }: App): void {
  const reported = [...ports.lines, JSON.stringify(core.state.get()), ...ports.shown].join('\n');
  expect(reported).not.toContain(key);
  expect(reported).not.toContain(token);
  expect(reported).not.toContain('unexpected');
}

const answers = fc.array(invalidAnswer, { minLength: 1, maxLength: 12 });

test(
  'only a confirmation of Polar’s makes a seat "released", and until then its record stays',
  { timeout: 120_000 },
  async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(answers, fc.boolean(), fc.boolean(), async (list, withToken, confirmed) => {
        const app = appMeeting(list, { seat: true, token: withToken, confirmed });
        try {
          onlyDevice(app.core).releases.request('command-line', false);
          await waitForEnd(app);
          const device = deviceIn(app.core);
          expect(device.type).toBe('held');
          if (device.type === 'held') ends.add(device.release.type);
          expect(app.requests.length).toBeGreaterThan(0);
          expect(app.ports.content('device')).toMatchObject({ activationId: seat.activationId });
          expect(app.ports.content('receipt')).toBeNull();
          expectNoSecrets(app);
        } finally {
          await app.core.stop();
          app.ports.close();
        }
      }),
      {
        ...propertyRuns(600),
        // One for each end, which a random run may miss.
        examples: [
          [[{ type: 'not-sent', why: 'network-unreachable' }], false, true],
          [[plain(418, '')], false, true],
        ],
      },
    );
    expect([...ends]).toEqual(expect.arrayContaining(['failed', 'waiting']));
  },
);

test(
  'only a confirmation of Polar’s activates a computer or connects an organization',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (list) => {
        const app = appMeeting(list, { seat: false, token: false });
        const { handlers, state } = app.core;
        const { server, organizationId, label } = seat;
        try {
          const typed = { server, key, organizationId };
          // Any answer with an id counts as a license, with any status.
          const preview = await handlers.device.preview({ ...typed, label });
          expect(preview.ok && !list.some(showsLicense)).toBe(false);
          expect((await handlers.device.activate({ ...typed, label })).ok).toBe(false);
          await app.ports.clipboard.write(token);
          expect((await handlers.connection.connect({ server })).ok).toBe(false);
          await app.ports.clipboard.write('');
          app.ports.shown.length = 0;
          expect(['none', 'activating']).toContain(deviceOfState(state.get()).type);
          expect(state.get().connection).toEqual({ type: 'public' });
          expect(app.ports.content('device')).toBeNull();
          expect(app.ports.content('token')).toBeNull();
          expectNoSecrets(app);
        } finally {
          await app.core.stop();
          app.ports.close();
        }
      }),
      propertyRuns(600),
    );
  },
);

/** Polar's 404s with other texts than "no such activation", and valid licenses. */
const nearlyPolars = fc.oneof(
  fc
    .oneof(
      fc.constantFrom('Not found.', 'Activation not found', 'NOT  FOUND', 'Nicht gefunden', ''),
      fc.string(),
    )
    .filter((wording) => wording.toLowerCase() !== 'not found')
    .map(notFound),
  fc.constant(plain(200, JSON.stringify(license))),
);

test(
  'a valid key does not make a seat "released" whose 404 has an unknown text',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(nearlyPolars, { minLength: 1, maxLength: 8 }),
        fc.constantFrom<HttpAnswer>({ type: 'no-answer' }, notFound('Not found')),
        async (list, first) => {
          const app = appMeeting([first, ...list], { seat: true, token: false });
          try {
            onlyDevice(app.core).releases.request('command-line', false);
            await waitForEnd(app);
            expect(deviceIn(app.core).type).toBe('held');
            expect(app.ports.content('device')).toMatchObject({ activationId: seat.activationId });
            expect(app.ports.content('receipt')).toBeNull();
          } finally {
            await app.core.stop();
            app.ports.close();
          }
        },
      ),
      propertyRuns(600),
    );
  },
);
