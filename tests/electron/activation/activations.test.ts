import { describe, expect, test } from 'vitest';
import type { Device } from '../../../electron/services/device/device.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import { activate, old, releaseOf } from '../../support/held-model.ts';
import { ModelApp, noTrouble } from '../../support/model-app.ts';
import { modelIds, type Mishap } from '../../support/polar-model.ts';

/** An app that has asked for a seat; its request meets this. */
async function activating(mishap: Mishap, withToken = false): Promise<ModelApp> {
  const app = new ModelApp();
  if (withToken) app.connect();
  app.polar.script = [mishap];
  await app.start();
  await activate(app);
  await app.clock.advance(0);
  return app;
}

test('an activation cannot be put away while its request is on its way', async () => {
  const app = await activating('late-landing');
  expect(app.device.state()).toMatchObject({ is: 'activating', unfinished: false });
  await app.forget();
  expect(app.disk.content('activation')).not.toBeNull();
  // The answer never comes, and the seat is taken later.
  await app.clock.advance(60_000);
  expect(app.polar.license.activations).toHaveLength(1);
  expect(app.device.state()).toMatchObject({ is: 'activating', unfinished: true });
  expect(app.disk.content('activation')).not.toBeNull();
});

test('an activation whose answer was lost can be put away', async () => {
  const app = await activating('answer-lost');
  expect(app.device.state()).toMatchObject({ is: 'activating', unfinished: true });
  await app.forget();
  expect(app.disk.content('activation')).toBeNull();
  expect(app.device.state().is).toBe('none');
});

test('one read that lags behind does not end an activation that took a seat', async () => {
  const app = await activating('answer-lost', true);
  app.kill();
  // No request can land any more, but a replica may not show the seat yet.
  await app.clock.advance(70_000);
  app.polar.script = ['none', 'stale'];
  await app.start();
  await app.clock.advance(0);
  expect(app.device.state()).toMatchObject({ is: 'activating' });
  await app.clock.advance(10_000);
  const [seat] = app.polar.license.activations;
  expect(app.device.state()).toMatchObject({ is: 'held' });
  expect(app.disk.content('device')).toMatchObject({ activationId: seat?.id });
  expect(app.disk.content('activation')).toBeNull();
});

/** Leaves an activation that an earlier run began. */
function leave(app: ModelApp): void {
  app.disk.put('activation', {
    server: 'loopback',
    key: modelIds.key,
    organizationId: modelIds.organizationId,
    label: 'Again',
    nonce: 'of-an-earlier-run',
    askedBy: 'person',
    askedAt: app.clock.now(),
  });
}

test('an activation left beside the seat that it took is over', async () => {
  const app = new ModelApp();
  app.hold(old);
  leave(app);
  await app.start();
  expect(app.device.state().is).toBe('held');
  expect(app.disk.content('activation')).toBeNull();
});

test('an activation stays beside a record that Polar does not know', async () => {
  const app = new ModelApp();
  const record = app.hold(old, { imported: true, wrongId: true });
  app.disk.put('device', { ...record, removedAt: app.clock.now() });
  leave(app);
  await app.start();
  expect(app.disk.content('activation')).not.toBeNull();
});

test('an activation that names no computer stays beside the seat of another computer', async () => {
  const app = new ModelApp();
  app.hold(old, { marked: true });
  leave(app);
  await app.moveTo('second');
  expect(app.disk.content('activation')).not.toBeNull();
});

/** What an act of the app answers: its failure, or null where it went well. */
async function failureOf(
  app: ModelApp,
  act: (device: Device) => Promise<Result<unknown>>,
): Promise<Failure | null | undefined> {
  const heard: (Failure | null)[] = [];
  await app.do(async (device) => {
    const result = await act(device);
    heard.push(result.ok ? null : result.failure);
  });
  return heard[0];
}

const recover = async (app: ModelApp) =>
  await failureOf(app, async ({ activations }) => await activations.recover());
const claim = async (app: ModelApp) =>
  await failureOf(app, async ({ activations }) => await activations.claim('person'));
const take = async (app: ModelApp) =>
  await failureOf(app, async ({ activations }) => {
    const { key, organizationId } = modelIds;
    const wish = { server: 'loopback', key, organizationId, label: 'Again' } as const;
    return await activations.activate({ ...wish, askedBy: 'person' });
  });

