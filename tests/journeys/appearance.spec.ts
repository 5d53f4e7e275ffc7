import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { colorRules } from '../support/axe-violations.ts';
import { expectAccessible, expectFits, zoom } from '../support/journey-accessibility.ts';
import { connection, connectWith, goTo, openConnect } from '../support/journey-app.ts';
import { confirmRelease, headline, press, untilConfirmed } from '../support/journey-device.ts';
import { fillOrganization } from '../support/journey-seat.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test, type RunningApp } from './app-fixture.ts';

const { actions } = en.device;

/** Checks the window in a state, which it names in a failure. */
type CheckState = (state: string) => Promise<void>;

/** Visits the states of this device and checks each. */
async function walkDevice(
  { page }: RunningApp,
  polar: Polar,
  checkState: CheckState,
): Promise<void> {
  await untilConfirmed(page);
  await checkState('active');
  await page.getByRole('button', { name: actions.release }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await checkState('dialog of the release');
  await page.keyboard.press('Escape');

  polar.faults.add({ type: 'captive-portal' }, { on: 'deactivate' });
  await confirmRelease(page);
  // During its fade-out its text has little contrast.
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await checkState('in the countdown');
  await expect(headline(page, en.device.failed.title)).toBeVisible();
  await checkState('failed');
  polar.faults.add({ type: 'rate-limited', retryAfter: 12 }, { on: 'deactivate' });
  await press(page, actions.tryAgain);
  await expect(headline(page, en.device.waiting.notAccepted)).toBeVisible();
  await checkState('waiting');
  // It is sent by itself when its time has come.
  await expect(headline(page, en.device.released.title)).toBeVisible({ timeout: 20_000 });
  await checkState('released');
  await press(page, actions.done);
}

/** Visits the screens of a computer without a seat, and the settings. */
async function walkScreens(
  running: RunningApp,
  polar: Polar,
  checkState: CheckState,
): Promise<void> {
  const { page } = running;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await checkState('first run');
  await page.getByRole('button', { name: new RegExp(en.start.entryPoints.key.title) }).click();
  await page.getByRole('button', { name: en.start.activate.submit, exact: true }).click();
  await expect(page.getByText(en.start.key.problems.missing)).toBeVisible();
  await checkState('activate, with faults');
  await page.getByLabel(en.start.key.label, { exact: true }).fill(polar.key);
  await fillOrganization(page, polar);
  await page.getByRole('button', { name: en.start.activate.submit, exact: true }).click();
  await expect(headline(page, en.review.title)).toBeVisible();
  await checkState('review of a key');
  await page.getByRole('button', { name: en.app.actions.back }).click();
  await page.getByRole('button', { name: en.start.activate.other }).click();
  await checkState('import');
  await openConnect(page);
  await checkState('connect');
  await page.getByRole('button', { name: en.app.actions.back }).click();
  await checkState('settings');
  await connectWith(running, polar.token);
  await checkState('settings, connected');
  await connection(page).getByRole('button', { name: en.settings.connection.disconnect }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await checkState('disconnect');
  await page.keyboard.press('Escape');
}

/** Sets the window's appearance, and waits until the page has it. */
async function setAppearance(
  { app, page }: RunningApp,
  appearance: 'light' | 'dark',
): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, appearance);
  await expectDark(page, appearance === 'dark');
}

async function expectDark(page: Page, isDark: boolean): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(isDark);
}

/** States that are also checked dark here; `screens.spec.ts` draws each of the others dark, and checks the same rules. */
const alsoDark: ReadonlySet<string> = new Set(['active', 'disconnect']);

/** Gives the window's content a width at 200 % zoom, and waits until the page has it. */
async function setWidth({ app, page }: RunningApp, width: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(to, 720);
  }, width);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width / 2);
}

test('every state is accessible, and nothing is cut off, at 200 % zoom in the first window and in a narrow one', async ({
  held,
  polar,
}) => {
  test.slow();
  const { app, page } = held;
  // Chromium drops a zoom factor that is set while the page still loads.
  await untilConfirmed(page);
  await zoom(app, 2);
  await setAppearance(held, 'light');
  const checkState: CheckState = async (state) => {
    await setWidth(held, 640);
    await expectFits(page, `${state}, 640 wide`);
    await setWidth(held, 1040);
    await expectFits(page, `${state}, 1040 wide`);
    await expectAccessible(page, `${state}, light`);
    if (!alsoDark.has(state)) return;
    await setAppearance(held, 'dark');
    await expectAccessible(page, `${state}, dark`, { only: colorRules });
    await setAppearance(held, 'light');
  };
  await walkDevice(held, polar, checkState);
  await walkScreens(held, polar, checkState);
});

test('the chosen appearance applies at once and after a restart', async ({ held, start }) => {
  const { app, page } = held;
  await untilConfirmed(page);
  await goTo(page, 'settings');
  const { light, dark } = en.settings.appearance;
  for (const name of [light, dark]) {
    await page.getByRole('radio', { name, exact: true }).check();
    await expectDark(page, name === dark);
  }
  await app.close();
  await expectDark((await start()).page, true);
});

test('the window follows reduced motion and forced colors, and needs no color to be understood', async ({
  held,
  polar,
}) => {
  test.slow();
  const { page } = held;
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await untilConfirmed(page);
  await expectAccessible(page, 'active, forced colors');
  const release = page.getByRole('button', { name: actions.release });
  // A button with a background alone would look like plain text.
  expect(await release.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe(
    'solid',
  );

  polar.faults.add({ type: 'slow', ms: 3_000 }, { on: 'deactivate' });
  await confirmRelease(page);
  await expect(headline(page, en.device.releasing.title)).toBeVisible();
  // The spinner turns in steps then.
  const smoothSpinners = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === 'running')
        .map((animation) => animation.effect?.getTiming())
        .filter((timing) => timing?.easing === 'linear' && Number(timing.duration) < 3_000).length,
  );
  expect(smoothSpinners).toBe(0);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  await expectAccessible(page, 'released, forced colors');
});
