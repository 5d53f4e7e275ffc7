import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { twoFrames } from '../support/tab-stops.ts';
import { expect, test } from './gallery-fixture.ts';

test('the field for a message scrolls nothing once the focus has moved on', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.visit(sceneNamed('support-lookup-contradiction'));
  await page.setViewportSize({ width: 520, height: 360 });
  const [field, button] = [page.locator('.lookup-paste'), page.locator('.button-plain').first()];
  await field.focus();
  await page.evaluate(twoFrames);
  await expect(field).toBeInViewport({ ratio: 1 });

  // As Shift and Tab do that are pressed quickly, within one frame.
  await button.focus();
  await field.evaluate(
    (first, second) => {
      first.focus();
      (second as HTMLElement | null)?.focus();
    },
    await button.elementHandle(),
  );
  await page.evaluate(twoFrames);
  await expect(button).toBeInViewport({ ratio: 1 });
});
