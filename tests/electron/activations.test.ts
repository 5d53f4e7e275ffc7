import { expect, test } from 'vitest';
import { activate, old } from '../support/held-model.ts';
import { ModelApp } from '../support/model-app.ts';
import { modelIds, type Mishap } from '../support/polar-model.ts';

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
