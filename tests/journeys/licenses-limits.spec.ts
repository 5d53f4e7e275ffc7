import { en } from '../../shared/text/en.ts';
import { byKeyboard } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { button, panelOf } from '../support/journey-admin.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { actions, close, edit } = en.licensePanel;

const expiresAt = new Date(2036, 11, 31, 12).getTime();

/**
 * Keys that remove an end of 31 December 2036 from a date field, in part or as a whole, in the
 * month-day-year order of en-US; the number of the license, which gives its row in the list; and its customer.
 */
const halfDates = [
  ['without its month', ['Delete'], false, 1, 'Ingrid Solberg'],
  ['without its day', ['ArrowRight', 'Delete'], false, 2, 'Mateo Fernández'],
  ['without its year', ['ArrowRight', 'ArrowRight', 'Delete'], false, 3, 'Brightwater Films'],
  ['of 31 February', ['0', '2'], false, 4, 'Brightwater Films'],
  ['emptied', ['Delete', 'ArrowRight', 'Delete', 'ArrowRight', 'Delete'], true, 8, '佐藤 陽子'],
] as const;

// Each test has a license of its own.
const staff = useStaff(byKeyboard, (polar) => {
  for (const [, , , number] of halfDates) polar.seller.update(licenseId(number), { expiresAt });
});

for (const [name, keys, isEmpty, number, customer] of halfDates) {
  test(`an expiry date ${name} is refused, and no license becomes endless`, async () => {
    const { app, page, polar, inputMethod } = staff();
    const license = licenseId(number);
    const requests = (): number => polar.log.count({ operation: 'update' });
    const before = requests();
    await answerDialogs(app, 1);
    // The newest of the eight licenses comes first.
    await inputMethod.openRow(grid(page), 8 - number);
    const panel = panelOf(page, customer);
    await inputMethod.press(button(panel, actions.title));
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
    await expect(date).toHaveAccessibleDescription(new RegExp(edit.invalidDate(edit.noExpiry)));
    await expect(date).toBeFocused();
    await expectAnnounced(page, 'at once', en.start.problems(1));
    expect(await shownDialogs(app)).toEqual([]);
    expect(requests()).toBe(before);
    expect(polar.record.license(license)?.expiresAt).toBe(expiresAt);

    // "No expiry" is a separate choice, which main names in its question.
    await inputMethod.press(panel.getByLabel(edit.noExpiry, { exact: true }));
    await inputMethod.press(button(panel, edit.save));
    await expect(button(panel, actions.title)).toBeFocused();
    await expectAnnounced(page, 'politely', edit.saved);
    const [question] = await shownDialogs(app);
    expect(question).toContain(en.native.confirm.edit.noExpiry);
    expect(polar.record.license(license)?.expiresAt).toBeNull();
    expect(requests()).toBe(before + 1);
    await inputMethod.press(button(panel, close));
  });
}
