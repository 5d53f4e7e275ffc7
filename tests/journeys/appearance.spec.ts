import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { expectAccessible, expectFits, zoom } from '../support/journey-access.ts';
import { connection, connectWith, goTo, openConnect } from '../support/journey-app.ts';
import { confirmRelease, headline, press, untilConfirmed } from '../support/journey-device.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';

const { acts } = en.device;

type Look = (state: string) => Promise<void>;

/** Walks through the states of this device, and looks at each. */
async function walkDevice({ page }: RunningApp, polar: Polar, look: Look): Promise<void> {
  await untilConfirmed(page);
  await look('active');
  await page.getByRole('button', { name: acts.release }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('asked');
  await page.keyboard.press('Escape');

  polar.faults.add({ kind: 'captive-portal' }, { on: 'deactivate' });
  await confirmRelease(page);
  await look('in the hold');
  await expect(headline(page, en.device.failed.title)).toBeVisible();
  await look('failed');
  polar.faults.add({ kind: 'rate-limited' }, { on: 'deactivate' });
  await press(page, acts.tryAgain);
  await expect(headline(page, en.device.waiting.title)).toBeVisible();
  await look('waiting');
  await press(page, acts.cancelRelease);
  await untilConfirmed(page);
  await confirmRelease(page);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  await look('released');
  await press(page, acts.done);
}

/** Walks through the screens of a computer without a seat, and through the settings. */
async function walkScreens(running: RunningApp, polar: Polar, look: Look): Promise<void> {
  const { page } = running;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('first run');
  await page.getByRole('button', { name: new RegExp(en.start.doors.key.title) }).click();
  await page.getByRole('button', { name: en.start.activate.submit, exact: true }).click();
  await expect(page.getByText(en.start.key.missing)).toBeVisible();
  await look('activate, with faults');
  await page.getByRole('button', { name: en.start.activate.other }).click();
  await look('take over');
  await openConnect(page);
  await look('connect');
  await page.getByRole('button', { name: en.app.acts.back }).click();
  await look('settings');
  await connectWith(running, polar.token);
  await look('settings, connected');
  await connection(page).getByRole('button', { name: en.settings.connection.disconnect }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('disconnect');
  await page.keyboard.press('Escape');
}

/** Chooses an appearance in the settings and waits until the page has it. */
async function choose(page: Page, appearance: 'light' | 'dark'): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('radio', { name: en.settings.appearance[appearance] }).check();
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(appearance === 'dark');
  await goTo(page, 'device');
}

for (const appearance of ['light', 'dark'] as const) {
  test(`every state can be used by everyone, ${appearance}`, async ({ held, polar }) => {
    test.slow();
    const { page } = held;
    await choose(page, appearance);
    const look: Look = async (state) => await expectAccessible(page, state);
    await walkDevice(held, polar, look);
    await walkScreens(held, polar, look);
  });
}

test('at 200 % nothing is cut off, in the first window and in a narrow one', async ({
  held,
  polar,
}) => {
  test.slow();
  const { app, page } = held;
  await zoom(app, 2);
  const look: Look = async (state) => {
    for (const [width, height] of [
      [1040, 720],
      [640, 720],
    ] as const) {
      await app.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      );
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width / 2);
      await expectFits(page, `${state}, ${width} wide`);
    }
  };
  await walkDevice(held, polar, look);
  await walkScreens(held, polar, look);
});

test('less motion and forced colors are followed, and nothing hangs on a color', async ({
  held,
  polar,
}) => {
  test.slow();
  const { page } = held;
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await untilConfirmed(page);
  await expectAccessible(page, 'active, forced colors');
  const release = page.getByRole('button', { name: acts.release });
  // A button that is told by its background alone would be a word like any other.
  expect(await release.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe(
    'solid',
  );

  polar.faults.add({ kind: 'slow', ms: 3_000 }, { on: 'deactivate' });
  await confirmRelease(page);
  await expect(headline(page, en.device.releasing.title)).toBeVisible();
  const lively = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === 'running')
        .map((animation) => animation.effect?.getTiming())
        .filter((timing) => timing?.easing === 'linear' && Number(timing.duration) < 3_000).length,
  );
  expect(lively).toBe(0);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  await expectAccessible(page, 'released, forced colors');
});
