import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import { compose } from '../../../electron/compose.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { checkRequest } from '../../contract/openapi.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import {
  expectPresentable,
  startCore,
  type CoreOptions,
  type RunningCore,
} from '../../support/running-core.ts';
import { onlyId } from '../../support/only-seat.ts';

let polar: Polar;
const running: RunningCore[] = [];

beforeEach(async () => {
  polar = await startPolar();
});

afterEach(async () => {
  for (const each of running.splice(0)) {
    expectPresentable(each, [polar.key, polar.activationId, polar.token]);
    await each.close();
  }
  await polar.close();
  expect(polar.log.all().flatMap(checkRequest)).toEqual([]);
});

function start(options: CoreOptions = {}): RunningCore {
  const core = startCore(polar, { seat: false, ...options });
  running.push(core);
  return core;
}

const typed = (key = polar.key) => ({
  server: 'loopback' as const,
  key,
  organizationId: polar.organizationId,
});

async function previewOf({ core }: RunningCore, label = 'New laptop'): Promise<KeyPreview> {
  const answer = await core.handlers.device.preview({ ...typed(), label });
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

/** The license with no free seat left, and the key to it. */
function fill(): void {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
}

const names = (): string[] => polar.record.liveActivations(polar.licenseId).map((s) => s.label);

/** The seat of the other computer, as a preview names it. */
const other = () => ({ ...typed(), seat: activationHash(polar.otherActivationId) });
/** The newest entry of the activity log. */
async function newest({ core }: RunningCore) {
  const listed = await core.handlers.activity.list({ filter: {}, limit: 1 });
  return listed.ok ? listed.value.entries[0] : undefined;
}

/** The names of the seats that the preview marks as this computer's. */
async function known(app: RunningCore) {
  const { taken } = await previewOf(app);
  return taken?.seats.filter(({ isThisComputer }) => isThisComputer).map(({ label }) => label);
}

describe('a preview', () => {
  test('shows the limit and the end without a token, and no seats', async () => {
    expect(await previewOf(start())).toEqual({
      server: 'loopback',
      displayKey: `****-${polar.key.slice(-6)}`,
      product: null,
      expiresAt: null,
      limit: 3,
      taken: null,
    });
    expect(polar.log.all().map(({ path: requestedPath }) => requestedPath)).toEqual([
      '/v1/customer-portal/license-keys/validate',
    ]);
    expect(polar.log.last({})?.headers).not.toHaveProperty('authorization');
    expect(names()).toHaveLength(2);
  });

  test('shows the same where no lock can be made', async () => {
    const { ports } = start();
    const dataFolder = path.join(ports.dataFolder, 'a-file', 'folder');
    fs.writeFileSync(path.dirname(dataFolder), '');
    const core = compose({ ...ports, http: nodeHttp, dataFolder });
    const answer = await core.handlers.device.preview({ ...typed(), label: 'New laptop' });
    await core.stop();
    expect(answer).toMatchObject({ ok: true, value: { limit: 3, taken: null } });
  });

  test('lists the seats with a token by name and hash, newest first, without key and id', async () => {
    polar.seller.addSeat(polar.licenseId, ' STUDIO workstation ');
    const preview = await previewOf(start({ token: polar.token }));
    expect(preview.taken?.count).toBe(3);
    expect(preview.taken?.seats.map(({ label, isDuplicate }) => [label, isDuplicate])).toEqual([
      [' STUDIO workstation ', true],
      ['Ingrid’s MacBook Air', false],
      ['Studio workstation', true],
    ]);
    const output = JSON.stringify(preview);
    expect(output).not.toContain(polar.activationId);
    expect(output).not.toContain(polar.key);
    expect(output).toContain(activationHash(polar.activationId));
  });

  test('two seats without a name are no duplicates of each other', async () => {
    for (const name of ['', ' ', '\u200b']) polar.seller.addSeat(polar.licenseId, name);
    const { taken } = await previewOf(start({ token: polar.token }));
    expect(taken?.seats).toHaveLength(5);
    expect(taken?.seats.filter(({ isDuplicate }) => isDuplicate)).toEqual([]);
  });

  test('with another organization’s token it is as without one', async () => {
    expect((await previewOf(start({ token: polar.foreignToken }))).taken).toBeNull();
    expect(polar.log.last({})?.headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['unknown', 'key-unknown', (): string => 'LUMEN-TEST-NOBODY-HAS-THIS-KEY'],
    [
      'ended',
      'key-expired',
      (): string => {
        polar.seller.expire(polar.licenseId);
        return polar.key;
      },
    ],
    [
      'disabled',
      'key-inactive',
      (): string => {
        polar.seller.update(polar.licenseId, { status: 'disabled' });
        return polar.key;
      },
    ],
  ] as const)('of a key that is %s there is only the reason', async (_, code, arrange) => {
    const answer = await start().core.handlers.device.preview({
      ...typed(arrange()),
      label: 'New laptop',
    });
    expect(answer).toEqual({ ok: false, failure: { code } });
  });

  test('marks the seat with the name given to this computer now, before one with its own name', async () => {
    polar.seller.update(polar.licenseId, { limitActivations: 9 });
    polar.seller.addSeat(polar.licenseId, 'Edit bay 3', { platform: process.platform });
    polar.seller.addSeat(polar.licenseId, 'studio', { platform: process.platform });
    const app = start({ token: polar.token });
    const like = async (label: string) =>
      (await previewOf(app, label)).taken?.seats
        .filter(({ hasThisComputersName: isLikeThis }) => isLikeThis)
        .map((seat) => seat.label);
    expect(await like(' edit BAY 3')).toEqual(['Edit bay 3']);
    expect(await like('Another name')).toEqual(['studio']);
  });

  test('marks a seat with this computer’s name, unless its system is another', async () => {
    const otherSystem = process.platform === 'win32' ? 'linux' : 'win32';
    polar.seller.update(polar.licenseId, { limitActivations: 9 });
    polar.seller.addSeat(polar.licenseId, 'STUDIO');
    polar.seller.addSeat(polar.licenseId, 'studio', { platform: process.platform });
    polar.seller.addSeat(polar.licenseId, 'Studio', { platform: otherSystem });
    const { taken } = await previewOf(start({ token: polar.token }));
    const like = taken?.seats
      .filter(({ hasThisComputersName: isLikeThis }) => isLikeThis)
      .map(({ label }) => label);
    expect(like?.toSorted()).toEqual(['STUDIO', 'studio']);
  });
});

describe('freeing another computer’s seat', () => {
  test('releases exactly that seat and records it, and then a seat can be taken', async () => {
    fill();
    const app = start({ token: polar.token });
    const { device } = app.core.handlers;
    const request = { ...typed(), label: 'New laptop' };
    expect(await device.activate(request)).toMatchObject({ failure: { code: 'activation-limit' } });
    expect(await device.releaseOtherSeat(other())).toEqual({ ok: true, value: undefined });
    expect(names()).toEqual(['Studio workstation']);
    expect(await newest(app)).toMatchObject({
      what: 'released',
      by: 'admin',
      label: 'Ingrid’s MacBook Air',
      activationHash: activationHash(polar.otherActivationId),
      receipt: { before: { used: 2, limit: 2 }, after: { used: 1, limit: 2 } },
    });
    expect(await device.activate(request)).toMatchObject({ ok: true });
    expect(names()).toEqual(['Studio workstation', 'New laptop']);
  });

  test('checks the seat after a lost answer, with as few requests as needed', async () => {
    polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
    const app = start({ token: polar.token });
    expect(await app.core.handlers.device.releaseOtherSeat(other())).toMatchObject({ ok: true });
    expect(names()).toEqual(['Studio workstation']);
  });

  test('frees nothing when Polar refuses, and says why', async () => {
    polar.faults.add({ type: 'captive-portal' }, { on: 'deactivate' });
    const app = start({ token: polar.token });
    expect(await app.core.handlers.device.releaseOtherSeat(other())).toMatchObject({ ok: false });
    expect(names()).toHaveLength(2);
    expect(await newest(app)).toMatchObject({ what: 'release-failed' });
  });

  test('sends no release without a token', async () => {
    const app = start();
    expect(await app.core.handlers.device.releaseOtherSeat(other())).toMatchObject({ ok: false });
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
    expect(names()).toHaveLength(2);
  });

  test('succeeds for a seat that is gone already', async () => {
    polar.seller.release(polar.otherActivationId);
    const app = start({ token: polar.token });
    expect(await app.core.handlers.device.releaseOtherSeat(other())).toMatchObject({ ok: true });
    expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  });
});

describe('this computer’s old seat', () => {
  test('is taken over without taking another, and can be released', async () => {
    fill();
    const old = polar.seller.addSeat(polar.licenseId, 'studio');
    const app = start({ token: polar.token });
    const { device } = app.core.handlers;
    const seat = activationHash(old.id);
    expect(await device.takeOverSeat({ ...typed(), seat })).toMatchObject({ ok: true });
    const held = await app.waitUntil(
      (now) => now.type === 'held' && now.seatStatus.type === 'confirmed',
    );
    expect(held).toMatchObject({ seat: { label: 'studio', activationHash: seat } });
    expect(polar.log.count({ operation: 'activate' })).toBe(0);
    expect(names()).toHaveLength(3);

    await device.release(onlyId(app.core));
    await app.waitUntil((now) => now.type === 'released');
    expect(names()).toEqual(['Studio workstation', 'Ingrid’s MacBook Air']);
  });

  test('is recognized by this computer’s mark, with any name and age', async () => {
    polar.seller.update(polar.licenseId, { limitActivations: 300 });
    const first = start({ token: polar.token });
    await first.core.handlers.device.activate({ ...typed(), label: 'Edit bay 3' });
    const ownSeat = polar.record
      .liveActivations(polar.licenseId)
      .find(({ label }) => label === 'Edit bay 3');
    for (let count = 0; count < 210; count += 1) {
      polar.seller.addSeat(polar.licenseId, `Laptop ${count}`, { computer_mark: 'other' });
    }
    const wiped = start({ token: polar.token });
    expect(await known(wiped)).toEqual(['Edit bay 3']);

    const { device } = wiped.core.handlers;
    const seat = activationHash(ownSeat?.id ?? '');
    expect(await device.takeOverSeat({ ...typed(), seat })).toMatchObject({ ok: true });
    expect(polar.log.count({ operation: 'activate' })).toBe(1);
    expect(wiped.ports.content('device')).toHaveProperty('machine');

    const stranger = start({ token: polar.token });
    stranger.ports.computer = 'laptop';
    expect(await known(stranger)).toEqual([]);
    stranger.ports.computer = null;
    expect(await known(stranger)).toEqual([]);
  });

  test('is not taken over if it is gone or this computer holds one', async () => {
    const seat = activationHash(polar.releasedActivationId);
    const app = start({ token: polar.token });
    expect(await app.core.handlers.device.takeOverSeat({ ...typed(), seat })).toEqual({
      ok: false,
      failure: { code: 'activation-unknown' },
    });
    const holder = start({ token: polar.token, seat: true });
    const ownSeat = activationHash(polar.otherActivationId);
    expect(await holder.core.handlers.device.takeOverSeat({ ...typed(), seat: ownSeat })).toEqual({
      ok: false,
      failure: { code: 'already-activated', seat: onlyId(holder.core) },
    });
  });
});
