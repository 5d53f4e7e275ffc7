import {
  app,
  dialog,
  nativeTheme,
  shell,
  BrowserWindow,
  type MessageBoxOptions,
  type OpenDialogOptions,
} from 'electron';
import type { Appearance, Clock, Dialogs, Links, Question } from '../../ports.ts';
import { readChosenFile, writeChosenFile } from '../files/chosen-file.ts';
import { mailLink } from '../../services/support/mail-link.ts';

/** The longest delay that Node's timers accept, in milliseconds; a longer one would fire at once. */
const maxTimerDelay = 2 ** 31 - 1;

/** The computer's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Unlike `performance.now`, which counts from the start of the process.
  monotonicNow: () => Number(process.hrtime.bigint()) / 1e6,
  schedule(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(milliseconds, maxTimerDelay));
    return () => clearTimeout(timer);
  },
};

/** Opens links in the person's browser, mail program and file manager. */
export const browserLinks: Links = {
  open: async (address) => await shell.openExternal(address),
  async openDataFolder() {
    const problem = await shell.openPath(app.getPath('userData'));
    if (problem !== '') throw new Error(problem);
  },
  composeMail: async (mail) => await shell.openExternal(mailLink(mail)),
};

/** Sets windows, menus and the page to light or dark. */
export const windowAppearance: Appearance = {
  follow(appearance) {
    nativeTheme.themeSource = appearance;
  },
};

/** Returns the window that a dialog belongs to; none on the command line. */
export function dialogParent(): BrowserWindow | undefined {
  const focused = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  // The window for a proxy's login is a child of the app's, and may close before the dialog does.
  return focused?.getParentWindow() ?? focused;
}

/** Shows a message over a window, or without one. Returns the index of the button that was pressed. */
export async function showMessage(
  options: MessageBoxOptions,
  window?: BrowserWindow,
): Promise<number> {
  const { response } = await (window === undefined
    ? dialog.showMessageBox({ noLink: true, ...options })
    : dialog.showMessageBox(window, { noLink: true, ...options }));
  return response;
}

/** Asks a question. Returns whether the person confirmed. When `signal` closes the question, that counts as canceled. */
export async function askQuestion(
  { message, detail, confirm, cancel }: Question,
  window?: BrowserWindow,
  signal?: AbortSignal,
): Promise<boolean> {
  const response = await showMessage(
    {
      type: 'question',
      message,
      detail,
      buttons: [cancel, confirm],
      defaultId: 0,
      cancelId: 0,
      ...(signal === undefined ? {} : { signal }),
    },
    window,
  );
  return response === 1 && signal?.aborted !== true;
}

/** Shows the operating system's dialogs. */
export const systemDialogs: Omit<Dialogs, 'showKey'> = {
  async confirm(question) {
    const window = dialogParent();
    // A question over a window that closes would wait for ever, so that it is closed with the window.
    const abortController = new AbortController();
    const close = (): void => abortController.abort();
    window?.once('closed', close);
    const isConfirmed = await askQuestion(question, window, abortController.signal);
    window?.off('closed', close);
    return isConfirmed;
  },
  async save({ name, text }) {
    const window = dialogParent();
    const options = { defaultPath: name };
    const { canceled, filePath } = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    if (canceled || filePath === '') return false;
    await writeChosenFile(filePath, text);
    return true;
  },
  async open({ title, types, maxSize }) {
    const window = dialogParent();
    const options: OpenDialogOptions = {
      title,
      properties: ['openFile'],
      filters: types.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const { canceled, filePaths } = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    const [chosen] = filePaths;
    return canceled || chosen === undefined ? null : await readChosenFile(chosen, maxSize);
  },
};
