import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { CopyAnswer } from '../../../shared/app-state.ts';
import type { Result } from '../../../shared/ipc.ts';
import { fileError } from '../../support/memory-stores.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';
import { seatOf, waitingRelease } from '../../support/seat-of.ts';

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

const mark = () => ({ machine: app.world.machine.fingerprint(polar.organizationId) });

/** Leaves records of this computer, and starts the app on another one. */
async function copy(records: Readonly<Record<string, object>>): Promise<void> {
  for (const [name, record] of Object.entries(records)) {
    app.world.keep(name, { ...record, ...mark() });
  }
  app.world.computer = 'laptop';
  app = await app.restart();
  app.core.wake();
}

const seat = () => ({ ...seatOf(polar), licenseId: polar.licenseId });
const waiting = () =>
  waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: Date.now() });
const answer = async (choice: CopyAnswer): Promise<Result<undefined>> =>
  await app.core.handlers.device.answerCopy(choice);
const isLive = (): boolean =>
  polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);
/** Longer than any wait of the app, at the pace of its clock. */
const aWhile = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 300));

describe('a record of another computer, with a release that waits', () => {
  beforeEach(async () => {
    await copy({ device: seat(), release: waiting() });
  });

  test('sends nothing by itself, nor where the page asks as for a seat of its own', async () => {
    const { device } = app.core.handlers;
    expect(device.release()).toMatchObject({ failure: { code: 'other-computer' } });
    await device.check();
    await device.tryNow();
    await device.forget();
    app.core.reload();
    app.core.retry();
    await aWhile();
    expect(app.device()).toMatchObject({
      is: 'copied',
      seat: { label: 'Studio workstation', otherComputer: true },
    });
    expect(polar.log.count()).toBe(0);
    expect(app.world.content('device')).toMatchObject({ activationId: polar.activationId });
  });

  test.each(['activate', 'release', 'same-computer', 'set-aside'] as const)(
    '%s asks outside of the page, names the other computer, and does nothing when canceled',
    async (choice) => {
      const before = app.world.everythingOnDisk();
      app.world.answers.push(false);
      expect(await answer(choice)).toMatchObject({ failure: { code: 'not-confirmed' } });
      await aWhile();
      expect(JSON.stringify(app.world.asked)).toContain('Studio workstation');
      expect(app.world.everythingOnDisk()).toBe(before);
      expect(polar.log.count()).toBe(0);
    },
  );

  test('its release goes out once a person has said so, and can be taken back before', async () => {
    expect(await answer('release')).toMatchObject({ ok: true });
    expect(app.device()).toMatchObject({
      is: 'held',
      release: { is: 'holding' },
      seat: { otherComputer: true },
    });
    await app.core.handlers.device.keep();
    expect(app.device().is).toBe('copied');
    await aWhile();
    expect(polar.log.count()).toBe(0);

    await answer('release');
    await app.until(({ is }) => is === 'released');
    expect(isLive()).toBe(false);
    const told = await app.core.handlers.activity.list({ filter: {}, most: 9 });
    const kinds = told.ok ? told.value.entries.map(({ what }) => what) : [];
    expect(kinds).toEqual(['released', 'release-asked', 'release-kept', 'release-asked']);
  });

  test('a support case about this device does not name the other computer’s seat', async () => {
    const made = await app.core.handlers.support.open({
      about: 'this-device',
      reason: 'other',
      deviceName: null,
      lastUsed: null,
      keyEnding: '',
    });
    const text = made.ok ? made.value.text : '';
    expect(text).toContain('SEAT-OTHER-COMPUTER');
    expect(text).not.toContain(activationHash(polar.activationId));
    expect(text).not.toContain('Studio workstation');
  });

  test('this computer takes a seat of its own under its own name', async () => {
    expect(await answer('activate')).toMatchObject({ ok: true });
    expect(app.device()).toMatchObject({ is: 'held', seat: { label: 'studio' } });
    expect(app.device()).not.toHaveProperty('seat.otherComputer');
    await aWhile();
    expect(isLive()).toBe(true);
    expect(app.world.content('release')?.['activationId']).not.toBe(
      app.world.content('device')?.['activationId'],
    );
  });

  test('as the same computer it is used as before, and the release goes on', async () => {
    expect(await answer('same-computer')).toMatchObject({ ok: true });
    await app.until(({ is }) => is === 'released');
    expect(isLive()).toBe(false);
  });

  test('without it this computer begins anew, and the record is kept', async () => {
    expect(await answer('set-aside')).toMatchObject({ ok: true });
    expect(app.device()).toEqual({ is: 'none' });
    expect(app.world.everythingOnDisk()).toContain('device.json.copied-');
    await aWhile();
    expect(polar.log.count()).toBe(0);
  });

  test('a command that says whose it is is heard by the open window', async () => {
    app.world.keep('device', {
      ...seat(),
      machine: app.world.machine.fingerprint(polar.organizationId),
    });
    app.core.reload();
    await app.until(({ is }) => is === 'released');
  });
});