describe('a seat that was taken and could not be written down', () => {
  const unsaved = { code: 'outcome-unsaved', file: 'device.json' };

  /** An app that took a seat while the disk was full. */
  async function unsavedSeat(last = 100): Promise<ModelApp> {
    const app = new ModelApp();
    await app.start();
    // Writes of an activation: the wish, the seat.
    app.trouble = { ...noTrouble, full: [1, last] };
    expect(await take(app)).toEqual(unsaved);
    expect(app.device.state()).toMatchObject({ is: 'activating', unfinished: true, unsaved });
    return app;
  }

  test('is written down at once when somebody looks for it, without a request', async () => {
    const app = await unsavedSeat();
    expect(await recover(app)).toEqual(unsaved);
    app.trouble = noTrouble;
    const { requests } = app.polar;
    expect(await recover(app)).toBeNull();
    expect(app.polar.requests).toBe(requests);
    const [seat] = app.polar.license.activations;
    expect(app.disk.content('device')).toMatchObject({ activationId: seat?.id });
    expect(app.disk.content('activation')).toBeNull();
    expect(app.device.state().is).toBe('held');
  });

  test('is not said to be lost to the disk when another process keeps the lock', async () => {
    const app = await unsavedSeat();
    app.lock = 'elsewhere';
    expect(await recover(app)).toEqual({ code: 'busy-elsewhere' });
    app.lock = 'broken';
    expect(await recover(app)).toEqual(unsaved);
  });

  test('is written down by itself after a while, and not at once', async () => {
    const app = await unsavedSeat();
    app.trouble = noTrouble;
    await app.clock.advance(1_999);
    expect(app.disk.content('device')).toBeNull();
    await app.clock.advance(9_000);
    expect(app.device.state().is).toBe('held');
    expect(app.disk.content('activation')).toBeNull();
  });

  test('is tried again ever less often, and no more once the app is stopped', async () => {
    const app = await unsavedSeat(1_000);
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).toBeNull();
    // Asked for by a person, it is tried now, and later again.
    expect(await recover(app)).toEqual(unsaved);
    app.trouble = noTrouble;
    await app.do((device) => {
      device.stop();
    });
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).toBeNull();
  });

  test('is forgotten with its wish, when the person puts that away', async () => {
    const app = await unsavedSeat();
    app.trouble = noTrouble;
    await app.forget();
    expect(app.device.state().is).toBe('none');
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).toBeNull();
    expect(await recover(app)).toBeNull();
  });

  test('is not written down when another process has ended its wish', async () => {
    const app = await unsavedSeat();
    app.trouble = noTrouble;
    // It may have found the seat, and released it since.
    app.disk.stores().open('activation').erase();
    expect(await recover(app)).toBeNull();
    await app.clock.advance(86_400_000);
    expect(app.disk.names()).toEqual([]);
    expect(app.device.state().is).toBe('none');
  });
});

describe('an unfinished activation', () => {
  test('is searched for by one search at a time', async () => {
    const app = await activating('request-lost', true);
    await recover(app);
    await recover(app);
    await app.clock.advance(30_000);
    // Its activation, and four looks: a validation and the license each.
    expect(app.polar.requests).toBe(9);
    expect(app.device.state()).toMatchObject({ is: 'activating', unfinished: true });
  });

  test('is looked for once, though two ask at the same time', async () => {
    const app = await activating('answer-lost', true);
    app.kill();
    await app.start();
    await recover(app);
    await recover(app);
    await app.clock.advance(1_000);
    // Its activation, and one look: a validation and the license.
    expect(app.polar.requests).toBe(3);
    expect(app.device.state().is).toBe('held');
  });

  test('is not looked for while its request is on its way', async () => {
    const app = await activating('slow', true);
    expect(await recover(app)).toBeNull();
    expect(app.polar.requests).toBe(1);
    await app.clock.advance(10_000);
    expect(app.device.state().is).toBe('held');
    expect(app.polar.requests).toBe(1);
  });

  test('is over when its seat is on record, and its file goes', async () => {
    const app = await activating('answer-lost');
    const wish = app.disk.content('activation');
    await app.forget();
    const record = app.hold(old);
    app.disk.put('activation', { ...wish });
    await app.start();
    expect(app.disk.content('activation')).toBeNull();
    expect(app.disk.content('device')).toEqual(record);
    expect(app.device.state().is).toBe('held');
  });

  test('stays open beside a record that Polar does not know', async () => {
    const app = await activating('answer-lost');
    const wish = app.disk.content('activation');
    await app.forget();
    const record = app.hold(old, { imported: true, wrongId: true });
    app.disk.put('device', { ...record, removedAt: 1 });
    app.disk.put('activation', { ...wish });
    await app.start();
    expect(app.disk.content('activation')).toEqual(wish);
  });
});

