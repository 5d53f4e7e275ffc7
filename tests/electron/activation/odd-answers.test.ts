import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import type { Http, HttpAnswer } from '../../../electron/ports.ts';
import { createEagerClock } from '../../support/eager-clock.ts';
import {
  corrupt,
  corruptedPath,
  anyCorruption,
  type Corruption,
} from '../../support/corrupt-answer.ts';
import { propertyRuns } from '../../support/property-runs.ts';
import { createTestPorts } from '../../support/test-ports.ts';
import { deviceIn, onlyDevice } from '../../support/only-seat.ts';

/** Polar's answers to activations and checks with an invalid field. */

const key = 'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001';
const organizationId = '00000001-0c00-4000-8000-000000000001';
const activationId = '00000001-0ac0-4000-8000-000000000001';
const licenseId = '00000001-11c0-4000-8000-000000000001';
const token = 'polar_oat_TEST_not_a_real_token_000001';

const license = {
  id: licenseId,
  organization_id: organizationId,
  key,
  status: 'granted',
  limit_activations: 3,
  expires_at: null,
};
const activation = {
  id: activationId,
  license_key_id: licenseId,
  label: 'Studio workstation',
  meta: { platform: 'linux' },
  created_at: '2026-01-13T09:30:00.000000Z',
};
const activated = { ...activation, license_key: license };

const json = (body: unknown, status = 200): HttpAnswer => ({
  type: 'answer',
  status,
  text: JSON.stringify(body),
  header: (name) => (name === 'content-type' ? 'application/json' : null),
});
const notFound = json({ error: 'ResourceNotFound', detail: 'Not found' }, 404);

/** The answer to each request, by the end of its path. */
type Answers = Readonly<Record<string, HttpAnswer>>;

/** Runs `work` with an app in memory whose requests get these answers. */
async function withApp<T>(
  answers: Answers,
  { held, connected = false }: { readonly held: boolean; readonly connected?: boolean },
  run: (app: {
    readonly core: ReturnType<typeof compose>;
    readonly ports: ReturnType<typeof createTestPorts>;
    readonly sent: readonly string[];
  }) => Promise<T>,
): Promise<T> {
  const sent: string[] = [];
  const http: Http = {
    send(request) {
      const path = new URL(request.url).pathname.split('/').at(-1) ?? '';
      sent.push(path);
      return Promise.resolve(answers[path] ?? { type: 'no-answer' });
    },
  };
  const clock = createEagerClock();
  const ports = createTestPorts({ http: clock.freezeDuring(http), clock });
  if (held) {
    ports.writeRecord('device', {
      server: 'production',
      key,
      organizationId,
      activationId,
      licenseId,
      label: 'Studio workstation',
      activatedAt: Date.UTC(2026, 0, 13),
      seats: null,
      confirmedAt: Date.UTC(2026, 0, 14),
    });
  }
  if (connected) {
    const sealed = Buffer.from(token).toString('base64');
    ports.writeRecord('token', { server: 'production', backend: 'test', sealed });
  }
  const core = compose(ports);
  try {
    return await run({ core, ports, sent });
  } finally {
    await core.stop();
    ports.close();
  }
}

/** The result of an activation with these answers: the failure's code or null, and the saved record. */
async function activate(answer: HttpAnswer) {
  return await withApp({ activate: answer }, { held: false }, async ({ core, ports }) => {
    const typed = { server: 'production', key, organizationId, label: 'Mine' } as const;
    const result = await core.handlers.device.activate(typed);
    return { code: result.ok ? null : result.failure.code, record: ports.content('device') };
  });
}

describe('an activation', () => {
  const { license_key: _, ...withoutLicense } = activated;
  test.each([
    ['all fields', json(activated), { activatedAt: Date.parse(activation.created_at), licenseId }],
    ['201', json(activated, 201), {}],
    [
      'an unknown status',
      json({ ...activated, license_key: { ...license, status: 'suspended' } }),
      {},
    ],
    ['no meta', json({ ...activated, meta: null }), {}],
    ['no label', json({ ...activated, label: null }), { label: 'Mine' }],
    ['no time', json({ ...activated, created_at: undefined }), { activatedAt: null }],
    ['an odd time', json({ ...activated, created_at: '13.01.2026' }), { activatedAt: null }],
    ['no license', json(withoutLicense), { licenseId }],
    ['nothing but its id', json({ id: activationId }), { activatedAt: null }],
    ['an id in capitals', json({ ...activated, id: activationId.toUpperCase() }), {}],
    ['something nested', json({ ...activated, meta: { platform: { name: 'linux' } } }), {}],
    ['an object around it', json({ data: activated }), {}],
  ] as const)('with %s is kept', async (_name, answer, facts) => {
    const { code, record: kept } = await activate(answer);
    expect(code).toBeNull();
    expect(kept).toMatchObject({ activationId, key, label: 'Mine', ...facts });
  });

  test.each([
    ['no id', json({ ...activated, id: undefined })],
    ['an id that is not one', json({ ...activated, id: 17 })],
    ['the license in its place', json(license)],
    ['the license without its key in its place', json({ ...license, key: undefined })],
    [
      'the license, and the activation in it by its id alone',
      json({ ...license, seat: { id: activationId } }),
    ],
    ['the license’s id as its own', json({ ...activated, id: licenseId })],
    ['two activations', json({ one: activated, other: activated })],
    ['202', json(activated, 202)],
    ['an answer that is too long', { type: 'too-long' }],
  ] as const)('with %s leaves open whether a seat was taken', async (_name, answer) => {
    expect(await activate(answer)).toEqual({ code: 'activation-unfinished', record: null });
  });

  test(
    'is never lost and never saved under another id, with any field of its answer invalid',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(anyCorruption, async (how) => {
          const path = corruptedPath(activated, how)?.join('.');
          const { code, record: kept } = await activate(json(corrupt(activated, how)));
          const isLost = path === 'id' && (how.type === 'odd' || how.type === 'missing');
          expect(code).toBe(isLost ? 'activation-unfinished' : null);
          if (isLost) expect(kept).toBeNull();
          else expect(kept).toMatchObject({ activationId, key });
        }),
        propertyRuns(1_000),
      );
    },
  );
});

