import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('the seats to release are listed in the order of their cards', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.visit(sceneNamed('several-dialog-all'));
  const cards = await page.locator('.license-card h2').allTextContents();
  const listed = await page.locator('.dialog-list li').allTextContents();
  expect(listed).toHaveLength(cards.length);
  for (const [order, name] of cards.entries()) expect(listed[order]).toContain(name);
});
