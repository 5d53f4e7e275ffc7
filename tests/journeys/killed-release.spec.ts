import { en } from '../../shared/text/en.ts';
import { kill } from '../support/journey-app.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  isHeldAtPolar,
  fileExists,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import { expect, test } from './app-fixture.ts';
import * as outcomes from './release-outcomes.ts';

test('a start after a kill during the request finds the seat free', async ({
  held,
  polar,
  dataFolder,
  start,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  polar.faults.add({ type: 'late-answer', ms: 60_000 }, { on: 'deactivate' });
  await confirmRelease(page);
  await expect.poll(() => isHeldAtPolar(polar)).toBe(false);
  await kill(app);
  expect(fileExists(dataFolder, 'device.json')).toBe(true);

  // The first read lags behind and the second takes long, so that the indeterminate state stays
  // visible on a busy machine.
  polar.faults.add({ type: 'stale-read' }, { times: 1 });
  polar.faults.add({ type: 'slow', ms: 4_000 }, { on: 'validate' });
  const again = await start();
  await expect(stateCard(again.page)).toContainText(en.device.settling.stillListed);
  await expect(headline(again.page, outcomes.foundFree.heading)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('free', polar, dataFolder);
});

test('a kill in the countdown keeps the seat and sends nothing', async ({
  held,
  polar,
  dataFolder,
  start,
}) => {
  await untilConfirmed(held.page);
  await confirmRelease(held.page);
  await kill(held.app);
  const again = await start();
  await untilConfirmed(again.page);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);
  expectSeat('held', polar, dataFolder);
});

test('a start after a kill before the server acts finds the seat held, and releases it when asked', async ({
  held,
  polar,
  dataFolder,
  start,
}) => {
  await untilConfirmed(held.page);
  polar.faults.add({ type: 'hang' }, { on: 'deactivate' });
  await confirmRelease(held.page);
  await expect.poll(() => polar.log.count({ operation: 'deactivate' })).toBe(1);
  await kill(held.app);
  // The check takes long, so that the indeterminate state stays visible.
  polar.faults.add({ type: 'slow', ms: 5_000 }, { on: 'validate' });
  const { page } = await start();
  await expect(stateCard(page)).toContainText(en.device.settling.detail('app-ended'));
  await outcomes.expectOutcome(page, outcomes.refused('still-held'), 15_000);
  expectSeat('held', polar, dataFolder);

  await press(page, en.device.actions.tryAgain);
  await expect(headline(page, outcomes.released.heading)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
  expectSeat('free', polar, dataFolder);
});
