import { once } from 'node:events';
import { BrowserWindow, powerMonitor } from 'electron';
import * as v from 'valibot';
import type { ShownKey } from '../../ports.ts';
import { hardenedSession, pagePreferences } from '../start/harden.ts';
import { dialogParent, systemClock } from '../system/desktop.ts';
import { isWayland } from '../system/is-wayland.ts';
import { escapeHtml } from './escape-html.ts';
import { showWhenReady } from './show-window.ts';

/** Milliseconds until the window closes. */
const shownFor = 30_000;

const Action = v.picklist(['copy', 'close']);

const style = `
  :root {
    color-scheme: light dark;
    font: 15px/1.5 system-ui, sans-serif;
    background: light-dark(#ffffff, #21211e);
    color: light-dark(#1d1c19, #f2f0ea);
  }
  body { margin: 0; padding: 24px; overflow-wrap: anywhere; }
  h1 { font-size: 19px; line-height: 1.3; margin: 0 0 12px; }
  p { margin: 0 0 12px; color: light-dark(#5e5b53, #aeaba2); }
  code {
    display: block; padding: 14px 16px; border-radius: 8px; user-select: all;
    border: 1px solid light-dark(#cbc8bf, #5a5851); background: light-dark(#f1efea, #191917);
    font: 18px/1.7 ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
  }
  code span { display: inline-block; margin-inline-end: 10px; }
  .warning { margin-top: 12px; }
  footer { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 20px; }
  footer div { flex: 1 1 10em; }
  footer p { margin: 0; font-size: 13px; }
  button {
    font: inherit; font-weight: 600; padding: 6px 15px; border-radius: 8px; color: inherit;
    border: 1px solid light-dark(#cbc8bf, #5a5851); background: light-dark(#ffffff, #21211e);
  }
  button:hover { background: light-dark(#f4f2ee, #2a2a26); }
  :focus-visible { outline: 2px solid light-dark(#0b6a5f, #62cdbd); outline-offset: 2px; }
`;

/** Returns the page without the key, since it is loaded from its address. */
function renderPage({ labels, language }: ShownKey): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(labels.title)}</title><style>${style}</style></head><body><main>
<h1>${escapeHtml(labels.message)}</h1><code id="key"></code>
<p class="warning">${escapeHtml(labels.warning)}</p>
<footer><div><p id="left" role="timer"></p><p id="copied" role="status"></p></div><button id="copy">${escapeHtml(labels.copy)}</button>
<button id="close">${escapeHtml(labels.close)}</button></footer></main></body></html>`;
}

/** Runs in the page: writes the key, counts the seconds, and prepares `nextAction`. */
function pageScript({ groups, labels }: ShownKey): string {
  const seconds = shownFor / 1000;
  const left = Array.from({ length: seconds + 1 }, (_, count) => labels.hides(count));
  return `{
  const { groups, left } = ${JSON.stringify({ groups, left })};
  const find = (id) => document.getElementById(id);
  find('key').replaceChildren(...groups.map((group) => {
    const part = document.createElement('span');
    part.textContent = group;
    return part;
  }));
  const until = performance.now() + ${shownFor};
  const count = () => {
    find('left').textContent = left[Math.max(0, Math.ceil((until - performance.now()) / 1000))] ?? '';
  };
  count();
  setInterval(count, 500);
  let report = () => {};
  globalThis.nextAction = () => new Promise((resolve) => { report = resolve; });
  find('copy').addEventListener('click', () => report('copy'));
  find('close').addEventListener('click', () => report('close'));
  document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') report('close'); });
  find('close').focus();
}`;
}

/**
 * Runs `code` in the window's page, which has no script of its own. Not by `webContents`, which keeps a call for ever that a closed window
 * never answers, and with it the key.
 */
async function evaluate(window: BrowserWindow, code: string): Promise<unknown> {
  return await window.webContents.mainFrame.executeJavaScript(code);
}

/** Answers the buttons until the person closes the window. */
async function answerButtons(window: BrowserWindow, shown: ShownKey): Promise<void> {
  for (;;) {
    const action = v.safeParse(Action, await evaluate(window, 'nextAction()'));
    if (!action.success || action.output === 'close') return;
    await shown.copy();
    const copied = JSON.stringify(shown.labels.copied);
    await evaluate(window, `document.getElementById('copied').textContent = ${copied}; null`);
  }
}

/**
 * Shows a license key in a sandboxed window of main's own, so that the app's page never gets it. The window closes after half a minute, and
 * when the computer is suspended or locked. Resolves when it has closed.
 */
export async function showKey(shown: ShownKey): Promise<void> {
  const parent = dialogParent();
  const window = new BrowserWindow({
    ...(parent === undefined ? {} : { parent, modal: true }),
    width: 520,
    height: 310,
    useContentSize: true,
    minWidth: 320,
    minHeight: 260,
    minimizable: false,
    maximizable: false,
    title: shown.labels.title,
    // See `openWindow`: on Wayland what is drawn in a hidden window never appears.
    show: isWayland(),
    webPreferences: {
      ...pagePreferences,
      session: hardenedSession('license-key'),
      devTools: false,
    },
  });
  window.removeMenu();
  showWhenReady(window, () => window.show());
  const close = (): void => {
    if (!window.isDestroyed()) window.destroy();
  };
  const closed = once(window, 'closed');
  const stopTimer = systemClock.schedule(shownFor, close);
  powerMonitor.on('suspend', close);
  powerMonitor.on('lock-screen', close);
  try {
    const address = `data:text/html;charset=utf-8,${encodeURIComponent(renderPage(shown))}`;
    await Promise.race([window.loadURL(address), closed]);
    if (window.isDestroyed()) return;
    await Promise.race([evaluate(window, `${pageScript(shown)} null`), closed]);
    if (!window.isDestroyed()) await Promise.race([answerButtons(window, shown), closed]);
  } finally {
    stopTimer();
    powerMonitor.off('suspend', close);
    powerMonitor.off('lock-screen', close);
    close();
  }
}
