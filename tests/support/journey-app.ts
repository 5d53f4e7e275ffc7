import { once } from 'node:events';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';

/** Ends the app's main process as a power cut would: nothing of its own runs any more. */
export async function kill(app: ElectronApplication): Promise<void> {
  const process = app.process();
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

/** Answers the system's next message boxes by the place of their button, since a test cannot press it. */
export async function answerDialogs(app: ElectronApplication, answer: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(JSON.stringify(args.at(-1)));
      return { response, checkboxChecked: false };
    };
  }, answer);
}

/** What the message boxes said since {@link answerDialogs}: their options, as JSON. */
export async function askedDialogs(app: ElectronApplication): Promise<readonly string[]> {
  return await app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
}

/** Puts a text on the clipboard, as a person who copies it elsewhere. */
export async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

/** What is on the clipboard. */
export async function pasted(app: ElectronApplication): Promise<string> {
  return await app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Goes to one of the window's screens. */
export async function goTo(page: Page, screen: 'device' | 'settings'): Promise<void> {
  const nav = page.getByRole('navigation', { name: en.app.nav.label });
  await nav.getByRole('button', { name: en.app.nav[screen] }).click();
}

/** From the settings: copies a token and lets the app use it. What comes of it is for the caller to see. */
export async function connect(app: ElectronApplication, page: Page, token: string): Promise<void> {
  await copy(app, token);
  await goTo(page, 'settings');
  await page.getByRole('button', { name: en.settings.connection.connect }).click();
  await page.getByRole('button', { name: en.connect.submit }).click();
}

/** The same, with a token that Polar accepts; resolves when the settings say so. */
export async function connected(
  app: ElectronApplication,
  page: Page,
  token: string,
): Promise<void> {
  await connect(app, page, token);
  const words = en.settings.connection.connected(en.app.servers.loopback);
  await expect(page.getByText(words)).toBeVisible();
}
