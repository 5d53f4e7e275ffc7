import type { AppState, DeviceState } from '../shared/app-state.ts';
import { createFoundation } from './compose/foundation.ts';
import { serversFor } from './polar/servers.ts';
import type { Ports } from './ports.ts';
import { createActivity } from './services/activity/activity.ts';
import { createDevice, type Device } from './services/device/device.ts';
import { createSignal } from './services/device/signal.ts';
import type { Credentials } from './services/organization/credentials.ts';
import { vendor } from './vendor.ts';

/** What a command may know: the part of the window's state that is about this computer's seat. */
export type CommandState = Pick<AppState, 'device' | 'vendor' | 'servers' | 'suggestedLabel'>;

/** What a command works with. The window's `Core` has all of it as well. */
export interface CommandCore {
  readonly device: Device;
  readonly state: {
    get(): CommandState;
    /** Calls `listener` after each change. Returns a function that ends this. */
    subscribe(listener: () => void): () => void;
  };
}

/** Credentials without a token: commands use the public endpoints alone, since a keychain may prompt the person or hang. */
const noCredentials: Credentials = {
  connection: () => ({ type: 'public' }),
  openToken: () => null,
  for: () => Promise.resolve({ type: 'public' }),
  save: () => Promise.reject(new Error('The command line keeps no token.')),
  forget: () => undefined,
};

/**
 * Creates what commands need of the core, and no more: a command lives for a fraction of a second, most of which would go into loading
 * the admin panel and the window's messages. Sends nothing. `deadline`: milliseconds for one request.
 */
export function composeCommand(ports: Ports, deadline: number): CommandCore {
  const changed = createSignal();
  let state: DeviceState | null = null;
  const activity = createActivity({ ...ports, file: ports.activityFile, changed: () => undefined });
  const device = createDevice({
    ...ports,
    ...createFoundation(ports, deadline),
    credentials: noCredentials,
    recordEvent: activity.recordEvent,
    changed(next) {
      state = next;
      changed.emit();
    },
    // A failure of the disk is in the answer of the command that met it.
    reportFailure: () => undefined,
  });
  return {
    device,
    state: {
      get: () => ({
        device: state ?? device.state(),
        vendor,
        servers: serversFor(ports.loopback),
        suggestedLabel: ports.hostName,
      }),
      subscribe: changed.subscribe,
    },
  };
}
