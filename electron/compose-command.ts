import type { AppState } from '../shared/app-state.ts';
import { createRequestTime, type RequestTime } from './services/release/request-time.ts';
import { createFoundation, type Foundation } from './compose/foundation.ts';
import { serversFor } from './polar/servers.ts';
import type { Ports } from './ports.ts';
import { createActivity, type Activity } from './services/activity/activity.ts';
import { createSeats, type Seats } from './services/device/seats.ts';
import { createSignal } from './services/device/signal.ts';
import type { Credentials } from './services/organization/credentials.ts';
import { vendor } from './vendor.ts';

/** What a command may know: the part of the window's state that is about this computer's seats. */
export type CommandState = Pick<AppState, 'seats' | 'vendor' | 'servers' | 'suggestedLabel'>;

/** What a command works with. */
export interface CommandCore {
  readonly foundation: Foundation;
  readonly activity: Activity;
  readonly seats: Seats;
  /** The time that the requests of this command share. */
  readonly requestTime: RequestTime;
  readonly state: {
    get(): CommandState;
    /** Calls `listener` after each change. Returns a function that removes the listener. */
    subscribe(listener: () => void): () => void;
  };
}

/** Credentials without a token: commands about this computer's seats use the public endpoints alone, since a keychain may prompt the person or hang. */
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
  const activity = createActivity({ ...ports, file: ports.activityFile, changed: () => undefined });
  const requestTime = createRequestTime(ports.clock);
  const http = requestTime.limitHttp(ports.http);
  const foundation = createFoundation({ ...ports, http }, deadline);
  const seats = createSeats({
    ...ports,
    ...foundation,
    keys: requestTime.limitKeys(foundation.keys),
    credentials: noCredentials,
    recordEvent: activity.recordEvent,
    changed: () => changed.emit(),
    // A failure of the disk is in the answer of the command that met it.
    reportFailure: () => undefined,
  });
  return {
    foundation,
    activity,
    seats,
    requestTime,
    state: {
      get: () => ({
        seats: seats.state(),
        vendor,
        servers: serversFor(ports.loopback, vendor),
        suggestedLabel: ports.hostName,
      }),
      subscribe: changed.subscribe,
    },
  };
}
