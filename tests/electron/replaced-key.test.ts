import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import { createMemoryLog } from '../support/file-stores.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { hasEnded, startCore, type RunningCore } from '../support/running-core.ts';
import { seatOf } from '../support/seat-of.ts';

// The seller rotates the key of a license and hands the new one to its customer, who takes the same activation over with it.

let polar: Polar;
let app: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
  app = startCore(polar);
});

afterEach(async () => {
  await app.close();
  await polar.close();
});

/** The stand-in's activation of this computer, with another key. */
function activationWith(key: string) {
  const { organizationId, activationId, label } = seatOf(polar);
  return { key, organizationId, activationId, label };
}

/** Rotates the key and lets a release fail for it; answers the new key. */
async function failForTheKey(): Promise<string> {
  const key = polar.seller.rotate(polar.licenseId);
  app.core.device.releases.ask('person', false);
  const device = await app.until(hasEnded);
  expect(device).toMatchObject({ release: { is: 'failed', failure: { code: 'key-changed' } } });
  return key;
}

const adopt = async (core: Core, key: string) =>
  await core.device.activations.adopt(activationWith(key), 'loopback', 'person');

test('the new key is kept, the old one’s failure goes, and the release succeeds', async () => {
  const key = await failForTheKey();
  app = await app.restart();
  expect(await adopt(app.core, key)).toEqual({ ok: true, value: undefined });
  expect(app.world.content('device')).toMatchObject({ key, licenseId: polar.licenseId });
  expect(app.device()).toMatchObject({ release: { is: 'idle' }, standing: { is: 'unchecked' } });
  app.core.device.releases.ask('person', false);
  await app.until(({ is }) => is === 'released');
  expect(polar.record.liveActivations(polar.licenseId).map(({ id }) => id)).not.toContain(
    polar.activationId,
  );
});

test('a window that is open sees what a command took over', async () => {
  const key = await failForTheKey();
  const command = compose({ ...app.world, activityFile: createMemoryLog() }, { deadline: 5_000 });
  expect(await adopt(command, key)).toMatchObject({ ok: true });
  await command.stop();
  // The platform calls this when a file of the folder has changed.
  app.core.device.reload();
  expect(app.device()).toMatchObject({ release: { is: 'idle' }, standing: { is: 'unchecked' } });
});

test('while a release is under way, here or left by an earlier process, the key stays', async () => {
  await polar.close();
  app.core.device.releases.ask('person', false);
  await app.until(hasEnded);
  const refused = { ok: false, failure: { code: 'release-pending' } };
  expect(await adopt(app.core, 'TEST-KEY-NEW')).toMatchObject(refused);
  app = await app.restart();
  expect(await adopt(app.core, 'TEST-KEY-NEW')).toMatchObject(refused);
  expect(app.world.content('device')).toMatchObject({ key: polar.key });
  polar = await startPolar();
});

test('another organization’s or server’s activation of the same id is another seat', async () => {
  const { activations } = app.core.device;
  const refused = { ok: false, failure: { code: 'already-activated' } };
  const activation = activationWith('TEST-KEY-NEW');
  expect(await activations.adopt(activation, 'sandbox', 'person')).toMatchObject(refused);
  const organizationId = polar.otherActivationId;
  expect(
    await activations.adopt({ ...activation, organizationId }, 'loopback', 'person'),
  ).toMatchObject(refused);
  expect(app.world.content('device')).toMatchObject({ key: polar.key });
});
