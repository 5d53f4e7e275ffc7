import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../shared/failure.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { oldSeatAge, releaseOf } from '../../support/held-model.ts';
import { ModelApp } from '../../support/model-app.ts';
import { noTrouble } from '../../support/model-trouble.ts';
import { modelIds } from '../../support/model-license.ts';

// The import of a seat that this computer already holds, or of the seat on record again.

/** Takes the record's activation over, with this change; answers why that failed, or null. */
async function adopt(
  app: ModelApp,
  { key, organizationId, activationId, label }: DeviceRecord,
  change: { readonly key?: string; readonly activationId?: string } = {},
): Promise<Failure | null | undefined> {
  const activation = {
    server: 'loopback',
    key,
    organizationId,
    activationId,
    label,
    ...change,
  } as const;
  const results: (Failure | null)[] = [];
  await app.run(async ({ activations }) => {
    const result = await activations.adopt(activation, 'person');
    results.push(result.ok ? null : result.failure);
  });
  await app.clock.advance(1_000);
  return results[0];
}

const newKey = 'MODEL-TEST-ROTATED-0001';

/** A running app over a record that Polar never confirmed. */
async function unconfirmed({ wrongId = false } = {}) {
  const app = new ModelApp();
  const record = app.addHeldSeat(oldSeatAge, { imported: true, wrongId });
  await app.start();
  return { app, record };
}

describe('the seat on record, never confirmed, imported again with its key', () => {
  test('is confirmed', async () => {
    const { app, record } = await unconfirmed();
    expect(await adopt(app, record)).toBeNull();
    expect(app.disk.content('device')).toMatchObject({ confirmedAt: app.clock.now() - 1_000 });
  });

  test.each([{ status: 'disabled' }, { expired: true }] as const)(
    'stays as it is when its key is %o',
    async (change) => {
      const { app, record } = await unconfirmed();
      app.polar.change(change);
      expect(await adopt(app, record)).toBeNull();
      expect(app.polar.requests).toBeGreaterThan(0);
      expect(app.disk.content('device')).toEqual(record);
    },
  );

  test('stays as it is when Polar cannot be asked', async () => {
    const { app, record } = await unconfirmed();
    app.polar.script = ['offline'];
    expect(await adopt(app, record)).toBeNull();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('is refused when Polar does not know it', async () => {
    const { app, record } = await unconfirmed({ wrongId: true });
    expect(await adopt(app, record)).toEqual({ code: 'activation-unknown' });
    expect(app.disk.content('device')).toEqual(record);
  });
});

describe('the seat on record, confirmed, imported again with its key', () => {
  test('marks it as this computer’s without a request', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    await app.start();
    expect(await adopt(app, record)).toBeNull();
    expect(app.polar.requests).toBe(0);
    const { machine, ...rest } = app.disk.content('device') ?? {};
    expect(machine).toEqual(expect.any(String));
    expect(rest).toEqual(record);
  });

  test('fails where the disk cannot say so', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    await app.start();
    app.trouble = { ...noTrouble, full: [0, 1] };
    expect(await adopt(app, record)).toEqual({ code: 'disk-full', file: 'device.json' });
    expect(app.disk.content('device')).toEqual(record);
  });

  test('writes nothing when the record says so already', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge, { marked: true });
    await app.start();
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    expect(await adopt(app, record)).toBeNull();
  });

  test('is refused at another computer', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge, { marked: true });
    app.computer = 'second';
    await app.start();
    expect(await adopt(app, record)).toEqual({ code: 'other-computer' });
    expect(app.disk.content('device')).toEqual(record);
  });
});

/** A release that failed since the key was replaced. */
async function rotated() {
  const app = new ModelApp();
  const record = app.addHeldSeat(oldSeatAge);
  await app.start();
  app.polar.change({ key: newKey });
  await app.run(({ releases }) => releases.request('person', false));
  await app.clock.advance(5_000);
  expect(releaseOf(app)).toEqual({ type: 'failed', failure: { code: 'key-changed' } });
  return { app, record };
}

