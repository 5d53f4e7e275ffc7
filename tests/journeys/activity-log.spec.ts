import { en } from '../../shared/text/en.ts';
import { manyActivityEntries } from '../support/activity-entries.ts';
import { galleryTime } from '../support/gallery-app.ts';
import { expect, test } from './gallery-fixture.ts';

test('a log of a thousand entries draws only those in sight', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('active');
  await page.evaluate(
    (entries) => window.fake.journal.push(...entries),
    manyActivityEntries(galleryTime, 1000),
  );
  await page.evaluate(() => window.fake.requestScreen('activity'));
  await expect(page.getByText(en.activity.found(1000, 1000))).toBeVisible();
  await page.getByRole('button', { name: en.activity.older }).click();

  const rows = page.locator('.activity-row');
  await expect(rows).toHaveCount(1000);
  await expect(page.getByRole('button', { name: en.activity.older })).toBeHidden();
  await page.locator('#root').evaluate((root) => root.scrollTo(0, root.scrollHeight / 2));
  const countDrawn = () =>
    page
      .locator('.activity-title')
      .evaluateAll(
        (all) => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
  await expect.poll(countDrawn).toBeLessThan(100);
  expect(await countDrawn()).toBeGreaterThan(0);
});
