import { afterEach, beforeEach, expect, test } from 'vitest';
import { done } from '../../../shared/failure.ts';
import { onlyId } from '../../support/only-seat.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';

let polar: Polar;
let running: RunningCore;
beforeEach(async () => {
  polar = await startPolar();
  running = startCore(polar);
});
afterEach(async () => {
  await running.close();
  await polar.close();
});

const ingrid = { name: 'Ingrid Solberg', email: 'ingrid.solberg@example.com' };
const ownerIn = async ({ core }: RunningCore) => await core.handlers.device.owner(onlyId(core));

/** Fails where the owner is on disk, in the log, in a published state, or in anything that the app showed, copied or saved. */
function expectInMemoryAlone({ states, ports }: RunningCore): void {
  const elsewhere = {
    states: JSON.stringify(states),
    files: ports.everythingOnDisk(),
    log: ports.lines.join('\n'),
    shown: ports.shown.join('\n'),
  };
  for (const [place, content] of Object.entries(elsewhere)) {
    if (place !== 'shown') expect(content, `the ${place} hold something`).not.toBe('');
    expect(content, place).not.toMatch(/ingrid\.solberg|Ingrid Solberg/);
  }
}

test('the owner of a license is known from a check on, in memory alone', async () => {
  expect(await ownerIn(running)).toEqual(done(null));
  await running.core.seats.check();
  expect(await ownerIn(running)).toEqual(done(ingrid));
  expectInMemoryAlone(running);
  running = await running.restart();
  expect(await ownerIn(running)).toEqual(done(null));
});

test('a support request, a release, its receipt and the activity log hold no owner', async () => {
  const { handlers } = running.core;
  const id = onlyId(running.core);
  await running.core.seats.check();
  expect(await ownerIn(running)).toEqual(done(ingrid));
  const request = await handlers.support.create({
    about: 'this-device',
    reason: 'lost',
    deviceName: null,
    lastUsed: null,
    keyEnding: null,
  });
  expect(request).toMatchObject({ ok: true });
  expect(JSON.stringify(request)).not.toMatch(/ingrid\.solberg|Ingrid Solberg/);
  expect(await handlers.support.copy()).toMatchObject({ ok: true });

  expect(await handlers.device.release(id)).toMatchObject({ ok: true });
  await running.waitUntil(({ type }) => type === 'released');
  // The license is no longer this computer's.
  expect(await ownerIn(running)).toEqual(done(null));
  expect(await handlers.device.copyReceipt(id)).toMatchObject({ ok: true });
  expect(await handlers.activity.saveCsv({})).toEqual(done(true));
  expect(running.ports.shown.length).toBeGreaterThan(2);
  expectInMemoryAlone(running);
});

test('the owner is forgotten when Polar no longer lists the seat', async () => {
  await running.core.seats.check();
  expect(await ownerIn(running)).toEqual(done(ingrid));
  polar.seller.release(polar.activationId);
  await running.core.seats.check();
  expect(running.device()).toMatchObject({ seatStatus: { type: 'removed' } });
  expect(await ownerIn(running)).toEqual(done(null));
});

test('a customer who was deleted is not named, nor is the owner of a seat that is gone', async () => {
  await running.core.seats.check();
  polar.seller.deleteCustomer(polar.customerId);
  await running.core.seats.check();
  expect(await ownerIn(running)).toEqual(done(null));
  expect(await running.core.handlers.device.owner('0000000f')).toEqual({
    ok: false,
    failure: { code: 'not-activated' },
  });
});
