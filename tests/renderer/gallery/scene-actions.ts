import type { Page } from '@playwright/test';

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
