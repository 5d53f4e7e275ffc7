import type { Page } from '@playwright/test';
import type { FailureCode } from '../../../shared/failure.ts';

/** Presses the button with exactly this name. */
export const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits for a dialog, whose code may still load after the page is idle. */
export const waitForDialog = (page: Page) => page.getByRole('alertdialog').waitFor();

/** Presses a button that opens a dialog, and waits for the dialog. */
export const openDialog = (name: string) => async (page: Page) => {
  await press(name)(page);
  await waitForDialog(page);
};

/** Presses an entry point, whose accessible name is its title followed by its sentence. */
export const openEntryPoint = (title: string) => (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^${title}`) }).click();

/** Answers the page's next call with this failure. */
export const refuseNext = async (page: Page, code: FailureCode) =>
  await page.evaluate((refused) => {
    window.fake.setNextAnswer({ ok: false, failure: { code: refused } });
  }, code);
