import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import { checkRequest } from '../../contract/openapi.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import {
  expectPresentable,
  hasEnded,
  clockSpeed,
  startCore,
  type CoreOptions,
  type RunningCore,
} from '../../support/running-core.ts';
import { answeredCases, indeterminateCases } from './release-cases/answers.ts';
import { changes, hidden } from './release-cases/changes.ts';
import {
  shortDeadline,
  tooLate,
  type End,
  type Family,
  type ReleaseCase,
} from './release-cases/release-case.ts';
import { deviceIn, onlyDevice, deviceOfState } from '../../support/only-seat.ts';

let polar: Polar;
let running: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
});

afterEach(async () => {
  await running.close();
  await polar.close();
});

/** Starts the app, requests the release, and waits for its end. */
async function release(
  token: string | null,
  onIndeterminate: (polar: Polar) => void = () => undefined,
  options: CoreOptions = {},
): Promise<void> {
  running = startCore(polar, { token, ...options });
  let isIndeterminate = false;
  running.core.state.subscribe((state) => {
    const device = deviceOfState(state);
    if (isIndeterminate || device.type !== 'held' || device.release.type !== 'unknown') return;
    isIndeterminate = true;
    onIndeterminate(polar);
  });
  expect(onlyDevice(running.core).releases.request('command-line', false)).toMatchObject({
    ok: true,
  });
  await running.waitUntil(hasEnded);
}

function expectEnd(end: End): void {
  const device = running.device();
  if (end === 'confirmed' || end === 'found-free') {
    expect(device).toMatchObject({
      type: 'released',
      receipt: {
        how: end,
        server: 'loopback',
        askedBy: 'command-line',
        label: 'Studio workstation',
      },
    });
    expect(running.ports.content('device')).toBeNull();
    expect(running.ports.content('release')).toBeNull();
    expect(running.ports.content('receipt')).toMatchObject({ seen: false, receipt: { how: end } });
  } else {
    expect(device).toMatchObject({
      type: 'held',
      release: { type: 'failed', failure: { code: end } },
    });
    expect(running.ports.content('device')).toMatchObject({ activationId: polar.activationId });
    expect(running.ports.content('release')).toMatchObject({ state: { is: 'failed' } });
    expect(running.ports.content('receipt')).toBeNull();
  }
}

/** Asserts whether the server counts the device's seat, and that no other seat has changed. */
function expectSeat(seat: ReleaseCase['seat']): void {
  const live = new Set(polar.record.liveActivations(polar.licenseId).map(({ id }) => id));
  expect(live.has(polar.activationId)).toBe(seat === 'held');
  const isDeleted = polar.record.license(polar.licenseId) === undefined;
  expect(live.has(polar.otherActivationId)).toBe(!isDeleted);
}

function expectWire(sent: number, family: Family): void {
  expect(polar.log.count({ operation: 'deactivate' })).toBe(sent);
  expect(polar.log.find({ operation: 'deactivate' })[0]?.family).toBe(
    family === 'token' ? 'organization' : 'portal',
  );
  for (const request of polar.log.all()) expect(checkRequest(request)).toEqual([]);
  for (const request of polar.log.find({ family: 'portal' })) {
    expect(request.headers).not.toHaveProperty('authorization');
  }
  expect(polar.log.all().filter(({ path }) => path.includes('elsewhere'))).toEqual([]);
}

const cases = { answered: answeredCases, indeterminate: indeterminateCases, hidden, changes };

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table)(
    '$name ($family): $end',
    async ({ family, arrange, onIndeterminate, ...row }) => {
      arrange(polar);
      const { deadline } = row;
      const options = deadline === undefined ? {} : { deadline };
      await release(family === 'token' ? polar.token : null, onIndeterminate, options);
      expectEnd(row.end);
      expectSeat(row.seat);
      expectWire(row.sent, family ?? 'public');
      expectPresentable(running, [polar.token, polar.key, polar.activationId]);
      expect(running.ports.everythingOnDisk()).not.toContain(polar.token);
    },
  );
});

test('a token that was saved without its permissions, and lacks one: 403 names it', async () => {
  await release(polar.readOnlyToken);
  expect(running.device()).toMatchObject({
    release: { type: 'failed', failure: { code: 'scope-missing', scope: 'license_keys:write' } },
  });
  expectSeat('held');
  expectPresentable(running, [polar.readOnlyToken, polar.key]);
});

test('a token of another organization does not block the release', async () => {
  await release(polar.foreignToken);
  expectEnd('confirmed');
  expectSeat('free');
  expect(polar.log.find({ operation: 'deactivate' }).map(({ family }) => family)).toEqual([
    'organization',
    'portal',
  ]);
});

