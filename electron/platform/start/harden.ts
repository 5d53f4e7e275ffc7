import { app, session, type Session, type WebContents, type WebPreferences } from 'electron';
import { refuseClientCertificates } from '../network/client-certificates.ts';

const prevent = (event: { readonly preventDefault: () => void }): void => event.preventDefault();

/** The preferences of every page. */
export const pagePreferences: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  webSecurity: true,
  spellcheck: false,
  // No `alert` and no `confirm`: the page's box would look like one of the system's.
  disableDialogs: true,
  navigateOnDragDrop: false,
  // A script could ask for a file or folder in a dialog that looks like main's, or store files.
  disableBlinkFeatures: 'FileSystemAccessLocal,FileSystemAccessOriginPrivate',
  // Electron 33 does not know it; `hardenApp` denies it there.
  enableDeprecatedPaste: false,
};

/** Refuses every permission, device and download of a session. https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content */
export function hardenSession(pageSession: Session): void {
  pageSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pageSession.setPermissionCheckHandler(() => false);
  pageSession.setDevicePermissionHandler(() => false);
  // The page needs no network; its data comes over the bridge.
  pageSession.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] },
    (_details, answer) => answer({ cancel: true }),
  );
  // WebRTC ignores the page's policy and that filter. `hardenContents` makes it use a proxy, and at this address there is none: only
  // root may listen on the port.
  void pageSession.setProxy({
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:9',
    // Loopback addresses, too.
    proxyBypassRules: '<-loopback>',
  });
  pageSession.on('will-download', prevent);
}

const hardenedSessions = new Map<string, Session>();

/**
 * Returns the session of a partition that writes nothing to disk, hardened at its first use: Electron keeps a session until the app ends, and
 * would add a listener at each further time.
 */
export function hardenedSession(partition: string): Session {
  let known = hardenedSessions.get(partition);
  if (known === undefined) {
    known = session.fromPartition(partition, { cache: false });
    hardenSession(known);
    hardenedSessions.set(partition, known);
  }
  return known;
}

/** Keeps the page from opening another page, window or view, and from delaying the closing of its window. https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  // Overrides the page's `beforeunload`: only main decides whether the window closes.
  contents.on('will-prevent-unload', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * Applies the rules to the process, and to every session and page that is created in it. Must run before the network and the first
 * renderer start.
 */
export function hardenApp(): void {
  // Denies scripts the command `paste`. A person's own paste, by keyboard, menu or middle click, takes another path in Chromium and still
  // works. Before the version that has `enableDeprecatedPaste`, Electron lets pages run the command without a gesture; a Blink setting on
  // the command line overrides Electron's.
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false');
  // Keeps every request on TCP. With HTTP/3 the `Alt-Svc` header of an answer sends the next request over UDP to any host and port that it
  // names, around the system's proxy, and Chromium repeats a POST when that connection breaks. https://www.rfc-editor.org/rfc/rfc7838
  app.commandLine.appendSwitch('disable-quic');
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    refuseClientCertificates(event, answer);
  });
  app.on('session-created', (created) => {
    // Otherwise each session downloads a dictionary from Google. https://www.electronjs.org/docs/latest/tutorial/spellchecker
    created.setSpellCheckerEnabled(false);
    created.setSpellCheckerLanguages([]);
  });
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}
