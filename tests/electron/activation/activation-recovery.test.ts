import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import type { Http, Ports } from '../../../electron/ports.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';

// What the window reports when a person checks for the seat that a pending activation may have taken.

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

/** The next start of an app whose activation got no answer, with other ports and token. */
async function startLater(
  token: string | null,
  change: Partial<Ports> = {},
  kind: 'answer-lost' | 'request-lost' = 'answer-lost',
): Promise<Core> {
  first = startCore(polar, { seat: false, token });
  const { key, organizationId } = polar;
  polar.faults.add({ type: kind }, { on: 'activate' });
  await first.core.handlers.device.activate({
    server: 'loopback',
    key,
    organizationId,
    label: 'New laptop',
  });
  await first.core.stop();
  later = compose({ ...first.ports, ...change }, { deadline: 5_000 });
  return later;
}

/** Asserts that a check fails with this code, and leaves the activation pending as before. */
async function expectIndeterminate(core: Core, code: string): Promise<void> {
  const pendingActivation = first.ports.content('activation');
  expect(pendingActivation).toMatchObject({ label: 'New laptop' });
  expect(await core.handlers.device.check()).toMatchObject({ ok: false, failure: { code } });
  const unfinished = {
    type: 'activating',
    label: 'New laptop',
    isUnfinished: true,
    saveFailure: null,
  };
  expect(core.state.get().device).toEqual(unfinished);
  expect(first.ports.content('activation')).toEqual(pendingActivation);
}

const offline: Http = {
  send: async () => ({ type: 'not-sent', why: 'network-unreachable' }),
};

test('a check without a network says so, and nothing is lost', async () => {
  const core = await startLater(polar.token, { http: offline });
  await expectIndeterminate(core, 'network-unreachable');
  expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(3);
});

test('a check that fails says why, and the next one finds the seat', async () => {
  const core = await startLater(polar.token);
  polar.faults.add({ type: 'reset' }, { on: 'validate' });
  await expectIndeterminate(core, 'no-answer');
  polar.faults.add({ type: 'rate-limited', retryAfter: 30 }, { on: 'get' });
  await expectIndeterminate(core, 'rate-limited');
  expect(await core.handlers.device.check()).toEqual({ ok: true, value: false });
  expect(core.state.get().device).toMatchObject({ type: 'held', seat: { label: 'New laptop' } });
  expect(first.ports.content('activation')).toBeNull();
  expect(polar.log.count({ operation: 'activate' })).toBe(1);
});

test('a check with a token of another organization says so', async () => {
  await expectIndeterminate(await startLater(polar.foreignToken), 'key-unknown');
});

test('a check without a token, or with one that the keychain does not open, says so', async () => {
  await expectIndeterminate(await startLater(null), 'not-connected');
  await later?.stop();
  await first.close();
  const core = await startLater(polar.token, {
    secrets: { ...first.ports.secrets, backend: async () => null },
  });
  await expectIndeterminate(core, 'keychain-unavailable');
  expect(polar.log.count({ operation: 'get' })).toBe(0);
});

test('a check that finds no seat says that the outcome is still unknown', async () => {
  const core = await startLater(polar.token, {}, 'request-lost');
  expect(await core.handlers.device.check()).toEqual({ ok: true, value: true });
  expect(core.state.get().device).toMatchObject({ type: 'activating', isUnfinished: true });
});