describe('the seat on record, imported with a new key', () => {
  const keyChanged = { type: 'failed', failure: { code: 'key-changed' } };

  test('gets it, and the failure with the old key is dismissed', async () => {
    const { app, record } = await rotated();
    await app.run(async ({ checks }) => await checks.check());
    await app.clock.advance(1_000);
    expect(app.device.state()).toMatchObject({ seatStatus: { type: 'key-changed' } });
    expect(await adopt(app, record, { key: newKey })).toBeNull();
    expect(app.disk.content('device')).toMatchObject({ key: newKey });
    expect(releaseOf(app)).toEqual({ type: 'idle' });
    expect(app.device.state()).toMatchObject({ seatStatus: { type: 'confirmed' } });
  });

  test('keeps the old key and its failure when the disk refuses the new one', async () => {
    const { app, record } = await rotated();
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    expect(await adopt(app, record, { key: newKey })).toMatchObject({ file: 'device.json' });
    expect(app.disk.content('device')).toMatchObject({ key: record.key });
    expect(releaseOf(app)).toEqual(keyChanged);
  });

  test('keeps the old key when Polar cannot be reached or does not know the new one', async () => {
    const { app, record } = await rotated();
    app.polar.script = ['offline'];
    expect(await adopt(app, record, { key: newKey })).toEqual({ code: 'network-unreachable' });
    expect(await adopt(app, record, { key: 'MODEL-TEST-WRONG' })).toEqual({ code: 'key-unknown' });
    expect(app.disk.content('device')).toEqual(record);
    expect(releaseOf(app)).toEqual(keyChanged);
  });

  test('with a key that may not be used is never confirmed, since Polar shows none of its seats', async () => {
    const { app, record } = await rotated();
    app.polar.change({ status: 'disabled' });
    expect(await adopt(app, record, { key: newKey })).toBeNull();
    expect(app.disk.content('device')).toMatchObject({ key: newKey, confirmedAt: null });
  });
});

/** A record that Polar does not know, so that its release failed; and the seat that the person meant. */
async function unknown() {
  const { app, record } = await unconfirmed({ wrongId: true });
  await app.run(({ releases }) => releases.request('person', false));
  await app.clock.advance(20_000);
  const [seat] = app.polar.license.activations;
  expect(releaseOf(app)).toMatchObject({ failure: { code: 'seat-never-confirmed' } });
  return { app, record, activationId: seat?.id ?? '' };
}

describe('another seat', () => {
  test('does not replace one that Polar has confirmed', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    await app.start();
    const activationId = app.polar.addSeat(oldSeatAge);
    expect(await adopt(app, record, { activationId })).toEqual({ code: 'already-activated' });
    expect(app.disk.content('device')).toEqual(record);
  });

  test('replaces one that Polar does not know, and begins without its failure', async () => {
    const { app, record, activationId } = await unknown();
    expect(await adopt(app, record, { activationId })).toBeNull();
    expect(app.disk.content('device')).toMatchObject({ activationId });
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });

  test('replaces one whose record was damaged, and begins without its failure', async () => {
    const { app, record, activationId } = await unknown();
    app.disk.put('device', { torn: true });
    expect(await adopt(app, record, { activationId })).toBeNull();
    expect(app.disk.content('device')).toMatchObject({ activationId });
    expect(releaseOf(app)).toEqual({ type: 'idle' });
  });

  test('leaves that one and its failure as they are when the disk refuses it', async () => {
    const { app, record, activationId } = await unknown();
    app.trouble = { ...noTrouble, brokenAt: 'all' };
    expect(await adopt(app, record, { activationId })).toMatchObject({ file: 'device.json' });
    expect(app.disk.content('device')).toMatchObject({ activationId: modelIds.wrongActivationId });
    expect(releaseOf(app)).toMatchObject({ failure: { code: 'seat-never-confirmed' } });
  });

  test('is saved as never confirmed if Polar cannot be reached', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
    await app.start();
    await app.run(({ releases }) => releases.request('person', false));
    await app.clock.advance(1_000);
    await app.forget();
    const activationId = app.polar.addSeat(oldSeatAge);
    app.polar.script = ['offline'];
    expect(await adopt(app, record, { activationId })).toBeNull();
    expect(app.disk.content('device')).toMatchObject({ activationId, confirmedAt: null });
    expect(app.device.state()).toMatchObject({ type: 'held', seat: { neverConfirmed: true } });
  });
});
