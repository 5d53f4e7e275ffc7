import { en } from '../../shared/text/en.ts';
import { press } from '../renderer/gallery/scene-actions.ts';
import { expect, test } from './gallery-fixture.ts';

test('a seller with a copied token connects to production in three actions', async ({
  gallery,
}) => {
  const { page } = gallery;
  await page.setViewportSize({ width: 1040, height: 720 });
  await gallery.show('active');
  const actions = [
    en.app.nav.settings,
    en.settings.connection.connect,
    en.connect.submitTo.production,
  ];
  for (const name of actions) await press(name)(page);
  await expect(page.locator('.toast')).toHaveText(en.connect.done);
  expect(await page.evaluate(() => window.fake.calls)).toContainEqual([
    'connection.connect',
    { server: 'production' },
  ]);
  expect(actions).toHaveLength(3);
});
