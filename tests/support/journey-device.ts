import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import type { Polar } from './polar/start-polar.ts';
import { recordFile } from './record-files.ts';

/** The heading that states the seat's status; `title` is the exact text or a pattern. */
export function headline(page: Page, title: string | RegExp): Locator {
  return page.getByRole('heading', { level: 2, name: title, exact: true });
}

/** The card around that heading. */
export function stateCard(page: Page): Locator {
  return page.locator('section[aria-labelledby="state-title"]');
}

/** Waits until the check at start has confirmed the seat and its requests have ended. */
export async function untilConfirmed(page: Page): Promise<void> {
  await expect(headline(page, en.device.active.title)).toBeVisible();
}

/** Requests the release and confirms it; resolves once the countdown has started. */
export async function confirmRelease(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.device.actions.release }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: en.device.dialog.confirm }).click();
  await expect(headline(page, /^Releasing in \d seconds?$/)).toBeVisible();
}

/** Presses the button with this name on the state card. */
export async function press(page: Page, name: string): Promise<void> {
  await stateCard(page).getByRole('button', { name, exact: true }).click();
}

/**
 * Records every text that the state card shows from now on, since some states last for one request
 * only. The returned function reads the texts.
 */
export async function recordCardText(page: Page): Promise<() => Promise<string>> {
  const recorded = await page.evaluateHandle(() => {
    const seen = new Set<string>();
    const record = (): void => {
      const card = document.querySelector('section[aria-labelledby="state-title"]');
      seen.add(card?.textContent ?? '');
    };
    new MutationObserver(record).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    record();
    return seen;
  });
  return () => recorded.evaluate((seen) => [...seen].join('\n'));
}

/** Whether the stand-in counts the device's seat as taken. */
export function isHeldAtPolar(polar: Polar): boolean {
  return polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);
}

/** Whether there is a file of this name: of a seat's record in the folder of the only seat, else in the data folder. */
export function fileExists(dataFolder: string, name: string): boolean {
  return existsSync(recordFile(dataFolder, path.parse(name).name));
}

/** Compares the disk with the server's record: held on both sides, or free on both. */
export function expectSeat(type: 'held' | 'free', polar: Polar, dataFolder: string): void {
  expect(isHeldAtPolar(polar), 'the stand-in’s record').toBe(type === 'held');
  expect(fileExists(dataFolder, 'device.json'), 'device.json').toBe(type === 'held');
  if (type === 'held') return;
  expect(fileExists(dataFolder, 'release.json'), 'release.json').toBe(false);
  expect(fileExists(dataFolder, 'receipt.json'), 'receipt.json').toBe(true);
}
