import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { CopiedRecordAction } from '../../../shared/app-state.ts';
import type { Result } from '../../../shared/failure.ts';
import { fileError } from '../../support/memory-stores.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';
import { seatOf, waitingRelease } from '../../support/seat-of.ts';
import { onlyDevice, onlyId } from '../../support/only-seat.ts';
import { wrapStores } from '../../support/wrapped-stores.ts';

let polar: Polar;
let app: RunningCore;

beforeEach(async () => {
  polar = await startPolar();
  app = startCore(polar, { seat: false });
});
afterEach(async () => {
  await app.close();
  await polar.close();
});

const mark = () => ({ machine: app.ports.machine.fingerprint(polar.organizationId) });

/** Stores records of this computer, and starts the app on another one. */
async function copy(records: Readonly<Record<string, object>>): Promise<void> {
  for (const [name, record] of Object.entries(records)) {
    app.ports.writeRecord(name, { ...record, ...mark() });
  }
  app.ports.computer = 'laptop';
  app = await app.restart();
  app.core.resume();
}

const seat = () => ({ ...seatOf(polar), licenseId: polar.licenseId });
const waiting = () =>
  waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: Date.now() });
const answer = async (choice: CopiedRecordAction): Promise<Result<undefined>> =>
  await app.core.handlers.device.resolveCopiedRecord({ seat: onlyId(app.core), action: choice });
const isLive = (): boolean =>
  polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);
/** Milliseconds that are longer than any wait of the app on its clock. */
const aWhile = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 300));

describe('a record of another computer, with a release that waits', () => {
  beforeEach(async () => {
    await copy({ device: seat(), release: waiting() });
  });

  test('sends nothing on its own, nor on calls of the page that are about a seat of its own', async () => {
    const { device } = app.core.handlers;
    const id = onlyId(app.core);
    expect(device.release(id)).toMatchObject({ failure: { code: 'other-computer' } });
    await device.check(id);
    await device.retryNow();
    await device.dismiss(id);
    app.core.reload();
    app.core.retry();
    await aWhile();
    expect(app.device()).toMatchObject({
      type: 'copied',
      seat: { label: 'Studio workstation', otherComputer: true },
    });
    expect(polar.log.count()).toBe(0);
    expect(app.ports.content('device')).toMatchObject({ activationId: polar.activationId });
  });

  test.each(['activate', 'release', 'same-computer', 'set-aside'] as const)(
    '%s asks in a system dialog that names the other computer, and does nothing when canceled',
    async (choice) => {
      const before = app.ports.everythingOnDisk();
      app.ports.answers.push(false);
      expect(await answer(choice)).toMatchObject({ failure: { code: 'not-confirmed' } });
      await aWhile();
      expect(JSON.stringify(app.ports.questions)).toContain('Studio workstation');
      expect(app.ports.everythingOnDisk()).toBe(before);
      expect(polar.log.count()).toBe(0);
    },
  );

  test('is released after the person confirmed it, and the countdown can be canceled', async () => {
    expect(await answer('release')).toMatchObject({ ok: true });
    expect(app.device()).toMatchObject({
      type: 'held',
      release: { type: 'holding' },
      seat: { otherComputer: true },
    });
    await app.core.handlers.device.cancelRelease(onlyId(app.core));
    expect(app.device().type).toBe('copied');
    await aWhile();
    expect(polar.log.count()).toBe(0);

    await answer('release');
    await app.waitUntil(({ type }) => type === 'released');
    expect(isLive()).toBe(false);
    // Under the other computer's name.
    expect(app.device()).not.toHaveProperty('canActivateAgain');
    const activityResult = await app.core.handlers.activity.list({ filter: {}, limit: 9 });
    const kinds = activityResult.ok ? activityResult.value.entries.map(({ what }) => what) : [];
    expect(kinds).toEqual(['released', 'release-asked', 'release-kept', 'release-asked']);
  });

  test('is not named in a support case about this device', async () => {
    const created = await app.core.handlers.support.create({
      about: 'this-device',
      reason: 'other',
      deviceName: null,
      lastUsed: null,
      keyEnding: '',
    });
    const text = created.ok ? created.value.text : '';
    expect(text).toContain('SEAT-OTHER-COMPUTER');
    expect(text).not.toContain(activationHash(polar.activationId));
    expect(text).not.toContain('Studio workstation');
  });

  test('lets this computer take a seat of its own under its own name', async () => {
    expect(await answer('activate')).toMatchObject({ ok: true });
    expect(app.device()).toMatchObject({ type: 'held', seat: { label: 'studio' } });
    expect(app.device()).not.toHaveProperty('seat.otherComputer');
    await aWhile();
    expect(isLive()).toBe(true);
    expect(app.ports.content('release')?.['activationId']).not.toBe(
      app.ports.content('device')?.['activationId'],
    );
  });

  test('is used as before on the same computer, and the release continues', async () => {
    expect(await answer('same-computer')).toMatchObject({ ok: true });
    await app.waitUntil(({ type }) => type === 'released');
    expect(isLive()).toBe(false);
  });

  test('is set aside, and this computer begins without it', async () => {
    expect(await answer('set-aside')).toMatchObject({ ok: true });
    expect(app.device()).toEqual({ type: 'none' });
    expect(app.ports.everythingOnDisk()).toContain('device.json.copied-');
    await aWhile();
    expect(polar.log.count()).toBe(0);
  });

  test('the open window shows when a command claims the record', async () => {
    app.ports.writeRecord('device', {
      ...seat(),
      machine: app.ports.machine.fingerprint(polar.organizationId),
    });
    app.core.reload();
    await app.waitUntil(({ type }) => type === 'released');
  });
});

