import { writeFile } from 'node:fs/promises';
import { app, dialog, nativeTheme, shell, BrowserWindow, type MessageBoxOptions } from 'electron';
import type { linkNames } from '../../../shared/contract.ts';
import type { Appearance, Clock, Dialogs, Links } from '../../ports.ts';
import { mailLink } from '../../services/support/mail-link.ts';
import { vendor } from '../../vendor.ts';
import { mayBeWayland } from './display-system.ts';

/** The longest wait that Node's timers take, in milliseconds; a longer one would fire at once. */
const maxTimerDelay = 2 ** 31 - 1;

/** The computer's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Unlike `performance.now`, which counts from the start of the process.
  monotonicNow: () => Number(process.hrtime.bigint()) / 1e6,
  schedule(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, maxTimerDelay));
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Returns whether this process's windows may be Wayland's own. */
export function isWayland(): boolean {
  const chosen = app.commandLine.getSwitchValue('ozone-platform');
  return mayBeWayland(process.platform, chosen, process.env);
}

/** Where each link leads; null for one that this seller has no page for. */
const linkAddresses: Readonly<Record<(typeof linkNames)[number], string | null>> = {
  'polar-tokens': 'https://polar.sh/docs/integrate/oat',
  documentation:
    vendor.links.documentation ?? 'https://polar.sh/docs/features/benefits/license-keys',
  support: vendor.links.support,
};

/** The person's browser. */
export const browserLinks: Links = {
  async open(name) {
    const address = linkAddresses[name];
    if (address === null) throw new Error(`There is no page for ${name}`);
    await shell.openExternal(address);
  },
  async openDataFolder() {
    const problem = await shell.openPath(app.getPath('userData'));
    if (problem !== '') throw new Error(problem);
  },
  async composeMail(mail) {
    await shell.openExternal(mailLink(mail));
  },
};

/** Light or dark for windows, menus and the page alike. */
export const windowAppearance: Appearance = {
  follow(appearance) {
    nativeTheme.themeSource = appearance;
  },
};

/** The window that a dialog belongs to; none on the command line. */
function dialogParent(): [BrowserWindow] | [] {
  const focused = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  // The window that asks for a proxy's login belongs to the app's, and may go before the dialog does.
  const window = focused?.getParentWindow() ?? focused;
  return window === undefined ? [] : [window];
}

/** Dialogs of the operating system. */
export const systemDialogs: Dialogs = {
  async confirm({ message, detail, confirm, cancel }) {
    const options: MessageBoxOptions = {
      type: 'question',
      message,
      detail,
      buttons: [cancel, confirm],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const [window] = dialogParent();
    // A window that closes takes the question along, which else would wait for ever.
    const abortController = new AbortController();
    const close = (): void => {
      abortController.abort();
    };
    window?.once('closed', close);
    const { response } = await (window === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, { ...options, signal: abortController.signal }));
    window?.off('closed', close);
    return response === 1 && !abortController.signal.aborted;
  },
  async show({ title, message, detail, close }) {
    const box = { type: 'none', title, message, detail, buttons: [close], noLink: true } as const;
    const [window] = dialogParent();
    const options = { ...box, buttons: [close] };
    await (window === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options));
  },
  async save({ name, text }) {
    const [window] = dialogParent();
    const options = { defaultPath: name };
    const { canceled, filePath } = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    if (canceled || filePath === '') return false;
    await writeFile(filePath, text, { mode: 0o600 });
    return true;
  },
};
