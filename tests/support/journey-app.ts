import { once } from 'node:events';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { copy, withClipboard } from './journey-clipboard.ts';

/** Kills the app's main process, as a power cut does: none of its code runs afterwards. */
export async function kill(app: ElectronApplication): Promise<void> {
  const process = app.process();
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

/** Sends the app's requests to a proxy that does not exist, or directly to Polar again. */
export async function setOffline(app: ElectronApplication, isOffline: boolean): Promise<void> {
  await app.evaluate(async ({ session }, isOff) => {
    // Reads share the first session; each write has one of the others to itself.
    for (const name of ['polar', 'polar-once-1', 'polar-once-2', 'polar-once-3']) {
      const polarSession = session.fromPartition(name, { cache: false });
      // By default Chromium uses no proxy for loopback. Nothing listens on port 1.
      await polarSession.setProxy(
        isOff ? { proxyRules: '127.0.0.1:1', proxyBypassRules: '<-loopback>' } : {},
      );
      await polarSession.closeAllConnections();
    }
  }, isOffline);
}

/**
 * Answers the system's next message boxes with the button at this index, since a test cannot press
 * it.
 */
export async function answerDialogs(app: ElectronApplication, answer: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const questions: string[] = [];
    Object.assign(globalThis, { questions });
    dialog.showMessageBox = async (...args: unknown[]) => {
      questions.push(JSON.stringify(args.at(-1)));
      return { response, checkboxChecked: false };
    };
  }, answer);
}

/**
 * Options of the message boxes shown since {@link answerDialogs}, as JSON. They are read in a turn
 * of their own, when the app has acted on the answers: a test that knew of a question before could
 * go on, for example quit again, while the app still asks.
 */
export async function shownDialogs(app: ElectronApplication): Promise<readonly string[]> {
  const read = async (): Promise<readonly string[]> =>
    await app.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      return (globalThis as { questions?: string[] }).questions ?? [];
    });
  try {
    return await read();
  } catch (error) {
    // The inspector may lose the answer to a call that it has made. https://github.com/microsoft/playwright/issues/33737
    if (!String(error).includes('promise was garbage collected')) throw error;
    return await read();
  }
}

/** Answers the system's next save dialogs with a file, since a test cannot operate them. */
export async function answerSaveDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

/** Answers the system's next open dialogs with a file; null cancels them. */
export async function answerOpenDialogs(
  app: ElectronApplication,
  file: string | null,
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({
      canceled: filePath === null,
      filePaths: filePath === null ? [] : [filePath],
    });
  }, file);
}

/** Opens one of the window's screens. */
export async function goTo(page: Page, screen: 'device' | 'settings'): Promise<void> {
  const nav = page.getByRole('navigation', { name: en.app.nav.label });
  await nav.getByRole('button', { name: en.app.nav[screen] }).click();
}

/** The part of the settings about the organization's token. */
export function connection(page: Page): Locator {
  return page.getByRole('region', { name: en.settings.connection.title, exact: true });
}

/** Opens the screen that connects an organization, from the settings. */
export async function openConnect(page: Page): Promise<void> {
  await goTo(page, 'settings');
  await connection(page).getByRole('button', { name: en.settings.connection.connect }).click();
}

/** Copies a text and lets the app use it as the token; waits for the heading `title`. */
export async function useToken(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  text: string,
  title: string,
): Promise<void> {
  await withClipboard(async () => {
    await copy(app, text);
    await page.getByRole('button', { name: en.connect.submit }).click();
    await expect(page.getByText(title, { exact: false }).first()).toBeVisible();
  });
}

/**
 * Connects with a token that Polar accepts, from the settings, and opens the settings again, which
 * show it.
 */
export async function connectWith(
  running: { readonly app: ElectronApplication; readonly page: Page },
  token: string,
): Promise<void> {
  const text = en.app.serverBadges.loopback ?? '';
  await openConnect(running.page);
  await useToken(running, token, en.connect.done);
  await goTo(running.page, 'settings');
  await expect(connection(running.page)).toContainText(text);
}
