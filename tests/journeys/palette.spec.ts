import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('a search that is opened again at once stays open', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.visit(sceneNamed('palette'));
  // In one step, so that the dialog's own close event comes after the second opening.
  await page.getByRole('combobox').evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    window.fake.requestScreen('palette');
  });
  const field = page.getByRole('combobox');
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
});