test('a check with a token saves a rotated key, and the next release succeeds', async () => {
  const key = polar.seller.rotate(polar.licenseId);
  await release(polar.token);
  expectEnd('still-held');
  expect(running.ports.content('device')).toMatchObject({ key });
  onlyDevice(running.core).releases.request('command-line', false);
  await running.waitUntil(({ type }) => type === 'released');
  expectSeat('free');
});

describe.each(['token', 'public'] as const)('429 (%s)', (family) => {
  test.each([
    ['with Retry-After', { type: 'rate-limited', retryAfter: 120 } as const, 120_000],
    ['without', { type: 'rate-limited' } as const, 60_000],
  ])('%s', async (_, met, wait) => {
    polar.faults.add(met, { on: 'deactivate' });
    const before = Date.now();
    await release(family === 'token' ? polar.token : null);
    const device = running.device();
    expect(device).toMatchObject({
      release: { type: 'waiting', why: 'rate-limited', attempts: 1 },
    });
    if (device.type !== 'held' || device.release.type !== 'waiting') throw new Error('Not waiting');
    const left = device.release.nextAt - running.ports.clock.now();
    expect(left).toBeLessThanOrEqual(wait);
    expectSeat('held');
    expect(running.ports.content('release')).toMatchObject({ sent: false });
    // Nothing is sent before, on any request.
    onlyDevice(running.core).releases.tryNow();
    onlyDevice(running.core).releases.request('person', true);
    expect(running.device()).toEqual(device);
    await running.waitUntil(({ type }) => type === 'released');
    expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
    expect((Date.now() - before) * clockSpeed).toBeGreaterThanOrEqual(wait);
    expectSeat('free');
  });
});

test('a release waits while no server listens, and is sent when one does', async () => {
  const port = Number(new URL(polar.baseUrl).port);
  await polar.close();
  await release(null);
  expect(running.device()).toMatchObject({
    release: { type: 'waiting', why: 'network-unreachable', attempts: 1 },
  });
  expect(running.ports.content('release')).toMatchObject({ sent: false, state: { is: 'waiting' } });
  polar = await startPolar({ port });
  running.core.retry();
  await running.waitUntil(({ type }) => type === 'released');
  expectEnd('confirmed');
  expectSeat('free');
});

test('a later check corrects "still held" when the request arrives after all checks', async () => {
  polar.faults.add({ type: 'slow', ms: tooLate }, { on: 'deactivate' });
  await release(null, undefined, { deadline: shortDeadline });
  expectEnd('still-held');
  await running.waitUntil(({ type }) => type === 'released');
  expectEnd('found-free');
  expectSeat('free');
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});

test('the receipt names the seats before and after if a token lists them', async () => {
  running = startCore(polar, { token: polar.token });
  await onlyDevice(running.core).checks.check();
  onlyDevice(running.core).releases.request('command-line', false);
  await running.waitUntil((device) => device.type === 'released' && device.receipt.after !== null);
  expect(running.device()).toMatchObject({
    receipt: { before: { used: 2, limit: 3 }, after: { used: 1, limit: 3 } },
  });
});

test('the next start checks first a request that was on its way when the app ended', async () => {
  polar.faults.add({ type: 'late-answer', ms: 60_000 }, { on: 'deactivate' });
  running = startCore(polar);
  onlyDevice(running.core).releases.request('command-line', false);
  while (polar.log.count({ operation: 'deactivate' }) === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { ports } = running;
  expect(ports.content('release')).toMatchObject({ sent: true, state: { is: 'releasing' } });
  const before = polar.log.count();
  const next = await running.restart();
  next.core.resume();
  await next.waitUntil(({ type }) => type === 'released');
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expect(polar.log.all()[before]?.operation).toBe('validate');
  running = next;
  expectEnd('found-free');
});

test.each([
  ['after', true, { type: 'released', receipt: { how: 'found-free' } }],
  ['before', false, { type: 'held', release: { type: 'failed' } }],
] as const)(
  'the app checks the seat only where an unexpected error comes %s the request was sent',
  async (_, isSent, end) => {
    running = startCore(polar);
    const { http } = running.ports;
    const core = compose({
      ...running.ports,
      http: {
        async send(request) {
          if (!request.url.endsWith('/deactivate')) return await http.send(request);
          if (isSent) await http.send(request);
          throw new Error('The socket broke unexpectedly.');
        },
      },
    });
    onlyDevice(core).releases.request('person', false);
    await expect.poll(() => deviceIn(core), { timeout: 10_000 }).toMatchObject(end);
    await core.stop();
  },
);
