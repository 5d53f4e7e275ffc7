import { expect, test } from 'vitest';
import { ModelApp } from '../../support/model-app.ts';
import { check, requestRelease, seatAge, startHolding } from '../../support/checked-seat.ts';

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
