import { expect, test } from 'vitest';
import { getSeatAvailability } from '../../../renderer/features/device/seat-availability.ts';
import { ModelApp } from '../../support/model-app.ts';
import { noTrouble } from '../../support/model-trouble.ts';
import { check, requestRelease, startHolding } from '../../support/checked-seat.ts';

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

test('a seat that was not checked since the start says when Polar last confirmed it', async () => {
  const { app, record } = await startHolding();
  expect(app.device.state()).toMatchObject({
    seatStatus: { type: 'unchecked', lastAt: record.confirmedAt },
  });
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
