import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { markerContent } from '../../electron/storage/seat-marker.ts';
import { en } from '../../shared/text/en.ts';
import type { InputMethod } from './input-methods.ts';

const { start: form } = en;
const messages = en.device.licenses;

/** A key as a person enters it. `organizationId`: undefined in an app that does not ask for it. */
export interface KeyToEnter {
  readonly key: string;
  readonly organizationId?: string;
}

/** The list of licenses. */
export const licenseList = (page: Page): Locator => page.getByRole('list', { name: messages.list });

/** The card of the license with this name. */
export const licenseCard = (page: Page, name: string): Locator =>
  licenseList(page).getByRole('listitem', { name });

/** A button on the card of the license with this name. */
export const cardButton = (page: Page, name: string, license: string): Locator =>
  page.getByRole('button', { name: messages.buttonOf(name, license), exact: true });

/** The button with exactly this name. */
export const plainButton = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** The entry point of the start screen for a license key. */
export const keyEntryPoint = (page: Page): Locator =>
  page.getByRole('button', { name: new RegExp(`^${form.entryPoints.key.title}`) });

/** Enters a key in the form and continues. */
export async function enterKey(
  page: Page,
  inputMethod: InputMethod,
  { key, organizationId }: KeyToEnter,
): Promise<void> {
  await inputMethod.write(page.getByLabel(form.key.label, { exact: true }), key);
  const organization = page.getByLabel(form.organization.label, { exact: true });
  if (organizationId !== undefined) {
    // Closed where the app knows an organization.
    if (!(await organization.isVisible()))
      await inputMethod.press(page.getByText(form.advanced, { exact: true }));
    await inputMethod.write(organization, organizationId);
  }
  await inputMethod.press(plainButton(page, form.activate.submit));
}

/** Writes the record of a seat as an earlier run of the app would have; a text as it is. */
export async function writeSeat(
  dataFolder: string,
  id: string,
  record: object | string,
): Promise<void> {
  const seat = path.join(dataFolder, 'seats', id);
  await mkdir(seat, { recursive: true, mode: 0o700 });
  const marker = JSON.stringify(markerContent(null));
  await writeFile(path.join(dataFolder, 'device.json'), marker, { mode: 0o600 });
  const content = typeof record === 'string' ? record : JSON.stringify({ version: 1, ...record });
  await writeFile(path.join(seat, 'device.json'), content, { mode: 0o600 });
}
