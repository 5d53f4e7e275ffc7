import { expect, test } from 'vitest';
import type { DeviceState } from '../../../shared/app-state.ts';
import { getSeatAvailability } from '../../../renderer/features/device/seat-availability.ts';
import { activate } from '../../support/held-model.ts';
import { ModelApp } from '../../support/model-app.ts';
import { noTrouble } from '../../support/model-trouble.ts';
import type { NetworkFault } from '../../support/network-faults.ts';

/** Milliseconds since the seat was taken. */
const seatAge = 30 * 86_400_000;

/** A running app that holds a seat, whose requests meet these faults. */
async function startHolding(script: readonly NetworkFault[] = []) {
  const app = new ModelApp();
  const record = app.addHeldSeat(seatAge);
  app.polar.script = [...script];
  await app.start();
  return { app, record };
}

async function requestRelease(app: ModelApp): Promise<void> {
  await app.run(({ releases }) => releases.request('person', false));
  // The public endpoints have a rate limit.
  await app.clock.advance(1_000);
}

async function check(app: ModelApp): Promise<Extract<DeviceState, { type: 'held' }>> {
  const checking = app.run(({ checks }) => checks.check());
  await app.clock.advance(1_000);
  await checking;
  const state = app.device.state();
  if (state.type !== 'held') throw new Error(`The device is ${state.type}`);
  return state;
}

/** An app that reports its seat as still held, although a late request has released it since. */
async function startReleasedLate(): Promise<ModelApp> {
  const { app, record } = await startHolding(['late-landing']);
  await requestRelease(app);
  await app.clock.advance(25_000);
  const stillHeld = { type: 'failed', failure: { code: 'still-held' } };
  expect(app.device.state()).toMatchObject({ release: stillHeld });
  await app.clock.advance(20_000);
  expect(app.polar.isLive(record.activationId)).toBe(false);
  return app;
}

test.each([
  ['removed', 'gone', (app: ModelApp) => app.polar.change({ activations: [] })],
  ['key-changed', 'unknown', (app: ModelApp) => app.polar.change({ key: 'MODEL-TEST-ROTATED' })],
] as const)(
  'a check that finds the seat %s dismisses an earlier refusal',
  async (seatStatus, truth, change) => {
    const { app } = await startHolding(['not-polar']);
    await requestRelease(app);
    const refused = app.device.state();
    expect(refused).toMatchObject({ release: { type: 'failed', failure: { code: 'not-polar' } } });
    expect(getSeatAvailability(refused)).toBe('yours');
    change(app);
    const found = await check(app);
    expect(found).toMatchObject({ seatStatus: { type: seatStatus }, release: { type: 'idle' } });
    expect(getSeatAvailability(found)).toBe(truth);
    // A restart does not bring it back.
    app.kill();
    await app.start();
    expect(app.device.state()).toMatchObject({ release: { type: 'idle' } });
  },
);

test.each([{ status: 'disabled' }, { status: 'revoked' }, { expired: true }] as const)(
  'a check reports a key that is %o, and its seat can still be released',
  async (change) => {
    const { app, record } = await startHolding();
    app.polar.change(change);
    const found = await check(app);
    const reason = 'expired' in change ? 'expired' : 'inactive';
    expect(found.seatStatus).toMatchObject({ type: 'key-inactive', reason });
    expect(getSeatAvailability(found)).toBe('unknown');
    await requestRelease(app);
    expect(app.device.state().type).toBe('released');
    expect(app.polar.isLive(record.activationId)).toBe(false);
  },
);

test('“still held” is no longer reported for a key that was replaced: the late request may have landed', async () => {
  const app = await startReleasedLate();
  app.polar.change({ key: 'MODEL-TEST-ROTATED' });
  const found = await check(app);
  expect(found.release).toEqual({ type: 'failed', failure: { code: 'key-changed' } });
  expect(getSeatAvailability(found)).toBe('unknown');
  expect(found.seatStatus.type).toBe('key-changed');
});

test('“still held” is no longer reported for a key that has ended: the late request may have landed', async () => {
  const app = await startReleasedLate();
  app.polar.change({ expired: true });
  const found = await check(app);
  expect(found.release).toEqual({ type: 'failed', failure: { code: 'seats-hidden' } });
  expect(getSeatAvailability(found)).toBe('unknown');
  // Another request finds it out.
  await requestRelease(app);
  await app.clock.advance(1_000);
  expect(app.device.state().type).toBe('released');
});

