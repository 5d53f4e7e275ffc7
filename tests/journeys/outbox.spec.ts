import { en } from '../../shared/text/en.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import { stoppedServer } from '../support/polar/stopped-server.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';
import * as outcomes from './release-outcomes.ts';

const { actions, facts } = en.device;

test('offline the release waits, survives a restart, and is sent when the person says so', async ({
  polar,
  writeRecord,
  start,
  dataFolder,
}) => {
  const { env, port } = await stoppedServer();
  await writeRecord('device', { ...seatOf(polar), confirmedAt: null });
  const { app, page } = await start({ env });
  await expect(headline(page, en.device.notReached.titleNever)).toBeVisible();

  await confirmRelease(page);
  const expectedOutcome = outcomes.waiting('network-unreachable');
  await outcomes.expectOutcome(page, expectedOutcome);
  await expect(stateCard(page)).toContainText(/Next attemptin \d+ seconds?/);
  await expect(stateCard(page)).toContainText('NET-UNREACHABLE');

  await press(page, actions.cancelRelease);
  await expect(headline(page, en.device.notReached.titleNever)).toBeVisible();
  await confirmRelease(page);
  await expect(headline(page, expectedOutcome.heading)).toBeVisible();
  await app.close();

  const again = await start({ env });
  await expect(headline(again.page, expectedOutcome.heading)).toBeVisible();
  // The app's own next attempt is at least two seconds away after this one.
  await press(again.page, actions.sendNow);
  await expect(stateCard(again.page)).toContainText(new RegExp(`${facts.attempts}[2-9]`));
  const back = await startPolar({ port });
  await press(again.page, actions.sendNow);
  await outcomes.expectOutcome(again.page, outcomes.released);
  expect(back.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('free', back, dataFolder);
  await back.close();
});

test('a waiting release is sent by itself once the server runs, and never after it was cancelled', async ({
  polar,
  writeRecord,
  start,
  dataFolder,
}) => {
  const gone = await startPolar();
  const env = { SEATKEEPER_SERVER: gone.baseUrl };
  const port = Number(new URL(gone.baseUrl).port);
  await writeRecord('device', seatOf(polar));
  const { page } = await start({ env });
  await untilConfirmed(page);
  await gone.close();
  await confirmRelease(page);
  await expect(headline(page, en.device.waiting.title)).toBeVisible();
  await press(page, actions.cancelRelease);
  await untilConfirmed(page);

  const back = await startPolar({ port });
  // Longer than the delay of the first next attempt.
  await page.waitForTimeout(10_500);
  expect(back.log.count({ operation: 'deactivate' })).toBe(0);
  expectSeat('held', back, dataFolder);

  back.faults.add({ type: 'rate-limited', retryAfter: 1 }, { on: 'deactivate' });
  await confirmRelease(page);
  await expect(headline(page, outcomes.released.heading)).toBeVisible();
  expectSeat('free', back, dataFolder);
  await back.close();
});
