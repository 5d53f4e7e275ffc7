import { en } from '../../shared/text/en.ts';
import { byKeyboard } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { button, connectOrganization, panelOf } from '../support/journey-admin.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';

const { edit } = en.licensePanel;

/**
 * Keys that remove an end of 31 December 2036 from a date field, in part or as a whole, in the
 * month-day-year order of en-US.
 */
const halfDates = [
  ['without its month', ['Delete'], false],
  ['without its day', ['ArrowRight', 'Delete'], false],
  ['without its year', ['ArrowRight', 'ArrowRight', 'Delete'], false],
  ['of 31 February', ['0', '2'], false],
  ['emptied', ['Delete', 'ArrowRight', 'Delete', 'ArrowRight', 'Delete'], true],
] as const;

for (const [name, keys, isEmpty] of halfDates) {
  test(`an expiry date ${name} is refused, and no license becomes endless`, async ({
    start,
    polar,
  }) => {
    const mateo = licenseId(2);
    const expiresAt = new Date(2036, 11, 31, 12).getTime();
    polar.seller.update(mateo, { expiresAt });
    const running = await start();
    const { app, page } = running;
    const inputMethod = byKeyboard(page);
    await connectOrganization({ ...running, polar, inputMethod });
    await answerDialogs(app, 1);
    await inputMethod.openRow(grid(page), 6);
    const panel = panelOf(page, 'Mateo Fernández');
    await inputMethod.press(button(panel, en.licensePanel.actions.title));
    await inputMethod.press(button(panel, edit.open));
    const date = panel.getByLabel(edit.expires, { exact: true });
    await expect(date).toHaveValue('2036-12-31');
    await inputMethod.goTo(date);
    for (const key of keys) await page.keyboard.press(key);
    await expect(date).toHaveValue('');
    const isHalf = await date.evaluate(
      (element) => element instanceof HTMLInputElement && element.validity.badInput,
    );
    expect(isHalf, 'a part of the date is still in sight').toBe(!isEmpty);
    await inputMethod.press(button(panel, edit.save));
    await expectAnnounced(page, 'at once', en.start.problems(1));
    await expect(date).toBeFocused();
    await expect(date).toHaveAccessibleDescription(new RegExp(edit.invalidDate(edit.noExpiry)));
    expect(await shownDialogs(app)).toEqual([]);
    expect(polar.log.count({ operation: 'update' })).toBe(0);
    expect(polar.record.license(mateo)?.expiresAt).toBe(expiresAt);

    // "No expiry" is a separate choice, which main names in its question.
    await inputMethod.press(panel.getByLabel(edit.noExpiry, { exact: true }));
    await inputMethod.press(button(panel, edit.save));
    await expectAnnounced(page, 'politely', edit.saved);
    const [question] = await shownDialogs(app);
    expect(question).toContain(en.native.confirm.edit.noExpiry);
    expect(polar.record.license(mateo)?.expiresAt).toBeNull();
    expect(polar.log.count({ operation: 'update' })).toBe(1);
  });
}