/** An unfinished activation whose data goes on at another computer. */
async function copied(): Promise<ModelApp> {
  const app = await activating('answer-lost', true);
  await app.moveTo('second');
  expect(app.device.state()).toMatchObject({ is: 'activating', otherComputer: true });
  return app;
}

describe('another computer’s unfinished activation', () => {
  test('is not looked for, and that is told', async () => {
    const app = await copied();
    const { requests } = app.polar;
    expect(await recover(app)).toEqual({ code: 'other-computer' });
    expect(app.polar.requests).toBe(requests);
  });

  test('is in nobody’s way beside a seat of this computer’s own', async () => {
    const app = await activating('answer-lost', true);
    const wish = app.disk.content('activation');
    app.kill();
    app.computer = 'second';
    app.disk.put('device', app.hold(old, { marked: true }));
    app.disk.put('activation', { ...wish });
    await app.start();
    expect(app.device.state().is).toBe('held');
    expect(await recover(app)).toBeNull();
    expect(app.disk.content('activation')).toEqual(wish);
    expect(app.lies).toEqual([]);
  });

  test('is this computer’s when the person says so, and is then looked for', async () => {
    const app = await copied();
    await app.consent(async ({ activations }) => await activations.claim('person'));
    expect(app.device.state()).not.toHaveProperty('otherComputer');
    await recover(app);
    await app.clock.advance(10_000);
    expect(app.device.state().is).toBe('held');
    expect(app.lies).toEqual([]);
  });

  test('cannot be claimed in place of one of this computer’s own', async () => {
    const app = await activating('answer-lost');
    const before = app.disk.content('activation');
    expect(await claim(app)).toEqual({ code: 'activation-unfinished' });
    expect(app.disk.content('activation')).toEqual(before);
  });
});

describe('claiming', () => {
  test('leaves a seat of this computer’s own as it is', async () => {
    const app = new ModelApp();
    const record = app.hold(old);
    await app.start();
    expect(await claim(app)).toBeNull();
    expect(app.disk.content('device')).toEqual(record);
  });

  test('without anything to claim does nothing', async () => {
    const app = new ModelApp();
    await app.start();
    expect(await claim(app)).toBeNull();
    expect(app.disk.names()).toEqual([]);
  });
});

test('a seat that takes the place of an unknown record begins without its failure', async () => {
  const app = new ModelApp();
  app.hold(old, { imported: true, wrongId: true });
  await app.start();
  await app.do(({ releases }) => releases.ask('person', false));
  await app.clock.advance(20_000);
  const failure = { code: 'seat-never-confirmed' };
  expect(releaseOf(app)).toEqual({ is: 'failed', failure });
  expect(await take(app)).toBeNull();
  await app.clock.advance(1_000);
  expect(releaseOf(app)).toEqual({ is: 'idle' });
  expect(app.device.state()).toMatchObject({ standing: { is: 'confirmed' } });
});

test('a seat that is taken after another process released the one before begins without its failure', async () => {
  const app = new ModelApp();
  const record = app.hold(old);
  app.polar.script = ['not-polar'];
  await app.start();
  await app.do(({ releases }) => releases.ask('person', false));
  await app.clock.advance(1_000);
  expect(releaseOf(app)).toMatchObject({ failure: { code: 'not-polar' } });
  const { activations } = app.polar.license;
  app.polar.change({ activations: activations.filter(({ id }) => id !== record.activationId) });
  app.disk.stores().open('device').erase();
  expect(await take(app)).toBeNull();
  await app.clock.advance(1_000);
  expect(releaseOf(app)).toEqual({ is: 'idle' });
});

test('an activation that could not be begun on the disk says so, and sends nothing', async () => {
  const app = new ModelApp();
  await app.start();
  app.trouble = { ...noTrouble, full: [0, 1] };
  expect(await take(app)).toEqual({ code: 'disk-full', file: 'activation.json' });
  expect(app.polar.requests).toBe(0);
  expect(app.device.state().is).toBe('none');
});
