import { once } from 'node:events';
import { BrowserWindow } from 'electron';
import * as v from 'valibot';
import type { Language } from '../../../shared/language.ts';
import { oneLine } from '../../../shared/foreign-text.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Core } from '../../compose.ts';
import { isWayland } from '../system/is-wayland.ts';
import { hardenedSession, pagePreferences } from '../start/harden.ts';
import type { LoginRequest, ProxyLogin } from '../network/proxy-logins.ts';
import { escapeHtml } from './escape-html.ts';
import { showWhenReady } from './show-window.ts';

/** Resolves when the person sends or cancels the form. The result goes over Electron's own channel, and is in no URL. */
const formScript = `new Promise((resolve) => {
  const form = document.forms[0];
  const { username, password } = form.elements;
  username.focus();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    resolve({ username: username.value, password: password.value });
  });
  form.elements.cancel.addEventListener('click', () => resolve(null));
  document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') resolve(null); });
})`;

const Answer = v.nullable(
  v.strictObject({
    username: v.pipe(v.string(), v.maxLength(1_000)),
    password: v.pipe(v.string(), v.maxLength(1_000)),
  }),
);

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { margin: 0; padding: 24px; overflow-wrap: anywhere; }
  h1 { font-size: 18px; margin: 0 0 8px; }
  p { margin: 0 0 12px; }
  label { display: block; margin: 12px 0 4px; font-weight: 600; }
  input { box-sizing: border-box; width: 100%; font: inherit; padding: 6px 8px; }
  div { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; margin-top: 20px; }
  button { font: inherit; padding: 6px 16px; }
`;

function renderPage(
  { proxy, wasRefused, isPlaintext }: LoginRequest,
  labels: MainText['native']['proxyLogin'],
  language: Language,
): string {
  const paragraphs = [
    labels.body(oneLine(proxy)),
    ...(wasRefused ? [labels.refused] : []),
    labels.storageNote,
    ...(isPlaintext ? [labels.unencryptedWarning] : []),
  ];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'">
<title>${escapeHtml(labels.title)}</title><style>${style}</style></head><body><main>
<h1>${escapeHtml(labels.title)}</h1>${paragraphs.map((one) => `<p>${escapeHtml(one)}</p>`).join('')}
<form autocomplete="off">
<label for="username">${escapeHtml(labels.username)}</label><input id="username" name="username" required maxlength="1000">
<label for="password">${escapeHtml(labels.password)}</label><input id="password" name="password" type="password" maxlength="1000">
<div><button type="button" name="cancel">${escapeHtml(labels.cancel)}</button><button>${escapeHtml(labels.confirm)}</button></div>
</form></main></body></html>`;
}

/**
 * Asks for a proxy's login in a window of main's own, so that the app's page never gets the password. Resolves to null when the person
 * cancels or closes the window.
 */
export async function askProxyLogin(
  request: LoginRequest,
  core: Core,
  parent: BrowserWindow | null,
): Promise<ProxyLogin | null> {
  const labels = core.text().native.proxyLogin;
  const window = new BrowserWindow({
    ...(parent === null ? {} : { parent, modal: true }),
    width: 480,
    // High enough for all sentences in German; on a small screen the page scrolls.
    height: 620,
    useContentSize: true,
    minWidth: 320,
    minHeight: 320,
    minimizable: false,
    maximizable: false,
    title: labels.title,
    // See `openWindow`: on Wayland what is drawn in a hidden window never appears.
    show: isWayland(),
    webPreferences: {
      ...pagePreferences,
      session: hardenedSession('proxy-login'),
      devTools: false,
    },
  });
  window.removeMenu();
  showWhenReady(window, () => window.show());
  const closed = once(window, 'closed').then(() => null);
  try {
    const page = encodeURIComponent(renderPage(request, labels, core.state.get().language));
    await window.loadURL(`data:text/html;charset=utf-8,${page}`);
    // Not by `webContents`, which keeps a call for ever that a closed window never answers.
    const answered = window.webContents.mainFrame.executeJavaScript(formScript);
    const answer = v.safeParse(Answer, await Promise.race([answered, closed]));
    return answer.success ? answer.output : null;
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}
