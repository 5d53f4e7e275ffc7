import { expect, test } from 'vitest';
import { activate } from '../../support/held-model.ts';
import { requestRelease, startStillHeld } from '../../support/checked-seat.ts';

test('after “still held” the seat is checked with growing delays of at most fifteen minutes', async () => {
  const { app } = await startStillHeld('request-lost');
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
  const { app } = await startStillHeld('request-lost');
  const { requests } = app.polar;
  await app.run((device) => {
    device.stop();
  });
  await app.clock.advance(7_200_000);
  expect(app.polar.requests).toBe(requests);
});

test('after “still held” was dismissed, at most one more check runs, and none for a later seat', async () => {
  const { app } = await startStillHeld('request-lost');
  await app.run(({ releases }) => releases.cancelRelease());
  const { requests } = app.polar;
  await app.clock.advance(7_200_000);
  expect(app.polar.requests - requests).toBeLessThanOrEqual(1);

  const other = await startStillHeld('request-lost');
  await requestRelease(other.app);
  expect(other.app.device.state().type).toBe('released');
  await other.app.forget();
  await activate(other.app);
  await other.app.clock.advance(1_000);
  const before = other.app.polar.requests;
  await other.app.clock.advance(7_200_000);
  expect(other.app.polar.requests - before).toBeLessThanOrEqual(1);
});
