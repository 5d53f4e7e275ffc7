import * as os from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';
import { loopbackAddress } from '../polar/servers.ts';
import type { World } from '../ports.ts';
import {
  browserLinks,
  systemClipboard,
  systemClock,
  systemDialogs,
  windowAppearance,
} from './desktop.ts';
import { createAppendLog } from './append-log.ts';
import { createHttp } from './http.ts';
import { createLog } from './log.ts';
import { createSecrets } from './secrets.ts';
import { createStores } from './stores.ts';

/**
 * The local server that a developer points an unpackaged app at; null for the real ones. Throws on any other address. A packaged
 * app does not look: whoever sets its environment must not receive license keys.
 */
function developmentServer(): string | null {
  const value = process.env['SEATKEEPER_SERVER'];
  return app.isPackaged || value === undefined ? null : loopbackAddress(value);
}

/** A name to offer for this device: the host's, without its domain. */
function hostName(): string {
  return os.hostname().split('.')[0]?.slice(0, 120) || 'This computer';
}

/** The world as Electron gives it. Usable before the app is ready, except for requests, secrets and dialogs. */
export function createWorld(): World {
  const dataFolder = app.getPath('userData');
  return {
    http: createHttp(),
    secrets: createSecrets(),
    clock: systemClock,
    clipboard: systemClipboard,
    dialogs: systemDialogs,
    links: browserLinks,
    appearance: windowAppearance,
    log: createLog(path.join(dataFolder, 'logs')),
    stores: createStores(dataFolder),
    activityFile: createAppendLog(dataFolder, 'activity'),
    dataFolder,
    appVersion: app.getVersion(),
    hostName: hostName(),
    locales: app.isReady() ? app.getPreferredSystemLanguages() : ['en-US'],
    loopback: developmentServer(),
  };
}
