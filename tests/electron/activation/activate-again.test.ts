import { describe, expect } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';
import { mortalPorts } from '../../support/mortal-ports.ts';
import { deviceIn, onlyId } from '../../support/only-seat.ts';
import { startPolar } from '../../support/polar/start-polar.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { createFastClock, createTestPorts } from '../../support/test-ports.ts';

function seatId({ app }: HeldSeat): SeatId {
  const [seat] = app.core.state.get().seats;
  if (seat === undefined) throw new Error('There is no seat.');
  return seat.id;
}

async function releaseSeat({ app }: HeldSeat): Promise<void> {
  app.core.seats.releaseAll('person', false);
  await app.waitUntil(({ type }) => type === 'released');
}

describe('a seat that was released', () => {
  test('is taken again with the key and the name that it had', async ({ held }) => {
    const { app, polar } = held;
    const before = polar.record.liveActivations(polar.licenseId);
    await releaseSeat(held);
    expect(app.device()).toMatchObject({ type: 'released', canActivateAgain: true });

    const answer = await app.core.handlers.device.activateAgain(seatId(held));
    expect(answer).toEqual({ ok: true, value: undefined });
    // It had this name before.
    expect(app.ports.questions).toEqual([]);
    expect(app.device()).toMatchObject({ type: 'held', release: { type: 'idle' } });
    const after = polar.record.liveActivations(polar.licenseId);
    expect(after).toHaveLength(before.length);
    expect(after.map(({ id }) => id)).not.toContain(polar.activationId);
    expect(after.map(({ label }) => label).sort()).toEqual(before.map(({ label }) => label).sort());
  });

  test('is not offered after a restart: the key is on no disk', async ({ held }) => {
    await releaseSeat(held);
    await held.restart();
    expect(held.app.device()).toMatchObject({ type: 'released' });
    expect(held.app.device()).not.toHaveProperty('canActivateAgain');
    expect(await held.app.core.handlers.device.activateAgain(seatId(held))).toMatchObject({
      failure: { code: 'not-activated' },
    });
    expect(held.app.ports.everythingOnDisk()).not.toContain(held.polar.key);
  });

  test('leaves its organization, server and name for the form after a restart', async ({
    held,
  }) => {
    const { app } = held;
    const before = app.device();
    if (before.type !== 'held') throw new Error('There is no seat.');
    const { server, organizationId, label } = before.seat;
    await releaseSeat(held);
    await app.core.handlers.device.dismiss(seatId(held));
    await held.restart();
    expect(held.app.device()).toEqual({ type: 'none' });
    expect(held.app.core.state.get().lastSeat).toEqual({ server, organizationId, label });
  });

  test('is forgotten with its receipt', async ({ held }) => {
    const { app } = held;
    await releaseSeat(held);
    const id = seatId(held);
    await app.core.handlers.device.dismiss(id);
    expect(app.device()).toEqual({ type: 'none' });
    expect(await app.core.handlers.device.activateAgain(id)).toMatchObject({
      failure: { code: 'not-activated' },
    });
  });

  test('cannot be taken again while it is held', async ({ held }) => {
    const { app, polar } = held;
    expect(await app.core.handlers.device.activateAgain(seatId(held))).toMatchObject({
      failure: { code: 'not-activated' },
    });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });

  test('takes no second seat when the answer is lost and the person presses again', async ({
    held,
  }) => {
    const { app, polar } = held;
    const { length } = polar.record.liveActivations(polar.licenseId);
    await releaseSeat(held);
    const id = seatId(held);
    polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
    expect(await app.core.handlers.device.activateAgain(id)).toMatchObject({
      failure: { code: 'activation-unfinished' },
    });
    expect(await app.core.handlers.device.activateAgain(id)).toMatchObject({ ok: false });
    expect(app.device()).toMatchObject({ type: 'activating', isUnfinished: true });
    expect(polar.record.liveActivations(polar.licenseId)).toHaveLength(length);
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
  });

  test('keeps its receipt if all seats are taken meanwhile', async ({ held }) => {
    const { app, polar } = held;
    await releaseSeat(held);
    const { length } = polar.record.liveActivations(polar.licenseId);
    polar.seller.update(polar.licenseId, { limitActivations: length });
    expect(await app.core.handlers.device.activateAgain(seatId(held))).toMatchObject({
      failure: { code: 'activation-limit' },
    });
    expect(app.device()).toMatchObject({ type: 'released', canActivateAgain: true });
  });
});

