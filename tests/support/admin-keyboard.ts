import { expect, type Locator, type Page } from '@playwright/test';
import { expectVisibleFocus } from './journey-access.ts';

/** More stops than any of the licenses screens has between two controls. */
const longestWay = 60;

/** Presses Tab until a control has the focus, and sees that the focus shows there. */
export async function reach(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < longestWay; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(page);
      return;
    }
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

/** Goes to a control by Tab and works it. */
export async function strike(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab and writes into it, in place of what was there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** The question that is open. */
export const question = (page: Page): Locator => page.getByRole('alertdialog');

/** Opens a question, takes it back by Escape, and sees that the focus is where it was; then opens it again. */
export async function ask(page: Page, opener: Locator): Promise<void> {
  await strike(page, opener);
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
  await strike(page, question(page).getByRole('button', { name, exact: true }));
  await expect(question(page)).toHaveCount(0);
  await expect(page.locator(':focus')).toBeVisible();
}
