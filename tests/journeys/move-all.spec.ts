import { en } from '../../shared/text/en.ts';
import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('a move of all licenses can be canceled after the first release, and not during one', async ({
  gallery,
}) => {
  const { page } = gallery;
  const cancel = page.getByRole('button', { name: en.move.banner.end });
  await gallery.visit(sceneNamed('several-moving-all'));
  await expect(page.getByRole('heading', { level: 1, name: en.move.all.title })).toBeVisible();
  await expect(cancel).toBeVisible();
  await gallery.visit(sceneNamed('several-moving-all-holding'));
  await expect(page.getByRole('heading', { level: 1, name: en.move.all.title })).toBeVisible();
  await expect(cancel).toHaveCount(0);
});
