import { randomUUID } from 'node:crypto';
import { en } from '../../shared/text/en.ts';
import { headline } from '../support/journey-device.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test } from './app-fixture.ts';

test('a release that waits long is sent at once when the network is back', async ({
  polar,
  keep,
  start,
}) => {
  const gone = await startPolar();
  await gone.close();
  await keep('device', seatOf(polar));
  await keep('release', {
    id: randomUUID(),
    activationId: polar.activationId,
    askedBy: 'person',
    askedAt: Date.now(),
    sent: false,
    state: {
      is: 'waiting',
      why: 'network-unreachable',
      attempts: 12,
      nextAt: Date.now() + 300_000,
    },
  });
  const { page } = await start({ env: { SEATKEEPER_SERVER: gone.baseUrl } });
  await expect(headline(page, en.device.waiting.title)).toBeVisible();
  await expect(page.getByText(/^in [45] minutes$/)).toBeVisible();

  const back = await startPolar({ port: Number(new URL(gone.baseUrl).port) });
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(back.log.count({ operation: 'deactivate' })).toBe(1);
  await back.close();
});
