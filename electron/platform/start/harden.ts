import { app, type Session, type WebContents } from 'electron';
import { refuseClientCertificates } from '../network/client-certificates.ts';

/** Every permission, device and download is refused. https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // The page has no business with any network; what it shows comes over the bridge.
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] },
    (_details, answer) => {
      answer({ cancel: true });
    },
  );
  // WebRTC heeds neither the page's policy nor that filter. Told below to go by a proxy, it finds one where nobody listens, nor may
  // any account but root.
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

/** The page stays what it is, and cannot stay longer than main wants: no other page, window or view, no say in closing. https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation */
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
    // Overrides the page's `beforeunload`: main alone decides whether its window closes.
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * Takes the command `paste` from scripts: a person's own paste, by keyboard, menu or middle click, is another path in Chromium and
 * still works. Electron lets pages run the command without a gesture up to the version that knows `enableDeprecatedPaste`; a Blink
 * setting on the command line goes before what Electron sets. Must run before the first renderer starts.
 */
function denyPasteToScripts(): void {
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false');
}

/**
 * Keeps every request on TCP. With HTTP/3 an answer's `Alt-Svc` header leads the next request, over UDP, to any host and port that it
 * names, past the system's proxy, and Chromium sends a POST again when that connection breaks. Must run before the network starts.
 * https://www.rfc-editor.org/rfc/rfc7838
 */
function denyHttp3(): void {
  app.commandLine.appendSwitch('disable-quic');
}

/** Puts the rules on every session and every page that is ever made. */
export function hardenApp(): void {
  denyPasteToScripts();
  denyHttp3();
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    refuseClientCertificates(event, answer);
  });
  app.on('session-created', (session) => {
    // Otherwise each session asks Google for a dictionary. https://www.electronjs.org/docs/latest/tutorial/spellchecker
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  });
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}
