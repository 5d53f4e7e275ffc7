import { en } from '../../shared/text/en.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import { goneServer } from '../support/polar/gone-server.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';
import * as stories from './release-outcomes.ts';

const { acts, facts } = en.device;

test('offline: the release waits, survives a restart, and is sent when the person says so', async ({
  polar,
  keep,
  start,
  dataFolder,
}) => {
  const { env, port } = await goneServer();
  await keep('device', { ...seatOf(polar), confirmedAt: null });
  const { app, page } = await start({ env });
  await expect(headline(page, en.device.notReached.titleNever)).toBeVisible();

  await confirmRelease(page);
  const story = stories.waiting('network-unreachable');
  await stories.expectStory(page, story);
  await expect(stateCard(page)).toContainText(/Next attemptin \d+ seconds?/);
  await expect(stateCard(page)).toContainText('NET-UNREACHABLE');

  await press(page, acts.cancelRelease);
  await expect(headline(page, en.device.notReached.titleNever)).toBeVisible();
  await confirmRelease(page);
  await expect(headline(page, story.heading)).toBeVisible();
  await app.close();

  const again = await start({ env });
  await expect(headline(again.page, story.heading)).toBeVisible();
  // Its own next attempt is at least two seconds away after this one.
  await press(again.page, acts.sendNow);
  await expect(stateCard(again.page)).toContainText(new RegExp(`${facts.attempts}[2-9]`));
  const back = await startPolar({ port });
  await press(again.page, acts.sendNow);
  await stories.expectStory(again.page, stories.released);
  expect(back.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('free', back, dataFolder);
  await back.close();
});

test('what waits is sent by itself once the server is there, and never after it was cancelled', async ({
  polar,
  keep,
  start,
  dataFolder,
}) => {
  const gone = await startPolar();
  const env = { SEATKEEPER_SERVER: gone.baseUrl };
  const port = Number(new URL(gone.baseUrl).port);
  await keep('device', seatOf(polar));
  const { page } = await start({ env });
  await untilConfirmed(page);
  await gone.close();
  await confirmRelease(page);
  await expect(headline(page, en.device.waiting.title)).toBeVisible();
  await press(page, acts.cancelRelease);
  await untilConfirmed(page);

  const back = await startPolar({ port });
  // Longer than the first next attempt can be away.
  await page.waitForTimeout(10_500);
  expect(back.log.count({ operation: 'deactivate' })).toBe(0);
  expectSeat('held', back, dataFolder);

  back.faults.add({ kind: 'rate-limited', retryAfter: 1 }, { on: 'deactivate' });
  await confirmRelease(page);
  await expect(headline(page, stories.released.heading)).toBeVisible();
  expectSeat('free', back, dataFolder);
  await back.close();
});
