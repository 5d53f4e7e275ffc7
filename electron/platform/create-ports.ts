import * as os from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';
import { loopbackAddress } from '../polar/servers.ts';
import type { Ports } from '../ports.ts';
import { systemClipboard } from './system/clipboard.ts';
import { browserLinks, systemClock, systemDialogs, windowAppearance } from './system/desktop.ts';
import { createAppendLog } from './files/append-log.ts';
import { systemNotifier } from './system/notifier.ts';
import { createHttp } from './network/http.ts';
import { createLog } from './files/log.ts';
import { createMachine } from './system/machine.ts';
import { createProxyLogins, type ProxyLogins } from './network/proxy-logins.ts';
import { createSecrets } from './system/secrets.ts';
import { dataFolder } from './start/data-folder.ts';
import { createStores } from './files/stores.ts';

/**
 * Which local server this build may be pointed at, set when it is built: `environment` (from the sources: the one that
 * `SEATKEEPER_SERVER` names), `none` (a release: there is no way to name one), or an address (a package made for the tests).
 */
declare const LOOPBACK_SERVER: string;

/**
 * The local server instead of the real ones; null for those. Throws on any other address. A packaged app never looks at its
 * environment: whoever sets that must not receive license keys.
 */
function developmentServer(): string | null {
  if (LOOPBACK_SERVER === 'none') return null;
  if (LOOPBACK_SERVER !== 'environment') return loopbackAddress(LOOPBACK_SERVER);
  const value = process.env['SEATKEEPER_SERVER'];
  return app.isPackaged || value === undefined ? null : loopbackAddress(value);
}

/** A name to offer for this device: the host's, without its domain. */
function hostName(): string {
  return os.hostname().split('.')[0]?.slice(0, 120) || 'This computer';
}

/** Chromium's own switch `--lang` goes before the system: it is how one looks at an app in another language. */
export function preferredLocales(): readonly string[] {
  const override = app.commandLine.getSwitchValue('lang');
  if (override !== '') return [override];
  return app.isReady() ? app.getPreferredSystemLanguages() : [];
}

/**
 * The world as Electron gives it. Usable before the app is ready, except for requests, secrets and dialogs. `logins`: those of proxies;
 * by default those in the proxies' addresses alone, and nobody is asked.
 */
export function createPorts(logins: ProxyLogins = createProxyLogins(process.env)): Ports {
  const folder = dataFolder();
  return {
    http: createHttp(logins),
    secrets: createSecrets(),
    clock: systemClock,
    clipboard: systemClipboard,
    dialogs: systemDialogs,
    links: browserLinks,
    notify: systemNotifier,
    appearance: windowAppearance,
    log: createLog(path.join(folder, 'logs')),
    stores: createStores(folder),
    machine: createMachine(),
    activityFile: createAppendLog(folder, 'activity', 'history'),
    bulkFile: createAppendLog(folder, 'bulk-release', 'ledger'),
    dataFolder: folder,
    appVersion: app.getVersion(),
    hostName: hostName(),
    locales: preferredLocales(),
    loopback: developmentServer(),
  };
}
