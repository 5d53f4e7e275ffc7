import { expect, test } from 'vitest';
import { getSeatAvailability } from '../../../renderer/features/device/seat-availability.ts';
import type { ModelApp } from '../../support/model-app.ts';
import { check, requestRelease, startHolding, startStillHeld } from '../../support/checked-seat.ts';

/** An app that reports its seat as still held, although a late request has released it since. */
async function startReleasedLate(): Promise<ModelApp> {
  const { app, record } = await startStillHeld('late-landing');
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

test.each([
  ['has landed', startReleasedLate],
  ['may still land', async () => (await startStillHeld('late-landing')).app],
] as const)(
  '“still held” is no longer reported for a key that was replaced: the late request %s',
  async (_when, start) => {
    const app = await start();
    app.polar.change({ key: 'MODEL-TEST-ROTATED' });
    const found = await check(app);
    expect(found.release).toEqual({ type: 'failed', failure: { code: 'key-changed' } });
    expect(getSeatAvailability(found)).toBe('unknown');
    expect(found.seatStatus.type).toBe('key-changed');
  },
);

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
  const { app } = await startStillHeld('request-lost');
  app.polar.change({ status: 'disabled' });
  const hidden = await check(app);
  expect(hidden.release).toEqual({ type: 'failed', failure: { code: 'seats-hidden' } });
  expect(getSeatAvailability(hidden)).toBe('unknown');

  app.polar.change({ status: 'granted' });
  const shown = await check(app);
  expect(shown).toMatchObject({ seatStatus: { type: 'confirmed' }, release: { type: 'idle' } });
  expect(getSeatAvailability(shown)).toBe('yours');
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
