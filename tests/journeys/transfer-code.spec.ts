import { en } from '../../shared/text/en.ts';
import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('the field of a wrong transfer code is marked until the code is changed', async ({
  gallery,
}) => {
  const { page } = gallery;
  await gallery.visit(sceneNamed('transfer-wrong-code'));
  const field = page.getByLabel(en.start.transfer.code.label, { exact: true });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.press('Backspace');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
});
