import { app, type Session, type WebContents } from 'electron';
import { refuseClientCertificates } from '../network/client-certificates.ts';

/** Refuses every permission, device and download of a session. https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // The page needs no network; its data comes over the bridge.
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] },
    (_details, answer) => {
      answer({ cancel: true });
    },
  );
  // WebRTC ignores the page's policy and that filter. `hardenContents` makes it use a proxy, and at this address there is none: only
  // root may listen on the port.
  void session.setProxy({
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:9',
    // Loopback addresses, too.
    proxyBypassRules: '<-loopback>',
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** Keeps the page from opening another page, window or view, and from delaying the closing of its window. https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('will-prevent-unload', (event) => {
    // Overrides the page's `beforeunload`: only main decides whether the window closes.
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * Denies scripts the command `paste`. A person's own paste, by keyboard, menu or middle click, takes another path in Chromium and still
 * works. Before the version that has `enableDeprecatedPaste`, Electron lets pages run the command without a gesture; a Blink setting on
 * the command line overrides Electron's. Must run before the first renderer starts.
 */
function denyPasteToScripts(): void {
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false');
}

/**
 * Keeps every request on TCP. With HTTP/3 the `Alt-Svc` header of an answer sends the next request over UDP to any host and port that it
 * names, around the system's proxy, and Chromium repeats a POST when that connection breaks. Must run before the network starts.
 * https://www.rfc-editor.org/rfc/rfc7838
 */
function denyHttp3(): void {
  app.commandLine.appendSwitch('disable-quic');
}

/** Applies the rules to the process, and to every session and page that is created in it. */
export function hardenApp(): void {
  denyPasteToScripts();
  denyHttp3();
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    refuseClientCertificates(event, answer);
  });
  app.on('session-created', (session) => {
    // Otherwise each session downloads a dictionary from Google. https://www.electronjs.org/docs/latest/tutorial/spellchecker
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  });
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}
