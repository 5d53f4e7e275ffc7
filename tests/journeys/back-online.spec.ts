import { en } from '../../shared/text/en.ts';
import { headline } from '../support/journey-device.ts';
import { stoppedServer } from '../support/polar/stopped-server.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { waitingRelease } from '../support/seat-of.ts';
import { expect, seatOf, test, type RunningApp } from './app-fixture.ts';

/** Events after which the app tries again. */
const triggers: readonly (readonly [
  what: string,
  tell: (running: RunningApp) => Promise<unknown>,
])[] = [
  [
    'the network is back',
    async ({ page }) => await page.evaluate(() => window.dispatchEvent(new Event('online'))),
  ],
  [
    'the computer wakes from sleep',
    async ({ app }) => await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume')),
  ],
];

for (const [what, trigger] of triggers) {
  test(`a release that waits for long is sent at once when ${what}`, async ({
    polar,
    writeRecord,
    start,
  }) => {
    const { env, port } = await stoppedServer();
    await writeRecord('device', seatOf(polar));
    const nextAt = Date.now() + 300_000;
    const wait = { why: 'network-unreachable', attempts: 12, nextAt } as const;
    await writeRecord('release', waitingRelease(polar, wait));
    const running = await start({ env });
    const { page } = running;
    await expect(headline(page, en.device.waiting.title)).toBeVisible();
    await expect(page.getByText(/^in [45] minutes$/)).toBeVisible();

    const back = await startPolar({ port });
    await trigger(running);
    await expect(headline(page, en.device.released.title)).toBeVisible();
    expect(back.log.count({ operation: 'deactivate' })).toBe(1);
    await back.close();
  });
}