/** The status after a check of the seat on record. */
async function check(answers: Answers, connected: boolean) {
  return await withApp(answers, { held: true, connected }, async ({ core, ports }) => {
    await onlyDevice(core).checks.check();
    const device = deviceIn(core);
    return {
      seatStatus: device.type === 'held' ? device.seatStatus.type : device.type,
      record: ports.content('device'),
    };
  });
}

const listed = {
  ...license,
  activations: [{ ...activation, id: activationId.replace(/1$/, '2') }],
};
const validated = { ...license, activation: null };

describe('a check', () => {
  const gone = { validate: json(validated), [licenseId]: json(listed) };

  test('believes a complete list without the seat', async () => {
    expect(await check(gone, true)).toMatchObject({ seatStatus: 'removed' });
  });

  test.each([
    ['no list', { activations: undefined }],
    ['null in its place', { activations: null }],
    ['an object in its place', { activations: {} }],
    ['an entry without an id', { activations: [...listed.activations, { label: 'Mine' }] }],
    ['an entry that is null', { activations: [null] }],
    ['an entry whose id is a number', { activations: [{ ...activation, id: 7 }] }],
    ['another license', { id: activationId }],
  ])('does not take a list for complete: %s', async (_name, change) => {
    const answers = {
      validate: json({ ...validated, activation }),
      [licenseId]: json({ ...listed, ...change }),
    };
    expect((await check(answers, true)).seatStatus).toBe('confirmed');
    const alone = { ...answers, validate: notFound };
    expect((await check(alone, true)).seatStatus).not.toBe('removed');
  });

  test('finds the seat in a list whose other entries are unreadable', async () => {
    const held = { ...listed, activations: [null, activation, {}], limit_activations: 'many' };
    const answers = { validate: { type: 'no-answer' }, [licenseId]: json(held) } as const;
    expect(await check(answers, true)).toMatchObject({
      seatStatus: 'confirmed',
      record: { seats: null },
    });
  });

  test.each([
    ['the activation is missing', { ...license }],
    ['it is another one', { ...license, activation: { ...activation, id: licenseId } }],
    ['it has no id', { ...license, activation: { ...activation, id: null } }],
  ])('without a token, a success proves nothing about the seat where %s', async (_name, body) => {
    expect((await check({ validate: json(body) }, false)).seatStatus).toBe('not-reached');
  });

  test(
    'never reports a live seat as removed, with any field of an answer invalid',
    { timeout: 120_000 },
    async () => {
      const liveLicense = { ...license, activations: [activation] };
      const named = { ...license, activation };
      const both: fc.Arbitrary<[Corruption, Corruption]> = fc.tuple(anyCorruption, anyCorruption);
      await fc.assert(
        fc.asyncProperty(both, fc.boolean(), async ([one, other], connected) => {
          const answers = {
            validate: json(corrupt(named, one)),
            [licenseId]: json(corrupt(liveLicense, other)),
          };
          const { seatStatus, record: kept } = await check(answers, connected);
          expect(['confirmed', 'not-reached']).toContain(seatStatus);
          expect(kept).toMatchObject({ activationId, label: 'Studio workstation' });
        }),
        propertyRuns(1_000),
      );
    },
  );
});

describe('an answer that is too long', () => {
  test('fails a check at once, by its own name', async () => {
    const answers = { validate: { type: 'too-long' }, [licenseId]: { type: 'too-long' } } as const;
    await withApp(answers, { held: true, connected: true }, async ({ core, sent }) => {
      await onlyDevice(core).checks.check();
      expect(deviceIn(core)).toMatchObject({
        seatStatus: { type: 'not-reached', failure: { code: 'answer-too-long' } },
      });
      expect(sent).toEqual([licenseId, 'validate']);
    });
  });
});
