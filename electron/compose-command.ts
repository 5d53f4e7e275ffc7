import type { AppState, DeviceState } from '../shared/app-state.ts';
import { createLicenseKeys } from './polar/license-keys.ts';
import { createRateLimiter, rateLimiterFile } from './polar/rate-limiter.ts';
import { serversFor } from './polar/servers.ts';
import { createTransport } from './polar/transport.ts';
import type { Ports } from './ports.ts';
import { createActivity } from './services/activity/activity.ts';
import type { Credentials } from './services/organization/credentials.ts';
import { createDevice, type Device } from './services/device/device.ts';
import { createLock } from './storage/lock.ts';
import { createSharedStateFile } from './storage/shared-state-file.ts';
import { openRecords } from './storage/records.ts';
import { vendor } from './vendor.ts';

/** What a command may know: the part of the window's state that is about this computer's seat. */
export type CommandState = Pick<AppState, 'device' | 'vendor' | 'servers' | 'suggestedLabel'>;

/** What a command works with. The window's `Core` has all of it, too. */
export interface CommandCore {
  readonly device: Device;
  readonly state: {
    get(): CommandState;
    /** Calls back after each change; the answer ends it. */
    subscribe(listener: () => void): () => void;
  };
}

/**
 * The command line works by the public endpoints alone, which need no token: a keychain may ask its person something, or hang.
 */
const noCredentials: Credentials = {
  connection: () => ({ type: 'public' }),
  openToken: () => null,
  for: () => Promise.resolve({ type: 'public' }),
  save: () => Promise.reject(new Error('The command line keeps no token.')),
  forget: () => undefined,
};

/**
 * Joins what commands need of the core, and no more: a command lives for a fraction of a second, most of which would go into
 * loading the admin panel and the window's words. `deadline`: milliseconds for one request. Sends nothing.
 */
export function composeCommand(ports: Ports, deadline: number): CommandCore {
  const { clock, log, stores, loopback, appVersion } = ports;
  const lock = createLock(ports.dataFolder, clock, stores.removeLeftovers);
  const rateLimiter = createRateLimiter(
    clock,
    createSharedStateFile(ports.dataFolder, rateLimiterFile),
  );
  const transport = createTransport({ ...ports, rateLimiter, deadline });
  const listeners = new Set<() => void>();
  const servers = serversFor(loopback);
  let state: DeviceState | null = null;
  const activity = createActivity({
    file: ports.activityFile,
    clock,
    log,
    changed: () => undefined,
  });
  const device = createDevice({
    records: openRecords(ports),
    keys: createLicenseKeys(transport, clock),
    credentials: noCredentials,
    clock,
    lock,
    log,
    machine: ports.machine,
    appVersion,
    recordEvent: activity.recordEvent,
    changed(next) {
      state = next;
      for (const listener of listeners) listener();
    },
    // What is wrong with the disk stands in the answer of the act that met it.
    reportFailure: () => undefined,
  });
  return {
    device,
    state: {
      get: () => ({
        device: state ?? device.state(),
        vendor,
        servers,
        suggestedLabel: ports.hostName,
      }),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
