import { describe, expect, test } from 'vitest';
import { ModelApp } from '../../support/model-app.ts';
import { modelIds } from '../../support/model-license.ts';
import { noTrouble } from '../../support/model-trouble.ts';
import type { NetworkFault } from '../../support/network-faults.ts';
import type { Failure } from '../../../shared/failure.ts';

// An activation whose answer was lost, without a token: the seller names its seat, and the person enters it.

const { key, organizationId } = modelIds;
/** The key by which the seller has replaced the first one. */
const rotatedKey = 'SEATKEEPER-TEST-ROTATED';

/** An app with an unfinished activation after this fault of its request. */
async function unfinished(fault: NetworkFault = 'answer-lost'): Promise<ModelApp> {
  const app = new ModelApp();
  await app.start();
  app.polar.script = [fault];
  await app.run(async ({ activations }) => {
    const request = { server: 'loopback', key, organizationId, label: 'New laptop' } as const;
    await activations.activate({ ...request, askedBy: 'person' });
  });
  await app.clock.advance(10_000);
  app.polar.script = [];
  expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: true });
  return app;
}

/** Imports an activation; returns why it failed, or null. */
async function importSeat(app: ModelApp, activationId: string): Promise<Failure | null> {
  const activation = { server: 'loopback', key, organizationId, label: 'Named' } as const;
  let failure: Failure | null = null;
  await app.run(async ({ activations }) => {
    const result = await activations.adopt({ ...activation, activationId }, 'person');
    failure = result.ok ? null : result.failure;
  });
  await app.clock.advance(5_000);
  return failure;
}

/** Ends the activation as its form does, with this id, and a new key where one is given; returns why that failed, or null. */
async function endWith(
  app: ModelApp,
  activationId: string,
  newKey: string | null = null,
): Promise<Failure | null> {
  let failure: Failure | null = null;
  await app.run(async ({ activations }) => {
    const result = await activations.endWith({
      activationId,
      ...(newKey === null ? {} : { key: newKey }),
    });
    failure = result.ok ? null : result.failure;
  });
  await app.clock.advance(5_000);
  return failure;
}

/** The ways to name the activation: in an import, or by its id alone. */
const ways = [
  ['in an import', importSeat],
  ['by its ID alone', endWith],
] as const;

const seatOf = (app: ModelApp): string => app.polar.license.activations[0]?.id ?? '';

describe.each(ways)('an unfinished activation that is named %s', (way, end) => {
  test('ends with its own seat, which the seller has named', async () => {
    const app = await unfinished();
    const nonce = app.disk.content('activation')?.['nonce'];
    expect(await end(app, seatOf(app))).toBeNull();
    expect(app.disk.content('activation')).toBeNull();
    expect(app.disk.content('device')).toMatchObject({
      activationId: seatOf(app),
      nonce,
      label: way === 'in an import' ? 'Named' : 'New laptop',
      licenseId: modelIds.licenseId,
    });
    expect(app.device.state()).toMatchObject({
      type: 'held',
      seatStatus: { type: 'confirmed' },
    });
    expect(app.polar.license.activations).toHaveLength(1);
    expect(app.violations).toEqual([]);
  });

  test('stays where the activation is another one, also where it took no seat', async () => {
    for (const fault of ['answer-lost', 'request-lost'] as const) {
      const app = await unfinished(fault);
      const before = app.disk.content('activation');
      const other = app.polar.addSeat(1_000);
      expect(await end(app, other)).toEqual({ code: 'activation-other' });
      expect(app.disk.content('activation')).toEqual(before);
      expect(app.disk.content('device')).toBeNull();
      expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: true });
    }
  });

  test.each([
    ['offline', 'network-unreachable'],
    ['error-before', 'server-error'],
  ] as const)('stays where Polar cannot be asked: %s', async (fault, code) => {
    const app = await unfinished();
    const before = app.disk.content('activation');
    app.polar.script = [fault, fault];
    expect(await end(app, seatOf(app))).toMatchObject({ code });
    expect(app.disk.content('activation')).toEqual(before);
    expect(app.disk.content('device')).toBeNull();
  });

  test('stays where Polar does not know the activation', async () => {
    const app = await unfinished();
    const unknown = '33333333-0ac0-4333-8333-333333333333';
    expect(await end(app, unknown)).toEqual({ code: 'activation-unknown' });
    expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: true });
  });

  test.each([
    [{ status: 'disabled' }, 'key-inactive'],
    [{ expired: true }, 'key-expired'],
  ] as const)(
    'stays where the key is %o, since Polar shows no activation then',
    async (change, code) => {
      const app = await unfinished();
      app.polar.change(change);
      expect(await end(app, seatOf(app))).toEqual({ code });
      expect(app.disk.content('device')).toBeNull();
    },
  );

  test('keeps its seat until the disk accepts it', async () => {
    const app = await unfinished();
    app.trouble = { ...noTrouble, full: [0, 100] };
    expect(await end(app, seatOf(app))).toMatchObject({ code: 'outcome-unsaved' });
    expect(app.device.state()).toMatchObject({ saveFailure: { code: 'outcome-unsaved' } });
    app.trouble = noTrouble;
    await app.clock.advance(60_000);
    expect(app.device.state().type).toBe('held');
    expect(app.disk.content('activation')).toBeNull();
  });
});

describe('an unfinished activation, by its ID alone,', () => {
  test('stays where Polar no longer knows its key, and ends with the key that the license has now', async () => {
    const app = await unfinished();
    const before = app.disk.content('activation');
    app.polar.change({ key: rotatedKey });
    expect(await endWith(app, seatOf(app))).toEqual({ code: 'key-unknown' });
    expect(app.disk.content('activation')).toEqual(before);
    expect(await endWith(app, seatOf(app), ` ${rotatedKey} `)).toBeNull();
    expect(app.disk.content('device')).toMatchObject({
      activationId: seatOf(app),
      key: rotatedKey,
      label: 'New laptop',
    });
    expect(app.violations).toEqual([]);
  });

  test('stays where Polar’s answer shows no nonce', async () => {
    const app = await unfinished();
    const before = app.disk.content('activation');
    for (const seat of app.polar.license.activations) Object.assign(seat, { meta: {} });
    expect(await endWith(app, seatOf(app))).toEqual({ code: 'activation-other' });
    expect(app.disk.content('activation')).toEqual(before);
  });

  test('has ended already where another process has saved its seat, and with no other seat', async () => {
    const app = await unfinished();
    expect(await importSeat(app, seatOf(app))).toBeNull();
    const record = app.disk.content('device');
    expect(await endWith(app, seatOf(app))).toBeNull();
    expect(await endWith(app, app.polar.addSeat(1_000))).toEqual({ code: 'not-activated' });
    expect(app.disk.content('device')).toEqual(record);
  });

  test('stays on another computer, which has not begun it', async () => {
    const app = await unfinished();
    await app.moveTo('second');
    expect(await endWith(app, seatOf(app))).toEqual({ code: 'other-computer' });
    expect(app.disk.content('device')).toBeNull();
  });
});
