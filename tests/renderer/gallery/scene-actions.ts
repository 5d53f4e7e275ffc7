import type { Page } from '@playwright/test';

/** Presses the button of exactly that name. */
export const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits for the question that an act asks: its library may still be on its way when the page is quiet. */
export const untilAsked = (page: Page) => page.getByRole('alertdialog').waitFor();

/** Presses what asks first, and waits for the question. */
export const ask = (name: string) => async (page: Page) => {
  await press(name)(page);
  await untilAsked(page);
};
