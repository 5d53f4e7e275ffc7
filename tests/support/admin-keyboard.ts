import { expect, type Locator, type Page } from '@playwright/test';
import { expectVisibleFocus, pressByKey, tabTo } from './journey-access.ts';

/** Goes to a field by Tab and writes into it, in place of what was there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

/** The question that is open. */
export const question = (page: Page): Locator => page.getByRole('alertdialog');

/** Opens a question, takes it back by Escape, and sees that the focus is where it was; then opens it again. */
export async function ask(page: Page, opener: Locator): Promise<void> {
  await pressByKey(page, opener);
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeVisible();
}

/** Gives the answer of that name, and sees that something in sight has the focus once the question is gone. */
export async function answer(page: Page, name: string): Promise<void> {
  await pressByKey(page, question(page).getByRole('button', { name, exact: true }));
  await expect(question(page)).toHaveCount(0);
  await expect(page.locator(':focus')).toBeVisible();
}
