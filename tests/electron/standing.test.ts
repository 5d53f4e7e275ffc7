import { expect, test } from 'vitest';
import type { DeviceState } from '../../shared/app-state.ts';
import { seatTruth } from '../../renderer/features/device/seat-truth.ts';
import { ModelApp } from '../support/model-app.ts';
import type { Mishap } from '../support/polar-model.ts';

const old = 30 * 86_400_000;

/** A running app that holds a seat, whose requests meet these mishaps. */
async function holding(script: readonly Mishap[] = []) {
  const app = new ModelApp();
  const record = app.hold(old);
  app.polar.script = [...script];
  await app.start();
  return { app, record };
}

async function ask(app: ModelApp): Promise<void> {
  await app.do(({ releases }) => releases.ask('person', false));
  // The public endpoints are asked at their own pace.
  await app.clock.advance(1_000);
}

async function check(app: ModelApp): Promise<Extract<DeviceState, { is: 'held' }>> {
  const looking = app.do(({ checks }) => checks.check());
  await app.clock.advance(1_000);
  await looking;
  const state = app.device.state();
  if (state.is !== 'held') throw new Error(`The device is ${state.is}`);
  return state;
}

test.each([
  ['removed', 'free', (app: ModelApp) => app.polar.change({ activations: [] })],
  ['key-changed', 'unknown', (app: ModelApp) => app.polar.change({ key: 'MODEL-TEST-ROTATED' })],
] as const)(
  'a refused release says nothing of a seat that is found %s since',
  async (standing, truth, change) => {
    const { app } = await holding(['not-polar']);
    await ask(app);
    const refused = app.device.state();
    expect(refused).toMatchObject({ release: { is: 'failed', failure: { code: 'not-polar' } } });
    expect(seatTruth(refused)).toBe('yours');
    change(app);
    const found = await check(app);
    expect(found).toMatchObject({ standing: { is: standing }, release: { is: 'idle' } });
    expect(seatTruth(found)).toBe(truth);
    // Nor does it come back.
    app.kill();
    await app.start();
    expect(app.device.state()).toMatchObject({ release: { is: 'idle' } });
  },
);

test.each([{ status: 'disabled' }, { status: 'revoked' }, { expired: true }] as const)(
  'a key that is %o is told as such, and its seat is released all the same',
  async (change) => {
    const { app, record } = await holding();
    app.polar.change(change);
    const found = await check(app);
    expect(found.standing.is).toBe('key-inactive');
    expect(seatTruth(found)).toBe('unknown');
    await ask(app);
    expect(app.device.state().is).toBe('released');
    expect(app.polar.lives(record.activationId)).toBe(false);
  },
);

test('“still held” is not said any more of a key that was replaced: the late request may have landed', async () => {
  const { app, record } = await holding(['late-landing']);
  await ask(app);
  await app.clock.advance(25_000);
  const stillHeld = { is: 'failed', failure: { code: 'still-held' } };
  expect(app.device.state()).toMatchObject({ release: stillHeld });
  await app.clock.advance(20_000);
  expect(app.polar.lives(record.activationId)).toBe(false);
  app.polar.change({ key: 'MODEL-TEST-ROTATED' });
  const found = await check(app);
  expect(found.release).toEqual({ is: 'failed', failure: { code: 'key-changed' } });
  expect(seatTruth(found)).toBe('unknown');
  expect(found.standing.is).toBe('key-changed');
});

test('“still held” is not said any more of a key that has ended: the late request may have landed', async () => {
  const { app, record } = await holding(['late-landing']);
  await ask(app);
  await app.clock.advance(25_000);
  const stillHeld = { is: 'failed', failure: { code: 'still-held' } };
  expect(app.device.state()).toMatchObject({ release: stillHeld });
  await app.clock.advance(20_000);
  expect(app.polar.lives(record.activationId)).toBe(false);
  app.polar.change({ expired: true });
  const found = await check(app);
  expect(found.release).toEqual({ is: 'failed', failure: { code: 'key-changed' } });
  expect(seatTruth(found)).toBe('unknown');
  // Asked for once more, it is found out.
  await ask(app);
  await app.clock.advance(1_000);
  expect(app.device.state().is).toBe('released');
});

test('a release that a command left waiting is taken up by a window whose own had failed', async () => {
  const { app, record } = await holding(['not-polar']);
  await ask(app);
  expect(app.device.state()).toMatchObject({ release: { is: 'failed' } });
  app.disk.put('release', {
    id: 'story-of-a-command',
    activationId: record.activationId,
    askedBy: 'command-line',
    askedAt: app.clock.now(),
    sent: false,
    state: {
      is: 'waiting',
      why: 'network-unreachable',
      attempts: 1,
      nextAt: app.clock.now() + 5_000,
    },
  });
  await app.do((device) => device.reload());
  expect(app.device.state()).toMatchObject({ release: { is: 'waiting' } });
  await app.clock.advance(5_000);
  expect(app.device.state().is).toBe('released');
});
