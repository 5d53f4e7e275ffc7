import { en } from '../../shared/text/en.ts';
import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('the command that installs an update is copied, and an installed one starts the app again', async ({
  gallery,
}) => {
  const { page } = gallery;
  for (const [name, button, call] of [
    ['settings-update-by-hand', en.updates.copyLabel, 'updates.copyCommand'],
    ['settings-update-installed', en.updates.restart, 'updates.restart'],
  ] as const) {
    await gallery.visit(sceneNamed(name));
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect
      .poll(async () => await page.evaluate(() => window.fake.calls.at(-1)?.[0]))
      .toBe(call);
  }
});
