import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import type { Polar } from './polar/start-polar.ts';

const { review, start } = en;

/**
 * On the screen that asks for a key: enters the stand-in's key, names this computer `name`, and
 * opens the preview.
 */
export async function previewKey(page: Page, polar: Polar, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(start.entryPoints.key.title) }).click();
  await page.getByLabel(start.key.label, { exact: true }).fill(polar.key);
  await fillOrganization(page, polar);
  await page.getByLabel(start.name.label, { exact: true }).fill(name);
  await submitKey(page);
}

/** Enters the stand-in's organization under "Advanced", which is open unless the app knows one. */
export async function fillOrganization(page: Page, polar: Polar): Promise<void> {
  const field = page.getByLabel(start.organization.label, { exact: true });
  if (!(await field.isVisible())) await page.getByText(start.advanced, { exact: true }).click();
  await field.fill(polar.organizationId);
}

/** Submits the form and waits for the preview. */
export async function submitKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: start.activate.submit, exact: true }).click();
  await expect(page.locator('.key-review')).toBeVisible();
}

/** Activates the seat of the preview. */
export async function activate(page: Page): Promise<void> {
  await page.getByRole('button', { name: review.submit, exact: true }).click();
}

/** Names of the license's live seats at the stand-in. */
export function seatNames(polar: Polar): readonly string[] {
  return polar.record.liveActivations(polar.licenseId).map(({ label }) => label);
}
