import { expect, test } from 'vitest';
import { advanceToEnd } from '../../support/manual-clock.ts';
import { addInitialSeats } from '../../support/seats-model/initial-seats.ts';
import { SeatsApp } from '../../support/seats-model/seats-app.ts';
import { takeSeatsStep, type SeatsStep } from '../../support/seats-model/steps.ts';

// A process keeps in memory what it read of a seat, and another process changes the files meanwhile.

const activation = {
  type: 'activate',
  canReplaceCopied: false,
  canIgnoreUnreadable: false,
  hasNewKey: false,
} as const;

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
