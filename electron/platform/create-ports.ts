import * as os from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';
import { loopbackAddress, serverVariable, userAgent } from '../polar/servers.ts';
import type { Background, Dialogs, Ports } from '../ports.ts';
import { setOpenAtLogin } from './background/login-start.ts';
import { systemClipboard } from './system/clipboard.ts';
import { browserLinks, systemClock, systemDialogs, windowAppearance } from './system/desktop.ts';
import { createAppendLog } from './files/append-log.ts';
import { systemNotifier } from './system/notifier.ts';
import { createHttpSessions } from './network/http-sessions.ts';
import { createHttp } from './network/http.ts';
import { createLog } from './files/log.ts';
import { createMachine } from './system/machine.ts';
import { createProxyLogins, type ProxyLogins } from './network/proxy-logins.ts';
import { preferredLocales } from './system/preferred-locales.ts';
import { createUpdateInstaller } from './system/update-installer.ts';
import { createSecrets } from './system/secrets.ts';
import { dataFolder } from './start/data-folder.ts';
import { createSeatFolders } from './files/seat-folders.ts';
import { createStores } from './files/stores.ts';

/**
 * The local server that this build may use, set when it is built: `environment` (built from the sources: the one that
 * `SEATKEEPER_SERVER` names), `none` (a release), or an address (a package for the tests, and a seller’s test build).
 */
declare const LOOPBACK_SERVER: string;

/**
 * Returns the address of the local server that replaces the real ones; null for the real ones. Throws on an address that is not local.
 * A packaged app ignores its environment: what sets a variable must not receive license keys.
 */
function developmentServer(): string | null {
  if (LOOPBACK_SERVER === 'none') return null;
  if (LOOPBACK_SERVER !== 'environment') return loopbackAddress(LOOPBACK_SERVER);
  const value = process.env[serverVariable];
  return app.isPackaged || value === undefined ? null : loopbackAddress(value);
}

/** Returns a name to suggest for this device: the host's, without its domain. */
function hostName(): string {
  return os.hostname().split('.')[0]?.slice(0, 120) || 'This computer';
}

/** What only a process with a window has. */
interface WindowParts {
  /** Logins of proxies, for which the person is asked. */
  readonly logins: ProxyLogins;
  readonly showKey: Dialogs['showKey'];
  /** Shows the app's entry in the tray. */
  readonly showEntry: Background['show'];
}

/** Refuses to show a key: commands open no window. */
async function showNoKey(): Promise<void> {
  return await Promise.reject(new Error('A command shows no key.'));
}

/**
 * Creates the ports over Electron. They work before the app is ready, except for requests, secrets and dialogs. Without a window only the
 * logins in the proxies' addresses are known, and the person is not asked.
 */
export function createPorts(window?: WindowParts): Ports {
  const logins = window?.logins ?? createProxyLogins(process.env);
  const folder = dataFolder();
  const sessions = createHttpSessions();
  const log = createLog(path.join(folder, 'logs'));
  return {
    http: createHttp(logins, sessions),
    secrets: createSecrets(),
    clock: systemClock,
    clipboard: systemClipboard,
    dialogs: { ...systemDialogs, showKey: window?.showKey ?? showNoKey },
    links: browserLinks,
    notify: systemNotifier,
    appearance: windowAppearance,
    background: { show: window?.showEntry ?? (() => undefined), setOpenAtLogin },
    log,
    stores: createStores(folder),
    seatFolders: createSeatFolders(folder, createStores),
    machine: createMachine(),
    updateInstaller: createUpdateInstaller({
      folder: path.join(folder, 'update'),
      logins,
      sessions,
      userAgent: userAgent(app.getVersion()),
      log,
    }),
    activityFile: createAppendLog(folder, 'activity', 'history'),
    bulkFile: createAppendLog(folder, 'bulk-release', 'ledger'),
    dataFolder: folder,
    appVersion: app.getVersion(),
    hostName: hostName(),
    locales: preferredLocales(),
    loopback: developmentServer(),
  };
}