test('a release of another computer’s seat that could not be sent continues after a restart', async () => {
  await copy({ device: seat() });
  const { http } = app.ports;
  Object.assign(app.ports, {
    http: { send: async () => ({ type: 'not-sent', why: 'network-unreachable' }) },
  });
  app = await app.restart();
  app.core.resume();
  await answer('release');
  await app.waitUntil((device) => device.type === 'held' && device.release.type === 'waiting');
  Object.assign(app.ports, { http });
  app = await app.restart();
  app.core.resume();
  await app.waitUntil(({ type }) => type === 'released');
  expect(isLive()).toBe(false);
});

describe('an activation that another computer began', () => {
  beforeEach(async () => {
    const { server, key, organizationId, label } = seatOf(polar);
    const pendingActivation = {
      server,
      key,
      organizationId,
      label,
      nonce: 'n',
      askedBy: 'person',
      askedAt: 1,
    };
    await copy({ activation: pendingActivation });
  });

  test('is not checked, and is replaced only when a person says so', async () => {
    await aWhile();
    expect(app.device()).toMatchObject({ type: 'activating', otherComputer: true });
    expect(await app.core.handlers.device.check(onlyId(app.core))).toMatchObject({
      failure: { code: 'other-computer' },
    });
    expect(polar.log.count()).toBe(0);
    expect(await answer('set-aside')).toMatchObject({ ok: true });
    expect(app.device()).toEqual({ type: 'none' });
  });

  test('stays for the other computer, beside a seat of this one', async () => {
    app.ports.computer = 'studio';
    app.ports.writeRecord('device', { ...seat(), ...mark() });
    app.ports.computer = 'laptop';
    app = await app.restart();
    // Back on its own computer, the activation is another computer's, and stays.
    const { key, organizationId } = seatOf(polar);
    const other = { server: 'loopback', key, organizationId, label: 'Laptop', nonce: 'o' } as const;
    app.ports.writeRecord('activation', { ...other, askedBy: 'person', askedAt: 2, ...mark() });
    app.ports.computer = 'studio';
    app = await app.restart();
    expect(app.device().type).toBe('held');
    expect(await app.core.handlers.device.check(onlyId(app.core))).toMatchObject({ ok: true });
    expect(app.ports.content('activation')).toMatchObject({ label: 'Laptop' });
  });

  test('continues when the person says that it is the same computer', async () => {
    expect(await answer('same-computer')).toMatchObject({ ok: true });
    expect(app.device()).toMatchObject({ type: 'activating', isUnfinished: true });
    expect(app.device()).not.toHaveProperty('otherComputer');
  });
});

test('a record is not claimed while an activation of this computer is pending', async () => {
  await copy({ device: seat() });
  polar.faults.add({ type: 'answer-lost' }, { on: 'activate' });
  await answer('activate');
  expect(app.device()).toMatchObject({ type: 'activating', isUnfinished: true });
  expect(await onlyDevice(app.core).activations.claim('person')).toMatchObject({
    failure: { code: 'activation-unfinished' },
  });
  app = await app.restart();
  expect(app.device()).toMatchObject({ type: 'activating', isUnfinished: true });
  expect(app.ports.content('activation')).toMatchObject({ label: 'studio' });
});

test('this computer gets its own seat back if a token shows it', async () => {
  await app.close();
  app = startCore(polar, { seat: false, token: polar.token });
  const here = app.ports.machine.fingerprint(polar.organizationId);
  polar.seller.addSeat(polar.licenseId, 'Edit bay 3', { computer_mark: here ?? '' });
  app.ports.writeRecord('device', { ...seat(), machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' });
  app = await app.restart();
  expect(await answer('activate')).toMatchObject({ ok: true });
  expect(app.device()).toMatchObject({ type: 'held', seat: { label: 'Edit bay 3' } });
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  expect(isLive()).toBe(true);
});

function refuseAsReadOnly(): never {
  throw fileError('EROFS');
}

test('a record of another computer that the disk cannot erase stays, and the failure is reported', async () => {
  Object.assign(
    app.ports,
    wrapStores(app.ports, (store) => ({ ...store, setAside: refuseAsReadOnly })),
  );
  await copy({ device: seat() });
  const failure = { code: 'folder-unwritable', file: 'device.json' };
  expect(await answer('set-aside')).toEqual({ ok: false, failure });
  expect(app.device().type).toBe('copied');
  expect(app.ports.content('device')).toMatchObject({ activationId: polar.activationId });
});

test('a removed seat of another computer is not forgotten by a call of the page', async () => {
  await copy({ device: { ...seat(), removedAt: Date.now() } });
  await app.core.handlers.device.dismiss(onlyId(app.core));
  expect(app.device().type).toBe('copied');
  expect(app.ports.content('device')).not.toBeNull();
});

test('an answer fails without a record of another computer', async () => {
  app.ports.writeRecord('device', { ...seat(), ...mark() });
  app = await app.restart();
  for (const choice of ['activate', 'release', 'same-computer', 'set-aside'] as const) {
    expect(await answer(choice)).toMatchObject({ failure: { code: 'not-activated' } });
  }
  expect(app.ports.questions).toEqual([]);
});