/** Releases the seat elsewhere, and lets the app find that out. */
async function removeSeat({ app, polar }: HeldSeat): Promise<void> {
  polar.seller.release(polar.activationId);
  await app.core.handlers.device.check(onlyId(app.core));
  expect(app.device()).toMatchObject({ type: 'held', seatStatus: { type: 'removed' } });
}

describe('a seat that was released elsewhere', () => {
  test('is taken again with the key and the name that it had', async ({ held }) => {
    const { app, polar } = held;
    const { label } = seatOf(polar);
    await removeSeat(held);
    const others = new Set(polar.record.liveActivations(polar.licenseId).map(({ id }) => id));
    const answer = await app.core.handlers.device.activateAgain(seatId(held));
    expect(answer).toEqual({ ok: true, value: undefined });
    expect(app.device()).toMatchObject({
      type: 'held',
      seat: { label },
      seatStatus: { type: 'confirmed' },
    });
    const taken = polar.record.liveActivations(polar.licenseId).filter(({ id }) => !others.has(id));
    expect(taken).toMatchObject([{ label }]);
    expect(app.ports.contents('activation')).toEqual([]);
    await held.restart();
    expect(held.app.device()).toMatchObject({ type: 'held', seat: { label } });
  });

  test('keeps its key where no seat is free', async ({ held }) => {
    const { app, polar } = held;
    await removeSeat(held);
    const before = app.ports.content('device');
    const { length } = polar.record.liveActivations(polar.licenseId);
    polar.seller.update(polar.licenseId, { limitActivations: length });
    expect(await app.core.handlers.device.activateAgain(seatId(held))).toMatchObject({
      failure: { code: 'activation-limit' },
    });
    expect(app.device()).toMatchObject({ type: 'held', seatStatus: { type: 'removed' } });
    expect(app.ports.content('device')).toEqual(before);
    expect(app.ports.contents('activation')).toEqual([]);
  });

  test('cannot be taken again while Polar lists it', async ({ held }) => {
    const { app, polar } = held;
    await app.core.handlers.device.check(seatId(held));
    expect(await app.core.handlers.device.activateAgain(seatId(held))).toMatchObject({
      failure: { code: 'not-activated' },
    });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
  });

  test.for([
    { case: 'that takes a seat', isFull: false },
    { case: 'that is refused', isFull: true },
  ])(
    'keeps its key, and takes at most one seat, when the app is killed at any step of an activation $case',
    { timeout: 120_000 },
    async ({ isFull }) => {
      let diesAt = 0;
      for (let wasKilled = true; wasKilled; diesAt += 1) {
        const polar = await startPolar();
        const ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
        const removed = { removedAt: Date.UTC(2026, 2, 1) };
        ports.writeRecord('device', { ...seatOf(polar), ...removed, licenseId: polar.licenseId });
        polar.seller.release(polar.activationId);
        const others = polar.record.liveActivations(polar.licenseId).length;
        polar.seller.update(polar.licenseId, { limitActivations: others + (isFull ? 0 : 1) });

        const run = mortalPorts(ports, diesAt);
        const core = compose(run.ports, { deadline: 5_000 });
        let hasAnswer = false;
        void Promise.resolve(core.handlers.device.activateAgain(onlyId(core)))
          .catch(() => null)
          .then(() => (hasAnswer = true));
        await expect.poll(() => hasAnswer || run.isDead(), { interval: 2 }).toBe(true);
        wasKilled = run.isDead();
        run.kill();
        await core.stop();

        expect(ports.everythingOnDisk(), `killed at step ${diesAt}`).toContain(polar.key);
        const taken = polar.record.liveActivations(polar.licenseId).length - others;
        const next = compose(mortalPorts(ports, Number.POSITIVE_INFINITY).ports, {
          deadline: 5_000,
        });
        const device = deviceIn(next);
        // A seat that was taken is on record, or its activation is unfinished and takes no second one.
        if (device.type === 'held') expect(device.seatStatus.type === 'removed').toBe(taken === 0);
        else expect(device).toMatchObject({ type: 'activating', isUnfinished: true });
        await next.stop();
        ports.close();
        await polar.close();
      }
      expect(diesAt).toBeGreaterThan(4);
    },
  );
});
