import { expect, test } from 'vitest';
import { advanceToEnd } from '../../support/manual-clock.ts';
import type { SeatsStep } from '../../support/seats-model/any-step.ts';
import { addInitialSeats } from '../../support/seats-model/initial-seats.ts';
import { SeatsApp } from '../../support/seats-model/seats-app.ts';
import { takeSeatsStep } from '../../support/seats-model/take-step.ts';

// A process keeps in memory what it read of a seat, and another process changes the files meanwhile.

const activation = {
  type: 'activate',
  canReplaceCopied: false,
  canIgnoreUnreadable: false,
  hasNewKey: false,
} as const;

test('a person cannot abandon in one process what the other is about to send', async () => {
  const app = new SeatsApp();
  addInitialSeats(app, [{ license: 0, kind: 'held' }], false);
  await app.start('window');
  await app.start('command');
  const take = async (step: SeatsStep): Promise<void> => await takeSeatsStep(app, step);
  const pending = () => app.disk.allOf('activation');
  await advanceToEnd(app.clock);

  // The spacing after a request delays the next, such as that of the activation.
  await take({ type: 'check', seat: 0, by: 'command', hasCountdown: false });
  await take({ ...activation, license: 1, by: 'command' });
  while (pending().length === 0) await app.clock.advanceToNext();
  await take({ type: 'reload', by: 'window' });
  const activating = app.seats('window')?.state().at(1);
  expect(activating?.device).toMatchObject({ type: 'activating', isUnfinished: true });
  await take({ type: 'forget', seat: 1, by: 'window', hasCountdown: false });
  expect(pending()).toHaveLength(1);
  await advanceToEnd(app.clock);

  expect(pending()).toEqual([]);
  expect(app.seats('window')?.state()).toMatchObject([
    { device: { type: 'held' } },
    { id: activating?.id, device: { type: 'held' } },
  ]);
  app.promises.checkSeats();
  expect(app.promises.violations).toEqual([]);
});

test('dismissing does not wait for an activation that is on its way, to abandon it when it has failed', async () => {
  const app = new SeatsApp();
  const seats = [
    { license: 0, kind: 'held' },
    { license: 1, kind: 'pending-taken' },
  ] as const;
  addInitialSeats(app, seats, false);
  app.polars.script = ['late-landing'];
  await app.start('window');
  const take = async (step: SeatsStep): Promise<void> => await takeSeatsStep(app, step);
  const states = () =>
    app
      .seats('window')
      ?.all()
      .map(({ device }) => device.state());
  // The check of the other seat waits for its answer, and has the lock.
  await take({ ...activation, license: 1, by: 'window' });
  expect(states()).toContainEqual(
    expect.objectContaining({ type: 'activating', isUnfinished: false }),
  );
  await take({ type: 'release-all', by: 'window', hasCountdown: false });
  for (const seat of [0, 1])
    await take({ type: 'forget', seat, by: 'window', hasCountdown: false });
  await advanceToEnd(app.clock);
  expect(states()).toContainEqual(
    expect.objectContaining({ type: 'activating', isUnfinished: true }),
  );
  app.promises.checkSeats();
  expect(app.promises.violations).toEqual([]);
});

test('the receipt of a seat that another process took and released says nothing about the one before', async () => {
  const app = new SeatsApp();
  addInitialSeats(app, [{ license: 0, kind: 'copied' }], false);
  await app.start('window');
  const take = async (step: SeatsStep): Promise<void> => await takeSeatsStep(app, step);
  const [copied] = app.polars.license.activations;

  // The command replaces the copied record, and the window still shows it.
  await take({ ...activation, license: 0, by: 'command', canReplaceCopied: true });
  await take({ type: 'release-all', by: 'command', hasCountdown: false });
  await take({ type: 'release-other', seat: 0, by: 'window', hasCountdown: false });
  await advanceToEnd(app.clock);

  expect(app.seats('window')?.state()).toMatchObject([{ device: { type: 'released' } }]);
  expect(app.polars.license.activations).toEqual([copied]);
  expect(app.promises.violations).toEqual([]);
});

test('an activation leaves the receipt alone of a seat that another process has taken again', async () => {
  const app = new SeatsApp();
  addInitialSeats(app, [{ license: 3, kind: 'held' }], false);
  await app.start('window');
  const [id = ''] = app.disk.memory.folderNames();
  const take = async (step: SeatsStep): Promise<void> => await takeSeatsStep(app, step);

  await take({ type: 'release', seat: 0, by: 'command', hasCountdown: false });
  await app.clock.advance(1_000);
  expect(app.disk.content(id, 'receipt')).toMatchObject({ seen: false });
  await take({ ...activation, license: 3, by: 'window' });
  await advanceToEnd(app.clock);
  expect(app.disk.content(id, 'device')).not.toBeNull();
  const receipt = app.disk.diskOf(id).text('receipt');
  await take({ ...activation, license: 1, by: 'command' });
  await advanceToEnd(app.clock);

  expect(app.disk.folders()).toHaveLength(3);
  expect(app.disk.diskOf(id).text('receipt')).toBe(receipt);
  expect(app.promises.violations).toEqual([]);
});
