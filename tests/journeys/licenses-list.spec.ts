import type { ElectronApplication, Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { inputMethods } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import {
  button,
  chip,
  chooseFilter,
  expectAccessibleOnce,
  expectRowCount,
} from '../support/journey-admin.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { grid } from '../support/journey-licenses.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages } = en;
const { search, progress } = messages;

/**
 * Expects these licenses of the small organization in the list, by their places in the seed and in
 * this order.
 */
async function expectListed(page: Page, polar: Polar, items: readonly number[]): Promise<void> {
  const ends = items.map((item) => `••••-${polar.record.license(licenseId(item))?.key.slice(-6)}`);
  await expect(grid(page).locator('.grid-key code')).toHaveText(ends);
}

/** The orders of the small organization's licenses: each column's first sort order. */
const orders = [
  ['customer', [3, 4, 1, 6, 2, 7, 5, 8]],
  ['key', [5, 2, 7, 4, 1, 6, 3, 8]],
  ['status', [1, 2, 3, 4, 8, 7, 6, 5]],
  ['seats', [3, 2, 1, 7, 6, 5, 8, 4]],
  ['usage', [4, 8, 7, 6, 5, 3, 2, 1]],
  ['validated', [6, 5, 4, 3, 2, 1, 8, 7]],
  ['expires', [5, 8, 1, 2, 3, 4, 6, 7]],
  ['created', [8, 7, 6, 5, 4, 3, 2, 1]],
] as const;
async function resizeWindow(app: ElectronApplication, width: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(to, 900);
  }, width);
}

