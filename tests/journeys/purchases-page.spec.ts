import type { ElectronApplication, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { confirmRelease, headline, untilConfirmed } from '../support/journey-device.ts';
import { lumen } from '../support/lumen.ts';
import { seatOf } from './app-fixture.ts';
import { expect, test } from './branded-fixture.ts';

const { portal: address } = lumen.links;
const { portal } = en.app;

test.describe.configure({ mode: 'default' });

/** Records the addresses that the app opens from now on. */
async function recordAddresses(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const addresses: string[] = [];
    shell.openExternal = async (opened) => void addresses.push(opened);
    Object.assign(globalThis, { addresses });
  });
  return async () =>
    await app.evaluate(() => (globalThis as unknown as { addresses: string[] }).addresses);
}

/** Counts the buttons that a person presses on the way. */
function countPresses(page: Page) {
  let presses = 0;
  return {
    async press(name: string) {
      presses += 1;
      await page.getByRole('button', { name, exact: true }).click();
    },
    count: () => presses,
  };
}

test('a lost computer is two presses away from the purchases page', async ({
  organizationApp,
  start,
  polar,
}) => {
  const { app, page } = await start({ appFolder: organizationApp });
  const opened = await recordAddresses(app);
  const { press, count } = countPresses(page);
  await press(en.support.entryPoints.lost.title);
  await expect(page.getByText(portal.topics.device)).toBeVisible();
  await press(portal.open);
  await expect.poll(opened).toEqual([address]);
  expect(count()).toBe(2);
  expect(polar.log.count()).toBe(0);
});

test('the purchases page is offered where the key is lost or wrong, and where all seats are taken', async ({
  organizationApp,
  start,
  polar,
}) => {
  const { app, page } = await start({ appFolder: organizationApp });
  const opened = await recordAddresses(app);
  await answerDialogs(app, 1);
  const { press } = countPresses(page);
  const main = page.getByRole('main');

  await expect(main.getByText(portal.topics.key)).toBeVisible();
  await press(portal.open);
  await page.getByRole('button', { name: en.start.entryPoints.key.title }).click();
  await expect(main.getByText(portal.topics.key)).toBeVisible();
  await page.getByLabel(en.start.key.label).fill('LUMEN-TEST-NO-SUCH-KEY');
  await press(en.start.activate.submit);
  await expect(main.getByText(portal.topics.wrongKey)).toBeVisible();
  await press(portal.open);

  await page.getByLabel(en.start.key.label).fill(polar.key);
  await press(en.start.activate.submit);
  await press(en.review.submit);
  await expect(headline(page, en.device.active.title)).toBeVisible();
  await press(portal.open);
  await expect.poll(async () => (await opened()).length).toBe(3);

  await press(en.device.licenses.add);
  await page.getByLabel(en.start.key.label).fill(polar.foreign.key);
  await expect(main.getByText(portal.topics.key)).toBeVisible();
  expect(new Set(await opened())).toEqual(new Set([address]));
});

test('all seats taken: the purchases page is the recommended way', async ({
  organizationApp,
  start,
  polar,
}) => {
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  const { app, page } = await start({ appFolder: organizationApp });
  const opened = await recordAddresses(app);
  await answerDialogs(app, 1);
  const { press } = countPresses(page);
  await page.getByRole('button', { name: en.start.entryPoints.key.title }).click();
  await page.getByLabel(en.start.key.label).fill(polar.key);
  await press(en.start.activate.submit);
  await press(en.review.submit);
  await expect(page.getByRole('heading', { name: en.review.full.title })).toBeVisible();
  await expect(page.getByText(en.review.full.ways.reinstalled.title)).toBeVisible();
  await expect(page.locator('.key-review .button-primary')).toHaveText(portal.open);
  await press(portal.open);
  await expect.poll(opened).toEqual([address]);
});

test('without its address nothing mentions the purchases page’s button', async ({ held }) => {
  const { page } = held;
  await untilConfirmed(page);
  await expect(page.getByRole('button', { name: portal.open })).toHaveCount(0);
  await page.getByRole('button', { name: en.support.entryPoints.lost.title }).click();
  await expect(page.getByRole('heading', { name: en.support.lost.title })).toBeVisible();
  await expect(page.getByRole('button', { name: portal.open })).toHaveCount(0);
});

test('after a release the tip names the button that activates again', async ({
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  const { page } = await start();
  await untilConfirmed(page);
  await confirmRelease(page);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  const { activateAgain } = en.device.afterRelease;
  await expect(page.getByText(activateAgain)).toBeVisible();
  expect(activateAgain).toContain(en.device.actions.activateAgain);
  await page.getByRole('button', { name: en.device.actions.activateAgain, exact: true }).click();
  await expect(headline(page, en.device.active.title)).toBeVisible();
});
