import { randomUUID } from 'node:crypto';
import { en } from '../../shared/text/en.ts';
import { headline } from '../support/journey-device.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { expect, seatOf, test, type RunningApp } from './app-fixture.ts';

/** How the app learns that trying again makes sense. */
const news: readonly (readonly [what: string, tell: (running: RunningApp) => Promise<unknown>])[] =
  [
    [
      'the network is back',
      async ({ page }) => await page.evaluate(() => window.dispatchEvent(new Event('online'))),
    ],
    [
      'the computer wakes from sleep',
      async ({ app }) => await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume')),
    ],
  ];

for (const [what, tell] of news) {
  test(`a release that waits long is sent at once when ${what}`, async ({ polar, keep, start }) => {
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
    const running = await start({ env: { SEATKEEPER_SERVER: gone.baseUrl } });
    const { page } = running;
    await expect(headline(page, en.device.waiting.title)).toBeVisible();
    await expect(page.getByText(/^in [45] minutes$/)).toBeVisible();

    const back = await startPolar({ port: Number(new URL(gone.baseUrl).port) });
    await tell(running);
    await expect(headline(page, en.device.released.title)).toBeVisible();
    expect(back.log.count({ operation: 'deactivate' })).toBe(1);
    await back.close();
  });
}
