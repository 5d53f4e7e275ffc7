import { describe, expect, test } from 'vitest';
import type { Device } from '../../../electron/services/device/device.ts';
import type { Failure, Result } from '../../../shared/failure.ts';
import { activate, oldSeatAge, releaseOf } from '../../support/held-model.ts';
import { ModelApp } from '../../support/model-app.ts';
import { noTrouble } from '../../support/model-trouble.ts';
import { modelIds } from '../../support/model-license.ts';
import type { NetworkFault } from '../../support/network-faults.ts';

/** An app that has requested a seat, and whose request meets `fault`. */
async function activating(fault: NetworkFault, withToken = false): Promise<ModelApp> {
  const app = new ModelApp();
  if (withToken) app.connect();
  app.polar.script = [fault];
  await app.start();
  await activate(app);
  await app.clock.advance(0);
  return app;
}

test('an activation cannot be abandoned while its request is on its way', async () => {
  const app = await activating('late-landing');
  expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: false });
  await app.forget();
  expect(app.disk.content('activation')).not.toBeNull();
  // The answer never comes, and the seat is taken later.
  await app.clock.advance(60_000);
  expect(app.polar.license.activations).toHaveLength(1);
  expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: true });
  expect(app.disk.content('activation')).not.toBeNull();
});

test('an activation whose answer was lost can be abandoned', async () => {
  const app = await activating('answer-lost');
  expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: true });
  await app.forget();
  expect(app.disk.content('activation')).toBeNull();
  expect(app.device.state().type).toBe('none');
});

