import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import type { Http, World } from '../../../electron/ports.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';

// What a person hears who looks again for the seat that an unfinished activation may have taken.

let polar: Polar;
let first: RunningCore;
let later: Core | null = null;

beforeEach(async () => {
  polar = await startPolar();
});
afterEach(async () => {
  await later?.stop();
  later = null;
  await first.close();
  await polar.close();
});

/** The next start of an app whose activation got no answer, in a world that is different since. */
async function startLater(
  token: string | null,
  change: Partial<World> = {},
  kind: 'answer-lost' | 'request-lost' = 'answer-lost',
): Promise<Core> {
  first = startCore(polar, { seat: false, token });
  const { key, organizationId } = polar;
  polar.faults.add({ kind }, { on: 'activate' });
  await first.core.handlers.device.activate({
    server: 'loopback',
    key,
    organizationId,
    label: 'New laptop',
  });
  await first.core.stop();
  later = compose({ ...first.world, ...change }, { deadline: 5_000 });
  return later;
}

/** A look fails with this code, and leaves the activation as open as it was. */
async function expectNotFoundOut(core: Core, code: string): Promise<void> {
  const wish = first.world.content('activation');
  expect(wish).toMatchObject({ label: 'New laptop' });
  expect(await core.handlers.device.check()).toMatchObject({ ok: false, failure: { code } });
  const unfinished = { is: 'activating', label: 'New laptop', unfinished: true, unsaved: null };
  expect(core.state.get().device).toEqual(unfinished);
  expect(first.world.content('activation')).toEqual(wish);
}

const offline: Http = {
  send: async () => ({ is: 'not-sent', why: 'network-unreachable' }),
};

test('offline: that is told, and nothing is lost', async () => {
  const core = await startLater(polar.token, { http: offline });
  await expectNotFoundOut(core, 'network-unreachable');
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(3);
});

test('a look that fails on the way says why, and the next one finds the seat', async () => {
  const core = await startLater(polar.token);
  polar.faults.add({ kind: 'reset' }, { on: 'validate' });
  await expectNotFoundOut(core, 'no-answer');
  polar.faults.add({ kind: 'rate-limited', retryAfter: 30 }, { on: 'get' });
  await expectNotFoundOut(core, 'rate-limited');
  expect(await core.handlers.device.check()).toEqual({ ok: true, value: false });
  expect(core.state.get().device).toMatchObject({ is: 'held', seat: { label: 'New laptop' } });
  expect(first.world.content('activation')).toBeNull();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
});

test('a token that may not look says so', async () => {
  await expectNotFoundOut(await startLater(polar.foreignToken), 'key-unknown');
});

test('without a token, or with one that the keychain does not open, nobody can look, and that is told', async () => {
  await expectNotFoundOut(await startLater(null), 'not-connected');
  await later?.stop();
  await first.close();
  const core = await startLater(polar.token, {
    secrets: { ...first.world.secrets, backend: async () => null },
  });
  await expectNotFoundOut(core, 'keychain-unavailable');
  expect(polar.log.count({ operation: 'get' })).toBe(0);
});

test('a look that finds no such seat tells that nobody knows yet', async () => {
  const core = await startLater(polar.token, {}, 'request-lost');
  expect(await core.handlers.device.check()).toEqual({ ok: true, value: true });
  expect(core.state.get().device).toMatchObject({ is: 'activating', unfinished: true });
});
