import { en } from '../../shared/text/en.ts';
import { kill } from '../support/journey-app.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  isHeldAtPolar,
  fileExists,
  recordCardText,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import type { Fault } from '../support/polar/faults.ts';
import { expect, test } from './app-fixture.ts';
import * as outcomes from './release-outcomes.ts';

const tooLate: readonly (readonly [string, Fault])[] = [
  ['acts at once and answers after the deadline', { type: 'late-answer', ms: 14_000 }],
  ['acts only after the deadline', { type: 'slow', ms: 11_500 }],
];

for (const [name, fault] of tooLate) {
  test(`a seat is free in the end although the server ${name}`, async ({
    held,
    polar,
    dataFolder,
  }) => {
    const { page } = held;
    await untilConfirmed(page);
    polar.faults.add(fault, { on: 'deactivate' });
    const readCardText = await recordCardText(page);
    await confirmRelease(page);
    await outcomes.expectOutcome(page, outcomes.foundFree, 30_000);
    expect(await readCardText()).toContain(en.device.settling.detail('no-answer'));
    expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
    expectSeat('free', polar, dataFolder);
  });
}

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

  // The first read lags behind, so that the indeterminate state stays visible.
  polar.faults.add({ type: 'stale-read' }, { times: 1 });
  const again = await start();
  await expect(stateCard(again.page)).toContainText(en.device.settling.stillListed);
  await expect(headline(again.page, outcomes.foundFree.heading)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('free', polar, dataFolder);
});

test('a kill in the countdown, and a kill before the server acts, keep the seat', async ({
  held,
  polar,
  dataFolder,
  start,
}) => {
  await untilConfirmed(held.page);
  await confirmRelease(held.page);
  await kill(held.app);
  const second = await start();
  await untilConfirmed(second.page);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

  polar.faults.add({ type: 'hang' }, { on: 'deactivate' });
  await confirmRelease(second.page);
  await expect.poll(() => polar.log.count({ operation: 'deactivate' })).toBe(1);
  await kill(second.app);
  // The check takes long, so that the indeterminate state stays visible.
  polar.faults.add({ type: 'slow', ms: 2_000 }, { on: 'validate' });
  const third = await start();
  await expect(stateCard(third.page)).toContainText(en.device.settling.detail('app-ended'));
  await outcomes.expectOutcome(third.page, outcomes.refused('still-held'), 15_000);
  expectSeat('held', polar, dataFolder);

  await press(third.page, en.device.actions.tryAgain);
  await expect(headline(third.page, outcomes.released.heading)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
  expectSeat('free', polar, dataFolder);
});