test('one read that lags behind does not end an activation that took a seat', async () => {
  const app = await activating('answer-lost', true);
  app.kill();
  // No request can arrive any more, but a replica may not show the seat yet.
  await app.clock.advance(70_000);
  app.polar.script = ['none', 'stale'];
  await app.start();
  await app.clock.advance(0);
  expect(app.device.state()).toMatchObject({ type: 'activating' });
  await app.clock.advance(10_000);
  const [seat] = app.polar.license.activations;
  expect(app.device.state()).toMatchObject({ type: 'held' });
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

test('a pending activation ends beside the seat that it took', async () => {
  const app = new ModelApp();
  app.addHeldSeat(oldSeatAge);
  leave(app);
  await app.start();
  expect(app.device.state().type).toBe('held');
  expect(app.disk.content('activation')).toBeNull();
});

test('a pending activation stays beside a record that Polar does not know', async () => {
  const app = new ModelApp();
  const record = app.addHeldSeat(oldSeatAge, { imported: true, wrongId: true });
  app.disk.put('device', { ...record, removedAt: app.clock.now() });
  leave(app);
  await app.start();
  expect(app.disk.content('activation')).not.toBeNull();
});

test('a pending activation that names no computer stays beside the seat of another computer', async () => {
  const app = new ModelApp();
  app.addHeldSeat(oldSeatAge, { marked: true });
  leave(app);
  await app.moveTo('second');
  expect(app.disk.content('activation')).not.toBeNull();
});

/** Returns the failure of an action of the app, or null when it succeeds. */
async function failureOf(
  app: ModelApp,
  action: (device: Device) => Promise<Result<unknown>>,
): Promise<Failure | null | undefined> {
  const results: (Failure | null)[] = [];
  await app.run(async (device) => {
    const result = await action(device);
    results.push(result.ok ? null : result.failure);
  });
  return results[0];
}

const recover = async (app: ModelApp) =>
  await failureOf(app, async ({ activations }) => await activations.recover());
const claim = async (app: ModelApp) =>
  await failureOf(app, async ({ activations }) => await activations.claim('person'));
const take = async (app: ModelApp) =>
  await failureOf(app, async ({ activations }) => {
    const { key, organizationId } = modelIds;
    const request = { server: 'loopback', key, organizationId, label: 'Again' } as const;
    return await activations.activate({ ...request, askedBy: 'person' });
  });

describe('a seat that was activated and could not be saved', () => {
  const unsaved = { code: 'outcome-unsaved', file: 'device.json' };

  /** An app that took a seat while the disk was full. */
  async function unsavedSeat(last = 100): Promise<ModelApp> {
    const app = new ModelApp();
    await app.start();
    // Writes of an activation: the pending activation, the seat.
    app.trouble = { ...noTrouble, full: [1, last] };
    expect(await take(app)).toEqual(unsaved);
    expect(app.device.state()).toMatchObject({
      type: 'activating',
      isUnfinished: true,
      saveFailure: unsaved,
    });
    return app;
  }

  test('is saved at once by a requested recovery, which sends nothing', async () => {
    const app = await unsavedSeat();
    expect(await recover(app)).toEqual(unsaved);
    app.trouble = noTrouble;
    const { requests } = app.polar;
    expect(await recover(app)).toBeNull();
    expect(app.polar.requests).toBe(requests);
    const [seat] = app.polar.license.activations;
    expect(app.disk.content('device')).toMatchObject({ activationId: seat?.id });
    expect(app.disk.content('activation')).toBeNull();
    expect(app.device.state().type).toBe('held');
  });

  test('is not reported as unsaved when another process holds the lock', async () => {
    const app = await unsavedSeat();
    app.lock = 'elsewhere';
    expect(await recover(app)).toEqual({ code: 'busy-elsewhere' });
    app.lock = 'broken';
    expect(await recover(app)).toEqual(unsaved);
  });

  test('is saved by a later retry, and not at once', async () => {
    const app = await unsavedSeat();
    app.trouble = noTrouble;
    await app.clock.advance(1_999);
    expect(app.disk.content('device')).toBeNull();
    await app.clock.advance(9_000);
    expect(app.device.state().type).toBe('held');
    expect(app.disk.content('activation')).toBeNull();
  });

  test('is retried with growing delays until the app stops', async () => {
    const app = await unsavedSeat(1_000);
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).toBeNull();
    // A recovery that the person requests runs now; the next retry follows later.
    expect(await recover(app)).toEqual(unsaved);
    app.trouble = noTrouble;
    await app.run((device) => {
      device.stop();
    });
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).toBeNull();
  });

  test('is forgotten when the person dismisses its pending activation', async () => {
    const app = await unsavedSeat();
    app.trouble = noTrouble;
    await app.forget();
    expect(app.device.state().type).toBe('none');
    await app.clock.advance(86_400_000);
    expect(app.disk.content('device')).toBeNull();
    expect(await recover(app)).toBeNull();
  });

  test('is not saved when another process has closed its pending activation', async () => {
    const app = await unsavedSeat();
    app.trouble = noTrouble;
    // It may have found the seat, and released it since.
    app.disk.stores().open('activation').erase();
    expect(await recover(app)).toBeNull();
    await app.clock.advance(86_400_000);
    expect(app.disk.names()).toEqual([]);
    expect(app.device.state().type).toBe('none');
  });
});

describe('an unfinished activation', () => {
  test('runs one search at a time', async () => {
    const app = await activating('request-lost', true);
    await recover(app);
    await recover(app);
    await app.clock.advance(30_000);
    // Its activation, and four checks: a validation and the license each.
    expect(app.polar.requests).toBe(9);
    expect(app.device.state()).toMatchObject({ type: 'activating', isUnfinished: true });
  });

  test('is searched once when two callers ask at the same time', async () => {
    const app = await activating('answer-lost', true);
    app.kill();
    await app.start();
    await recover(app);
    await recover(app);
    await app.clock.advance(1_000);
    // Its activation, and one check: a validation and the license.
    expect(app.polar.requests).toBe(3);
    expect(app.device.state().type).toBe('held');
  });

  test('is not searched while its request is in flight', async () => {
    const app = await activating('slow', true);
    expect(await recover(app)).toBeNull();
    expect(app.polar.requests).toBe(1);
    await app.clock.advance(10_000);
    expect(app.device.state().type).toBe('held');
    expect(app.polar.requests).toBe(1);
  });

  test('ends when its seat is on record, and its file is erased', async () => {
    const app = await activating('answer-lost');
    const pending = app.disk.content('activation');
    await app.forget();
    const record = app.addHeldSeat(oldSeatAge);
    app.disk.put('activation', { ...pending });
    await app.start();
    expect(app.disk.content('activation')).toBeNull();
    expect(app.disk.content('device')).toEqual(record);
    expect(app.device.state().type).toBe('held');
  });

  test('stays open beside a record that Polar does not know', async () => {
    const app = await activating('answer-lost');
    const pending = app.disk.content('activation');
    await app.forget();
    const record = app.addHeldSeat(oldSeatAge, { imported: true, wrongId: true });
    app.disk.put('device', { ...record, removedAt: 1 });
    app.disk.put('activation', { ...pending });
    await app.start();
    expect(app.disk.content('activation')).toEqual(pending);
  });
});

