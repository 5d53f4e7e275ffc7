import { en } from '../../shared/text/en.ts';
import { sceneNamed } from '../renderer/gallery/scenes.ts';
import { expect, test } from './gallery-fixture.ts';

test('a file that takes a while to be read undoes no choice that was made meanwhile', async ({
  gallery,
}) => {
  const { page } = gallery;
  const { form } = en.bulkRelease;
  await gallery.visit(sceneNamed('bulk-form'));
  await page.evaluate(() => {
    const { arrayBuffer } = File.prototype;
    const isRuleChosen = new Promise<void>((resolve) => {
      document.addEventListener('change', ({ target }) => {
        if (target instanceof HTMLSelectElement) resolve();
      });
    });
    File.prototype.arrayBuffer = async function readLate() {
      await isRuleChosen;
      return await arrayBuffer.call(this);
    };
  });
  await page.getByRole('radio', { name: form.csv }).check();
  const buffer = Buffer.from('Email\nmateo@studio-norte.example\n');
  const file = { name: 'lost.csv', mimeType: 'text/csv', buffer };
  await page.getByLabel(form.file, { exact: true }).setInputFiles(file);
  await page.getByLabel(form.rule).selectOption({ label: form.rules.all });
  await page.getByRole('button', { name: form.submit, exact: true }).click();
  await expect
    .poll(async () => await page.evaluate(() => window.fake.calls.at(-1)))
    .toMatchObject(['bulk.plan', { type: 'csv', rule: { type: 'all' } }]);
});
