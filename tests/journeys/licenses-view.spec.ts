import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { panelWidths } from '../../shared/list-layout.ts';
import { inputMethods } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { button, chip, chooseFilter, expectRowCount, panelOf } from '../support/journey-admin.ts';
import { grid } from '../support/journey-licenses.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { view, search, columns, statuses } = en.licenses;

for (const { name, on } of inputMethods) {
  test.describe(`a member of staff, ${name},`, () => {
    const staffOf = useStaff(on);

    test('saves a view without the search text, and shows it again', async () => {
      const staff = staffOf();
      const { inputMethod, page, dataFolder } = staff;
      await chooseFilter(staff, search.status, statuses.disabled);
      await inputMethod.write(page.getByRole('searchbox'), 'raman');
      await expectRowCount(page, 1);
      // It comes a moment after the rows, and would take the place of a later announcement.
      await expectAnnounced(page, 'politely', search.found(1));
      await inputMethod.press(button(page, view.open));
      await expect(page.getByText(view.cut)).toBeVisible();
      await inputMethod.write(page.getByLabel(view.name, { exact: true }), 'Blocked');
      await inputMethod.press(button(page, view.save));
      await expectAnnounced(page, 'politely', view.saved('Blocked'));
      const saved = await readFile(path.join(dataFolder, 'list-views.json'), 'utf8');
      expect(saved).toContain('Blocked');
      expect(saved).not.toContain('raman');

      await page.keyboard.press('Escape');
      await inputMethod.press(button(page, search.clear));
      await expectRowCount(page, 8);
      await inputMethod.press(button(page, view.open));
      await inputMethod.press(button(page, 'Blocked'));
      await expectRowCount(page, 1);
      await expect(chip(page, search.chip(search.status, statuses.disabled))).toBeVisible();
      await inputMethod.press(button(page, view.remove('Blocked')));
      await expect(button(page, 'Blocked')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await inputMethod.press(button(page, search.clear));
    });

    test('chooses columns and compact rows', async () => {
      const { inputMethod, page } = staffOf();
      const header = (column: keyof typeof columns) =>
        grid(page).getByRole('columnheader', { name: columns[column], exact: true });
      const height = async () => (await page.locator('tr[data-row="0"]').boundingBox())?.height;
      const before = (await height()) ?? 0;
      await expect(header('expires')).toBeHidden();
      await inputMethod.press(button(page, view.open));
      await inputMethod.press(page.getByLabel(view.automatic));
      await expect(header('expires')).toBeVisible();
      await inputMethod.press(page.getByLabel(columns.key, { exact: true }));
      await expect(header('key')).toHaveCount(0);
      await inputMethod.press(page.getByLabel(view.compact));
      await expect.poll(height).toBeLessThan(before);
      await page.keyboard.press('Escape');
      await expect(button(page, view.open)).toBeFocused();
    });

    test('moves the border of the panel by arrow keys', async () => {
      const { inputMethod, page } = staffOf();
      await inputMethod.openRow(grid(page), 1);
      const panel = panelOf(page, 'Priya Raman');
      const width = async () => (await panel.boundingBox())?.width ?? 0;
      const before = await width();
      const border = page.getByRole('separator', { name: view.resize });
      await border.focus();
      for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
      await expect(border).toHaveAttribute('aria-valuenow', `${panelWidths.initial + 20}`);
      expect(await width()).toBeGreaterThan(before);
      await inputMethod.close(panel, en.licensePanel.close);
    });
  });
}
