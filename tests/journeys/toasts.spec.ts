import type { Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { press } from '../renderer/gallery/scene-actions.ts';
import { expect, test } from './gallery-fixture.ts';

const { copyLabel, copied } = en.device.key;
const { dismiss } = en.app.actions;

/** Windows in which controls are at the foot, at the head, or everywhere. */
const sizes = [
  { width: 1040, height: 720 },
  { width: 1040, height: 560 },
  { width: 1440, height: 900 },
  { width: 760, height: 640 },
];

/** Runs in the page. Returns the controls that the toast covers. */
function covered(): string[] {
  const toast = document.querySelector('.toast');
  if (toast === null) return ['There is no toast.'];
  const box = toast.getBoundingClientRect();
  return [...document.querySelectorAll<HTMLElement>('button, summary, input, select, a[href], h1')]
    .filter((one) => one.checkVisibility() && !toast.contains(one))
    .filter((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
    })
    .map((one) => one.textContent);
}

const showToast = async (page: Page): Promise<void> => {
  await press(copyLabel)(page);
  await expect(page.locator('.toast')).toHaveText(copied);
};

test('a toast covers no control, and moves aside when the window changes', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('active');
  await page.setViewportSize({ width: 1040, height: 720 });
  await showToast(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expect
      .poll(async () => await page.evaluate(covered), { message: JSON.stringify(size) })
      .toEqual([]);
  }
});

test('a toast is dismissed by pointer and by keyboard, and the focus is not lost', async ({
  gallery,
}) => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1040, height: 720 });
  await gallery.show('active');
  await showToast(page);
  const button = page.getByRole('button', { name: dismiss, exact: true });
  await button.click();
  await expect(page.locator('.toast')).toHaveCount(0);

  await showToast(page);
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: en.device.active.title })).toBeFocused();
});

test('a toast goes with its page, and one for the next page stays', async ({ gallery }) => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1040, height: 720 });
  await gallery.show('active');
  await showToast(page);
  await press(en.app.nav.activity)(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.activity.title);
  await expect(page.locator('.toast')).toHaveCount(0);

  // What the person did on a page that closes by itself is said on the page behind it.
  await gallery.show('none');
  await page.getByRole('button', { name: en.start.entryPoints.organization.title }).click();
  await page.getByRole('button', { name: en.connect.submitTo.production, exact: true }).click();
  await expect(page.locator('.toast')).toHaveText(en.connect.done);
});

test('a check that finds no seat yet says so', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('activation-unfinished');
  const connection = {
    type: 'organization',
    server: 'production',
    tokenStorage: 'session',
  } as const;
  await page.evaluate((connected) => window.fake.change({ connection: connected }), connection);
  await page.getByRole('button', { name: en.device.actions.findSeat, exact: true }).click();
  await expect(page.locator('.toast')).toHaveText(en.device.unfinished.notYet);
});