/** An unfinished activation whose data was copied to another computer. */
async function copied(): Promise<ModelApp> {
  const app = await activating('answer-lost', true);
  await app.moveTo('second');
  expect(app.device.state()).toMatchObject({ type: 'activating', otherComputer: true });
  return app;
}

describe('another computer’s unfinished activation', () => {
  test('is not searched, and the failure says why', async () => {
    const app = await copied();
    const { requests } = app.polar;
    expect(await recover(app)).toEqual({ code: 'other-computer' });
    expect(app.polar.requests).toBe(requests);
  });

  test('does not block a seat of this computer', async () => {
    const app = await activating('answer-lost', true);
    const pending = app.disk.content('activation');
    app.kill();
    app.computer = 'second';
    app.disk.put('device', app.addHeldSeat(oldSeatAge, { marked: true }));
    app.disk.put('activation', { ...pending });
    await app.start();
    expect(app.device.state().type).toBe('held');
    expect(await recover(app)).toBeNull();
    expect(app.disk.content('activation')).toEqual(pending);
    expect(app.violations).toEqual([]);
  });

  test('belongs to this computer after the person claims it, and is then searched', async () => {
    const app = await copied();
    await app.consent(async ({ activations }) => await activations.claim('person'));
    expect(app.device.state()).not.toHaveProperty('otherComputer');
    await recover(app);
    await app.clock.advance(10_000);
    expect(app.device.state().type).toBe('held');
    expect(app.violations).toEqual([]);
  });

  test('cannot be claimed while this computer has one', async () => {
    const app = await activating('answer-lost');
    const before = app.disk.content('activation');
    expect(await claim(app)).toEqual({ code: 'activation-unfinished' });
    expect(app.disk.content('activation')).toEqual(before);
  });
});

describe('claiming', () => {
  test('leaves a seat of this computer unchanged', async () => {
    const app = new ModelApp();
    const record = app.addHeldSeat(oldSeatAge);
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

test('a seat that replaces an unknown record begins without its failure', async () => {
  const app = new ModelApp();
  app.addHeldSeat(oldSeatAge, { imported: true, wrongId: true });
  await app.start();
  await app.run(({ releases }) => releases.request('person', false));
  await app.clock.advance(20_000);
  const failure = { code: 'seat-never-confirmed' };
  expect(releaseOf(app)).toEqual({ type: 'failed', failure });
  expect(await take(app)).toBeNull();
  await app.clock.advance(1_000);
  expect(releaseOf(app)).toEqual({ type: 'idle' });
  expect(app.device.state()).toMatchObject({ seatStatus: { type: 'confirmed' } });
});

test('a seat that is taken after another process released the last one begins without its failure', async () => {
  const app = new ModelApp();
  const record = app.addHeldSeat(oldSeatAge);
  app.polar.script = ['not-polar'];
  await app.start();
  await app.run(({ releases }) => releases.request('person', false));
  await app.clock.advance(1_000);
  expect(releaseOf(app)).toMatchObject({ failure: { code: 'not-polar' } });
  const { activations } = app.polar.license;
  app.polar.change({ activations: activations.filter(({ id }) => id !== record.activationId) });
  app.disk.stores().open('device').erase();
  expect(await take(app)).toBeNull();
  await app.clock.advance(1_000);
  expect(releaseOf(app)).toEqual({ type: 'idle' });
});

test('an activation that the disk cannot save fails and sends nothing', async () => {
  const app = new ModelApp();
  await app.start();
  app.trouble = { ...noTrouble, full: [0, 1] };
  expect(await take(app)).toEqual({ code: 'disk-full', file: 'activation.json' });
  expect(app.polar.requests).toBe(0);
  expect(app.device.state().type).toBe('none');
});