test('a release whose outcome an inactive key hides says so, until the license is active again', async () => {
  const { app } = await startHolding(['request-lost']);
  await requestRelease(app);
  await app.clock.advance(25_000);
  expect(app.device.state()).toMatchObject({ release: { failure: { code: 'still-held' } } });
  app.polar.change({ status: 'disabled' });
  const hidden = await check(app);
  expect(hidden.release).toEqual({ type: 'failed', failure: { code: 'seats-hidden' } });
  expect(getSeatAvailability(hidden)).toBe('unknown');

  app.polar.change({ status: 'granted' });
  const shown = await check(app);
  expect(shown).toMatchObject({ seatStatus: { type: 'confirmed' }, release: { type: 'idle' } });
  expect(getSeatAvailability(shown)).toBe('yours');
});

test('a window whose release failed continues one that a command left waiting', async () => {
  const { app, record } = await startHolding(['not-polar']);
  await requestRelease(app);
  expect(app.device.state()).toMatchObject({ release: { type: 'failed' } });
  app.disk.put('release', {
    id: 'journal-of-a-command',
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
  await app.run((device) => device.reload());
  expect(app.device.state()).toMatchObject({ release: { type: 'waiting' } });
  await app.clock.advance(5_000);
  expect(app.device.state().type).toBe('released');
});

test.each([
  ['offline', 'network-unreachable'],
  ['rate-limited', 'rate-limited'],
  ['not-polar', 'not-polar'],
  ['never-answered', 'no-answer'],
  ['bare-404', 'version-not-served'],
] as const)('a check that meets "%s" says that Polar was not reached', async (mishap, code) => {
  const { app, record } = await startHolding([mishap]);
  const before = app.disk.content('device');
  await check(app);
  await app.clock.advance(60_000);
  expect(app.device.state()).toMatchObject({
    seatStatus: { type: 'not-reached', failure: { code }, lastAt: record.confirmedAt },
  });
  expect(app.disk.content('device')).toEqual(before);
});

/** Changes at the server after which a check finds a seat that the app has taken not to be confirmed any more. */
const losses = [
  ['removed', (app: ModelApp) => app.polar.change({ activations: [] })],
  ['key-changed', (app: ModelApp) => app.polar.change({ key: 'MODEL-TEST-ROTATED' })],
  ['key-inactive', (app: ModelApp) => app.polar.change({ status: 'disabled' })],
] as const;

test.each(losses)(
  'a failed check does not make a seat active again that is %s',
  async (type, lose) => {
    const { app } = await startHolding();
    lose(app);
    const found = await check(app);
    expect(found.seatStatus).toMatchObject({ type });
    app.polar.script = ['offline'];
    const failed = { ...found.seatStatus, failure: { code: 'network-unreachable' } };
    const kept = await check(app);
    expect(kept.seatStatus).toMatchObject(failed);
    expect(getSeatAvailability(kept)).toBe(getSeatAvailability(found));
    // The next start knows it from the disk.
    app.kill();
    app.polar.script = ['offline'];
    await app.start();
    const restarted = app.device.state();
    expect(restarted).toMatchObject({ seatStatus: { type } });
    expect((await check(app)).seatStatus).toMatchObject(failed);
    // The next answer replaces the failure.
    app.polar.script = [];
    expect((await check(app)).seatStatus).not.toHaveProperty('failure');
  },
);

test('a failed check does not confirm a seat that Polar never knew', async () => {
  const app = new ModelApp();
  app.addHeldSeat(seatAge, { imported: true, wrongId: true });
  await app.start();
  expect((await check(app)).seatStatus.type).toBe('never-confirmed');
  app.polar.script = ['offline'];
  expect((await check(app)).seatStatus).toMatchObject({
    type: 'never-confirmed',
    failure: { code: 'network-unreachable' },
  });
});

test.each(['key-changed', 'key-inactive'] as const)(
  'a check that confirms the seat forgets that it was %s',
  async (type) => {
    const { app, record } = await startHolding();
    app.polar.change(
      type === 'key-changed' ? { key: 'MODEL-TEST-ROTATED' } : { status: 'disabled' },
    );
    expect((await check(app)).seatStatus.type).toBe(type);
    app.polar.change({ key: record.key, status: 'granted' });
    expect((await check(app)).seatStatus.type).toBe('confirmed');
    app.kill();
    app.polar.script = ['offline'];
    await app.start();
    expect((await check(app)).seatStatus).toMatchObject({
      failure: { code: 'network-unreachable' },
    });
    expect(app.disk.content('device')).not.toHaveProperty('refusedKey');
  },
);

test('a seat that was not checked since the start says when Polar last confirmed it', async () => {
  const { app, record } = await startHolding();
  expect(app.device.state()).toMatchObject({
    seatStatus: { type: 'unchecked', lastAt: record.confirmedAt },
  });
});

test('“still held” is no longer reported for a key that Polar does not know: the late request may have landed', async () => {
  const { app } = await startHolding(['late-landing']);
  await requestRelease(app);
  await app.clock.advance(25_000);
  expect(app.device.state()).toMatchObject({ release: { failure: { code: 'still-held' } } });
  app.polar.change({ key: 'MODEL-TEST-ROTATED' });
  const found = await check(app);
  expect(found).toMatchObject({
    seatStatus: { type: 'key-changed' },
    release: { type: 'failed', failure: { code: 'key-changed' } },
  });
  expect(getSeatAvailability(found)).toBe('unknown');
});

test('the failure of a refused release stays while its key may not be used', async () => {
  const { app } = await startHolding(['not-polar']);
  await requestRelease(app);
  app.polar.change({ status: 'disabled' });
  const found = await check(app);
  expect(found).toMatchObject({
    seatStatus: { type: 'key-inactive' },
    release: { type: 'failed', failure: { code: 'not-polar' } },
  });
});

test('a young seat that a read misses is not reported as removed', async () => {
  const app = new ModelApp();
  app.addHeldSeat(80_000, { withToken: true });
  app.polar.script = ['stale'];
  await app.start();
  const before = app.disk.content('device');
  expect(await check(app)).toMatchObject({ seatStatus: { type: 'unchecked' } });
  expect(app.disk.content('device')).toEqual(before);
  expect(await check(app)).toMatchObject({ seatStatus: { type: 'confirmed' } });
});

test.each([
  [59_999, 'confirmed'],
  [60_000, 'unchecked'],
  [-59_999, 'confirmed'],
  [-60_000, 'unchecked'],
])('a seat that was confirmed %i ms ago is %s without a check', async (age, type) => {
  const app = new ModelApp();
  app.addHeldSeat(age);
  await app.start();
  expect(app.device.state()).toMatchObject({ seatStatus: { type } });
  expect(app.polar.requests).toBe(0);
});

test('a removed seat keeps the time of the first check that missed it', async () => {
  const { app } = await startHolding();
  app.polar.change({ activations: [] });
  const first = await check(app);
  await app.clock.advance(3_600_000);
  const second = await check(app);
  expect(second.seatStatus).toEqual(first.seatStatus);
  expect(first.seatStatus.type).toBe('removed');
  await app.start();
  expect(app.device.state()).toMatchObject({ seatStatus: first.seatStatus });
});

test('a seat that was never confirmed keeps the time of the first check that missed it', async () => {
  const app = new ModelApp();
  app.addHeldSeat(seatAge, { imported: true, wrongId: true });
  await app.start();
  const first = await check(app);
  expect(first.seatStatus.type).toBe('never-confirmed');
  await app.clock.advance(3_600_000);
  expect((await check(app)).seatStatus).toEqual(first.seatStatus);
});

test('a check shows its result though the disk cannot save it', async () => {
  const { app } = await startHolding();
  app.trouble = { ...noTrouble, brokenAt: 'all' };
  expect(await check(app)).toMatchObject({
    seatStatus: { type: 'confirmed', at: app.clock.now() - 1_000 },
  });
});

test('nothing is checked while a release is in progress', async () => {
  const { app } = await startHolding(['offline']);
  await requestRelease(app);
  expect(app.device.state()).toMatchObject({ release: { type: 'waiting' } });
  const { requests } = app.polar;
  await app.run(({ checks }) => checks.check());
  expect(app.polar.requests).toBe(requests);
  expect(app.device.state()).toMatchObject({ seatStatus: { type: 'unchecked' } });
});

test('a second check sends nothing while the first is in progress', async () => {
  const { app } = await startHolding(['slow']);
  await app.run(({ checks }) => checks.check());
  await app.clock.advance(1_000);
  expect(app.device.state()).toMatchObject({ seatStatus: { type: 'checking' } });
  await app.run(({ checks }) => checks.check());
  await app.clock.advance(10_000);
  expect(app.device.state()).toMatchObject({ seatStatus: { type: 'confirmed' } });
  expect(app.polar.requests).toBe(1);
});

test.each(['elsewhere', 'broken'] as const)(
  'a check that does not get the lock changes nothing: %s',
  async (lock) => {
    const { app } = await startHolding();
    app.polar.change({ activations: [] });
    const before = await check(app);
    app.lock = lock;
    expect((await check(app)).seatStatus).toEqual(before.seatStatus);
    app.lock = 'works';
    expect(before.seatStatus.type).toBe('removed');
  },
);

test('a check notices that another process has erased the record', async () => {
  const { app, record } = await startHolding(['not-polar']);
  await requestRelease(app);
  expect(app.device.state()).toMatchObject({ release: { type: 'failed' } });
  app.disk.putText('device', '{"version":1,"torn');
  await app.run(({ checks }) => checks.check());
  expect(app.device.releases.state()).toEqual({ type: 'idle' });
  expect(app.polar.isLive(record.activationId)).toBe(true);
});

test('after “still held” the seat is checked with growing delays of at most fifteen minutes', async () => {
  const { app } = await startHolding(['request-lost']);
  await requestRelease(app);
  await app.clock.advance(25_000);
  expect(app.device.state()).toMatchObject({ release: { failure: { code: 'still-held' } } });
  const { requests } = app.polar;
  const times: number[] = [];
  const began = app.clock.waited();
  for (let passed = 0; passed < 3_600; passed += 10) {
    const before = app.polar.requests;
    await app.clock.advance(10_000);
    if (app.polar.requests > before) times.push(app.clock.waited() - began);
  }
  const waits = times.map((at, nth) => Math.round((at - (times[nth - 1] ?? 0)) / 10_000) * 10);
  expect(waits.slice(1)).toEqual([120, 240, 480, 900, 900, 900].slice(0, waits.length - 1));
  expect(waits.length).toBeGreaterThanOrEqual(6);
  expect(app.polar.requests - requests).toBe(waits.length);
  // After a second request has released the seat, nothing is left to check.
  await requestRelease(app);
  expect(app.device.state().type).toBe('released');
  const after = app.polar.requests;
  await app.clock.advance(7_200_000);
  expect(app.polar.requests).toBe(after);
});

test('a stopped app checks no more', async () => {
  const { app } = await startHolding(['request-lost']);
  await requestRelease(app);
  await app.clock.advance(25_000);
  expect(app.device.state()).toMatchObject({ release: { failure: { code: 'still-held' } } });
  const { requests } = app.polar;
  await app.run((device) => {
    device.stop();
  });
  await app.clock.advance(7_200_000);
  expect(app.polar.requests).toBe(requests);
});

test('a failed release of a seat that Polar does not know becomes “never confirmed” if it was sent', async () => {
  const app = new ModelApp();
  app.addHeldSeat(seatAge, { imported: true, wrongId: true });
  await app.start();
  await requestRelease(app);
  await app.clock.advance(10_000);
  const failure = { code: 'seat-never-confirmed' };
  expect(app.device.state()).toMatchObject({ release: { type: 'failed', failure } });
  const sent = await check(app);
  expect(sent).toMatchObject({
    seatStatus: { type: 'never-confirmed' },
    release: { type: 'failed', failure },
  });
});

test('a refused release of a seat that Polar does not know ends', async () => {
  const app = new ModelApp();
  app.addHeldSeat(seatAge, { imported: true, wrongId: true });
  app.polar.script = ['not-polar'];
  await app.start();
  await requestRelease(app);
  expect(app.device.state()).toMatchObject({ release: { failure: { code: 'not-polar' } } });
  expect(await check(app)).toMatchObject({
    seatStatus: { type: 'never-confirmed' },
    release: { type: 'idle' },
  });
});

test('a check yields to a release that is requested at the same time', async () => {
  const { app } = await startHolding();
  await app.run(({ checks, releases }) => {
    void checks.check();
    releases.request('person', false);
  });
  await app.clock.advance(5_000);
  expect(app.device.state().type).toBe('released');
  expect(app.polar.requests).toBe(1);
});

test('after “still held” was dismissed, at most one more check runs, and none for a later seat', async () => {
  const { app } = await startHolding(['request-lost']);
  await requestRelease(app);
  await app.clock.advance(25_000);
  expect(app.device.state()).toMatchObject({ release: { failure: { code: 'still-held' } } });
  await app.run(({ releases }) => releases.cancelRelease());
  const { requests } = app.polar;
  await app.clock.advance(7_200_000);
  expect(app.polar.requests - requests).toBeLessThanOrEqual(1);

  const other = await startHolding(['request-lost']);
  await requestRelease(other.app);
  await other.app.clock.advance(25_000);
  await requestRelease(other.app);
  expect(other.app.device.state().type).toBe('released');
  await other.app.forget();
  await activate(other.app);
  await other.app.clock.advance(1_000);
  const before = other.app.polar.requests;
  await other.app.clock.advance(7_200_000);
  expect(other.app.polar.requests - before).toBeLessThanOrEqual(1);
});
