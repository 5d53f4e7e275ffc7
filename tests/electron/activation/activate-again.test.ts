import { describe, expect } from 'vitest';
import type { SeatId } from '../../../shared/seat-id.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';

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
