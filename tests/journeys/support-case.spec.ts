import { en } from '../../shared/text/en.ts';
import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('a case shows which server of Polar the key was entered for', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('vendor-none');
  await sceneNamed('review-limit-met').action?.(page);
  await page.getByRole('button', { name: en.review.full.lost, exact: true }).click();
  await page.getByRole('button', { name: en.support.prepare, exact: true }).click();
  await expect
    .poll(async () => await page.evaluate(() => window.fake.calls.at(-1)))
    .toMatchObject(['support.create', { server: 'production', keyEnding: '4C7A91' }]);
});

test('a request for help asks for the end of a key only for a license of another computer', async ({
  gallery,
}) => {
  const { page } = gallery;
  const { license, keyEnding } = en.support;
  await gallery.visit(sceneNamed('several-help'));
  const ending = page.getByLabel(keyEnding.label);
  await expect(page.getByLabel(license.label, { exact: true })).toBeVisible();
  await expect(ending).toHaveCount(0);
  await page.getByLabel(license.label, { exact: true }).selectOption({ label: license.other });
  await expect(ending).toBeVisible();
});