for (const { name, on } of inputMethods) {
  test.describe(`a member of staff, ${name},`, () => {
    const staffOf = useStaff(on);

    test('filters the list', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await chooseFilter(staff, search.status, messages.statuses.disabled);
      await expectListed(page, polar, [7]);
      await expectAnnounced(page, 'politely', search.found(1));
      await chooseFilter(staff, search.status, search.anyStatus);
      await chooseFilter(staff, search.only, search.atLimit);
      await expectListed(page, polar, [2]);
      await chooseFilter(staff, search.only, search.neverValidated);
      await expectListed(page, polar, [8, 7]);
      await chooseFilter(staff, search.only, search.sameName);
      await expectListed(page, polar, [2]);
      await expect(chip(page, search.sameName)).toBeVisible();
      await chooseFilter(staff, search.only, search.neverValidated);
      await chooseFilter(staff, search.benefit, search.counted('NODE-TEST', 1));
      await expect(page.getByRole('heading', { name: messages.nothingFound.title })).toBeVisible();
      await expectAnnounced(page, 'politely', messages.nothingFound.title);
      await expectAccessibleOnce(staff, 'a list in which nothing fits');
      await chooseFilter(staff, search.only, search.everything);
      await expectListed(page, polar, [4]);
      await inputMethod.press(
        chip(page, search.chip(search.benefit, search.counted('NODE-TEST', 1))),
      );
      await expectRowCount(page, 8);
    });

    test('sorts by every column, in a narrow and in a wide window', async () => {
      const { inputMethod, app, page, polar } = staffOf();
      await resizeWindow(app, 500);
      // Licenses of one customer differ by their keys.
      await expect(grid(page).locator('tr[data-row="0"] .grid-key code')).toBeVisible();
      const sortList = grid(page).getByLabel(messages.grid.sortBy);
      await inputMethod.choose(sortList, messages.columns.customer);
      await expectListed(page, polar, [3, 4, 1, 6, 2, 7, 5, 8]);
      await inputMethod.press(button(grid(page), messages.grid.reverse));
      await expectListed(page, polar, [8, 5, 7, 2, 6, 1, 4, 3]);
      await resizeWindow(app, 1700);
      for (const [column, order] of orders) {
        const header = grid(page).getByRole('columnheader', { name: messages.columns[column] });
        await inputMethod.press(header.getByRole('button'));
        await expectListed(page, polar, order);
        await expect(header).toHaveAttribute('aria-sort', /ascending|descending/);
      }
      await inputMethod.press(button(grid(page), messages.columns.created));
      await expectListed(page, polar, [1, 2, 3, 4, 5, 6, 7, 8]);
    });

    test('selects rows of the list', async () => {
      const staff = staffOf();
      const { inputMethod, page } = staff;
      const main = page.getByRole('main');
      await inputMethod.selectRows(grid(page), 1, 3);
      await expect(main.getByText(messages.selection.count(3))).toBeVisible();
      await expectAccessibleOnce(staff, 'three licenses selected');
      await inputMethod.press(button(page, messages.selection.clear));
      await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(0);
      const all = page.getByRole('checkbox', { name: messages.selection.all });
      await inputMethod.press(all);
      await expect(main.getByText(messages.selection.count(8))).toBeVisible();
      await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(8);
      await inputMethod.press(all);
      await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(0);
    });

    test('disables selected licenses after one question', async () => {
      const { inputMethod, app, page, polar } = staffOf();
      const status = (item: number) => polar.record.license(licenseId(item))?.status;
      await inputMethod.press(button(grid(page), messages.columns.created));
      await inputMethod.selectRows(grid(page), 4, 5);
      // Its number is announced a moment later, and would replace what the question ends with.
      await expectAnnounced(page, 'politely', messages.selection.count(2));
      await answerDialogs(app, 0);
      await inputMethod.press(button(page, messages.selection.disable));
      await expectAnnounced(page, 'politely', en.failures.words['not-confirmed'].title);
      expect([status(3), status(4)]).toEqual(['granted', 'granted']);
      await answerDialogs(app, 1);
      await inputMethod.press(button(page, messages.selection.disable));
      await expectAnnounced(page, 'politely', messages.selection.disabled(2));
      expect([status(3), status(4)]).toEqual(['disabled', 'disabled']);
      for (const item of [3, 4]) polar.seller.update(licenseId(item), { status: 'granted' });
      await inputMethod.press(button(page, messages.selection.clear));
      await inputMethod.press(button(page, progress.readAgain));
      await expect(grid(page).getByText(messages.statuses.disabled)).toHaveCount(1);
    });

    test('reads the list again, which shows the seller’s changes', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      polar.seller.rotate(licenseId(3));
      polar.seller.delete(licenseId(6));
      await inputMethod.press(button(page, progress.readAgain));
      await expectRowCount(page, 7);
      await chooseFilter(staff, search.only, search.stranded);
      await expectListed(page, polar, [3]);
      await chooseFilter(staff, search.only, search.everything);
    });

    test('pauses and resumes reading a long list', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      const main = page.getByRole('main');
      polar.record.generate(292);
      const pages = () => polar.log.count({ operation: 'list' });
      const underWay = () => polar.log.find({ operation: 'list' }).some(({ status }) => !status);
      polar.faults.add({ type: 'slow', ms: 1 }, { on: 'list' });
      polar.faults.add({ type: 'slow', ms: 2_500 }, { on: 'list', times: 2 });
      await inputMethod.press(button(page, progress.readAgain));
      await expect(main.getByText(progress.reading(100, 299))).toBeVisible();
      await inputMethod.press(button(page, progress.pause));
      await expectAnnounced(page, 'politely', /^Paused at \d+ of 299 licenses$/);
      await expectAccessibleOnce(staff, 'a list that is paused');
      const asked = pages();
      // The pending page arrived; no other was requested.
      await expect.poll(underWay).toBe(false);
      await expect(main.getByText(progress.paused(199, 299))).toBeVisible();
      expect(pages()).toBe(asked);
      polar.faults.clear();
      await inputMethod.press(button(page, progress.resume));
      await expectAnnounced(page, 'politely', progress.complete(299, en.app.justNow));
      await expectRowCount(page, 299);
      expect(pages()).toBeGreaterThan(asked);
    });

    test('tries again after a failed read', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      const main = page.getByRole('main');
      polar.faults.add({ type: 'captive-portal' }, { on: 'list' });
      await inputMethod.press(button(page, progress.readAgain));
      await expect(main.getByText(progress.stopped(0, 299))).toBeVisible();
      await expectAnnounced(page, 'at once', en.failures.words['not-polar'].title);
      await expectAccessibleOnce(staff, 'a list whose reading stopped');
      await inputMethod.press(button(page, en.app.actions.tryAgain));
      await expect(main.getByText(progress.complete(299, en.app.justNow))).toBeVisible();
    });
  });
}
