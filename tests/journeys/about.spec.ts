import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { openDialog, press } from '../renderer/gallery/scene-actions.ts';
import { expect, test } from './gallery-fixture.ts';

const { about } = en;

test('a question mark opens the shortcuts, the news and the licenses, and Back leads back', async ({
  gallery,
}) => {
  const { page } = gallery;
  await gallery.show('active');
  const title = page.getByRole('heading', { level: 1 });
  await press(en.app.nav.activity)(page);
  await expect(title).toHaveText(en.activity.title);
  await page.keyboard.press('?');
  await expect(title).toHaveText(about.title);
  const shortcuts = page.getByRole('region', { name: about.shortcuts.title });
  await expect(shortcuts).toContainText(`${about.shortcuts.names.check}CtrlR`);
  await expect(page.getByRole('region', { name: about.parts.title })).toContainText('react 19');
  await expect(page.getByText(about.news, { exact: true })).toBeVisible();
  await gallery.setLanguage('de');
  await expect(page.getByRole('region', { name: de.about.shortcuts.title })).toContainText(
    `${de.about.shortcuts.names.check}StrgR`,
  );
  await gallery.setLanguage('en');
  // Pressed again it stays, and Back still knows where the person was.
  await page.keyboard.press('?');
  await press(en.app.actions.back)(page);
  await expect(title).toHaveText(en.activity.title);
});

test('a question mark that is typed, and one over a dialog, opens nothing', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('none');
  await page
    .getByRole('button', { name: new RegExp(`^${en.start.entryPoints.key.title}`) })
    .click();
  const key = page.getByLabel(en.start.key.label);
  await key.click();
  await page.keyboard.press('?');
  await expect(key).toHaveValue('?');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.start.activate.title);

  await gallery.show('active');
  await openDialog(en.device.actions.release)(page);
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.device.title);
});

test('the settings lead to it', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show('active');
  await press(en.app.nav.settings)(page);
  await press(about.open)(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(about.title);
  await press(en.app.actions.back)(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.settings.title);
});
