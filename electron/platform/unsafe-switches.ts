import { writeSync } from 'node:fs';
import { app } from 'electron';

/** Chromium's switches that undo what this app promises. Fuses do not govern them, and whatever starts the app may hand them on. */
export const unsafeSwitches = [
  // Anybody's certificate would do: a stranger could answer "released", and read the key.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'use-mock-cert-verifier-for-testing',
  // What goes over the network, or what opens it, would be written to a file.
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  // The token would be sealed by nobody.
  'use-mock-keychain',
  // The page would no longer be held to its own origin, or would have more in it than we put there.
  'disable-web-security',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'enable-blink-features',
  'load-extension',
  // Another program would run in place of a part of this one.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const;

/** The code is `EX_CONFIG` by habit; it only needs to differ from ours. */
const unsafeStart = 78;

/**
 * Ends a packaged app that was started with one of these switches, before Chromium acts on it. Names it on stderr, unless the caller
 * wants JSON alone there and on stdout.
 */
export function refuseSwitches(switches: readonly string[]): void {
  // Electron sets some switches by itself, and others in another version; only the caller's count.
  const given = process.argv.join(' ').toLowerCase();
  const found = switches.find((name) => app.commandLine.hasSwitch(name) && given.includes(name));
  if (!app.isPackaged || found === undefined) return;
  try {
    if (!process.argv.includes('--json'))
      writeSync(2, `This app does not start with --${found}.\n`);
  } catch {
    // Nobody listens, and it ends all the same.
  }
  process.exit(unsafeStart);
}