test('a release of another computer’s seat that could not be sent goes on after a restart', async () => {
  await copy({ device: seat() });
  const { http } = app.world;
  Object.assign(app.world, {
    http: { send: async () => ({ is: 'not-sent', why: 'network-unreachable' }) },
  });
  app = await app.restart();
  app.core.wake();
  await answer('release');
  await app.until((device) => device.is === 'held' && device.release.is === 'waiting');
  Object.assign(app.world, { http });
  app = await app.restart();
  app.core.wake();
  await app.until(({ is }) => is === 'released');
  expect(isLive()).toBe(false);
});

describe('an activation that another computer began', () => {
  beforeEach(async () => {
    const { server, key, organizationId, label } = seatOf(polar);
    const wish = { server, key, organizationId, label, nonce: 'n', askedBy: 'person', askedAt: 1 };
    await copy({ activation: wish });
  });

  test('is not looked for, and makes room only when a person says so', async () => {
    await aWhile();
    expect(app.device()).toMatchObject({ is: 'activating', otherComputer: true });
    expect(await app.core.handlers.device.check()).toMatchObject({
      failure: { code: 'other-computer' },
    });
    expect(polar.log.count()).toBe(0);
    expect(await answer('set-aside')).toMatchObject({ ok: true });
    expect(app.device()).toEqual({ is: 'none' });
  });

  test('stays for its own computer, beside a seat of this one', async () => {
    app.world.computer = 'studio';
    app.world.keep('device', { ...seat(), ...mark() });
    app.world.computer = 'laptop';
    app = await app.restart();
    // Back at its own computer: the activation is another's there, and stays for it.
    const { key, organizationId } = seatOf(polar);
    const other = { server: 'loopback', key, organizationId, label: 'Laptop', nonce: 'o' } as const;
    app.world.keep('activation', { ...other, askedBy: 'person', askedAt: 2, ...mark() });
    app.world.computer = 'studio';
    app = await app.restart();
    expect(app.device().is).toBe('held');
    expect(await app.core.handlers.device.check()).toMatchObject({ ok: true });
    expect(app.world.content('activation')).toMatchObject({ label: 'Laptop' });
  });

  test('is taken up as the same computer’s', async () => {
    expect(await answer('same-computer')).toMatchObject({ ok: true });
    expect(app.device()).toMatchObject({ is: 'activating', unfinished: true });
    expect(app.device()).not.toHaveProperty('otherComputer');
  });
});

test('a record is not claimed while an activation of this computer’s own is open', async () => {
  await copy({ device: seat() });
  polar.faults.add({ kind: 'answer-lost' }, { on: 'activate' });
  await answer('activate');
  expect(app.device()).toMatchObject({ is: 'activating', unfinished: true });
  expect(await app.core.device.activations.claim('person')).toMatchObject({
    failure: { code: 'activation-unfinished' },
  });
  app = await app.restart();
  expect(app.device()).toMatchObject({ is: 'activating', unfinished: true });
  expect(app.world.content('activation')).toMatchObject({ label: 'studio' });
});

test('this computer gets its own seat back where a token shows it', async () => {
  await app.close();
  app = startCore(polar, { seat: false, token: polar.token });
  const here = app.world.machine.fingerprint(polar.organizationId);
  polar.seller.addSeat(polar.licenseId, 'Edit bay 3', { seatkeeper_machine: here ?? '' });
  app.world.keep('device', { ...seat(), machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' });
  app = await app.restart();
  expect(await answer('activate')).toMatchObject({ ok: true });
  expect(app.device()).toMatchObject({ is: 'held', seat: { label: 'Edit bay 3' } });
  expect(polar.log.count({ operation: 'activate' })).toBe(0);
  expect(isLive()).toBe(true);
});

test('a record of another computer that the disk does not let go stays, and that is told', async () => {
  const { stores } = app.world;
  const stuck: typeof stores = {
    ...stores,
    open: (name) => ({
      ...stores.open(name),
      setAside() {
        throw fileError('EROFS');
      },
    }),
  };
  Object.assign(app.world, { stores: stuck });
  await copy({ device: seat() });
  const failure = { code: 'folder-unwritable', file: 'device.json' };
  expect(await answer('set-aside')).toEqual({ ok: false, failure });
  expect(app.device().is).toBe('copied');
  expect(app.world.content('device')).toMatchObject({ activationId: polar.activationId });
});

test('a removed seat of another computer is not forgotten by a call of the page', async () => {
  await copy({ device: { ...seat(), removedAt: Date.now() } });
  await app.core.handlers.device.forget();
  expect(app.device().is).toBe('copied');
  expect(app.world.content('device')).not.toBeNull();
});

test('without a record of another computer there is nothing to answer', async () => {
  app.world.keep('device', { ...seat(), ...mark() });
  app = await app.restart();
  for (const choice of ['activate', 'release', 'same-computer', 'set-aside'] as const) {
    expect(await answer(choice)).toMatchObject({ failure: { code: 'not-activated' } });
  }
  expect(app.world.asked).toEqual([]);
});
