import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { en } from '../../../shared/text/en.ts';
import { test, type HeldSeat } from '../../support/held-seat.ts';
import { onlyId } from '../../support/only-seat.ts';

const seatsOf = ({ app }: HeldSeat) => app.core.state.get().seats;
const namesOf = (held: HeldSeat) => seatsOf(held).map(({ name }) => name);

/** Activates a license of another seller beside the held one, and returns the ids of both. */
async function addOther(held: HeldSeat): Promise<readonly [string, string]> {
  const { key, organizationId } = held.polar.foreign;
  const { hostName } = held.app.ports;
  const request = { server: 'loopback', key, organizationId, label: hostName } as const;
  expect(await held.app.core.handlers.device.activate(request)).toMatchObject({ ok: true });
  const [first, second] = seatsOf(held).map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('There are not two seats.');
  return [first, second];
}

/** Starts another process over the same files until the test ends. */
function startOther({ app }: HeldSeat): Core {
  const other = compose(app.ports);
  onTestFinished(async () => await other.stop());
  return other;
}

test('a license has the name that a person gave it, else its key’s prefix and end', async ({
  held,
}) => {
  const [id] = await addOther(held);
  const { device } = held.app.core.handlers;
  const byKey = { type: 'key', prefix: 'LUMEN-TEST', displayKey: '****-9E3779' };
  const other = { type: 'key', prefix: 'HARBOR-TEST', displayKey: '****-3B0564' };
  expect(namesOf(held)).toEqual([byKey, other]);
  expect(device.rename({ seat: id, name: 'Animation' })).toMatchObject({ ok: true });
  await held.restart();
  expect(namesOf(held)).toEqual([{ type: 'own', name: 'Animation' }, other]);
  expect(held.app.core.handlers.device.rename({ seat: id, name: '' })).toMatchObject({ ok: true });
  expect(namesOf(held)).toEqual([byKey, other]);
  expect(device.rename({ seat: 'ffffffff', name: 'No one' })).toMatchObject({
    failure: { code: 'not-activated' },
  });
});

test('a name that another process gives or removes is shown once this one reads the files again', async ({
  held,
}) => {
  const { core } = held.app;
  const id = onlyId(core);
  const other = startOther(held);
  const names = () => other.state.get().seats.map(({ name }) => name);
  const byKey = { type: 'key', prefix: 'LUMEN-TEST', displayKey: '****-9E3779' };

  expect(core.handlers.device.rename({ seat: id, name: 'Animation' })).toMatchObject({ ok: true });
  other.reload();
  expect(names()).toEqual([{ type: 'own', name: 'Animation' }]);
  expect(core.handlers.device.rename({ seat: id, name: '' })).toMatchObject({ ok: true });
  other.reload();
  expect(names()).toEqual([byKey]);
});

test('the step of a move that another process takes is shown once this one reads the files again', async ({
  held,
}) => {
  const { core } = held.app;
  const id = onlyId(core);
  const other = startOther(held);
  const moves = () => other.state.get().seats.map(({ move }) => move);
  expect(await core.handlers.move.setStep({ seat: id, step: 'key' })).toMatchObject({ ok: true });
  other.reload();
  expect(moves()).toEqual(['key']);
  expect(await core.handlers.move.setStep({ seat: id, step: null })).toMatchObject({ ok: true });
  other.reload();
  expect(moves()).toEqual([null]);
});

test('with several licenses the activity, the receipt and a support case name the license', async ({
  held,
}) => {
  const [id] = await addOther(held);
  const { handlers } = held.app.core;
  expect(handlers.device.rename({ seat: id, name: 'Animation' })).toMatchObject({ ok: true });
  const fields = { deviceName: null, lastUsed: null, keyEnding: null };
  const request = { about: 'this-device', seat: id, reason: 'other', ...fields } as const;
  expect(await handlers.support.create(request)).toMatchObject({
    value: { text: expect.stringContaining(en.support.bundle.license('Animation')) as string },
  });
  await handlers.device.release(id);
  await expect
    .poll(() => seatsOf(held).find((seat) => seat.id === id)?.device.type, { timeout: 10_000 })
    .toBe('released');
  // The record and its key are gone, and the name stays.
  await held.restart();
  expect(namesOf(held)).toContainEqual({ type: 'own', name: 'Animation' });
  expect(await held.app.core.handlers.device.copyReceipt(id)).toMatchObject({ ok: true });
  expect(held.app.ports.shown.at(-1)).toMatch(/^License: +Animation$/m);
  const list = await held.app.core.handlers.activity.list({ filter: {}, limit: 10 });
  expect(list).toMatchObject({
    value: {
      entries: expect.arrayContaining([
        expect.objectContaining({ what: 'released', license: 'Animation' }),
      ]) as unknown,
    },
  });
});

test('the name of a license is deleted with its seat', async ({ held }) => {
  const [id] = await addOther(held);
  const { device } = held.app.core.handlers;
  expect(device.rename({ seat: id, name: 'Animation' })).toMatchObject({ ok: true });
  const folder = path.join(held.app.ports.dataFolder, 'seats', id);
  expect(readdirSync(folder)).toContain('name.json');
  await device.release(id);
  await expect
    .poll(() => seatsOf(held).find((seat) => seat.id === id)?.device.type, { timeout: 10_000 })
    .toBe('released');
  expect(await device.dismiss(id)).toMatchObject({ ok: true });
  await expect.poll(() => existsSync(folder), { timeout: 5_000 }).toBe(false);
});

test('a key that this computer has leads to its license, and nothing is sent', async ({ held }) => {
  const { key, organizationId } = held.polar;
  const [id] = await addOther(held);
  const before = held.polar.log.count();
  const request = { server: 'loopback', key, organizationId, label: 'Desk' } as const;
  expect(await held.app.core.handlers.device.preview(request)).toEqual({
    ok: false,
    failure: { code: 'already-activated', seat: id },
  });
  expect(held.polar.log.count()).toBe(before);
});
