import { localeContextFor } from '../../shared/language.ts';
import { initialLicensesState } from '../../shared/licenses.ts';
import { serversFor } from '../polar/servers.ts';
import type { Ports } from '../ports.ts';
import type { Admin } from '../services/admin.ts';
import { connectionEvent } from '../services/seat/seat-events.ts';
import { createStateStore, type StateStore } from '../state/state-store.ts';
import { vendor } from '../vendor.ts';
import type { Foundation } from './foundation.ts';
import type { ReportingServices } from './reporting-services.ts';

/** Creates the window's state as the services have it now. */
export function createWindowState(
  { appVersion, hostName, loopback, locales }: Ports,
  { readFailure }: Foundation,
  { credentials, lastSeat, seats, settingsService }: ReportingServices,
): StateStore {
  const settings = settingsService.get();
  return createStateStore({
    appVersion,
    vendor,
    servers: serversFor(loopback, vendor),
    suggestedLabel: hostName,
    connection: credentials.connection(),
    seats: seats.state(),
    lastSeat: lastSeat.remember(seats.state()),
    supportLink: null,
    localFailure: readFailure(),
    settings,
    ...localeContextFor(settings.language, locales),
    activityVersion: 0,
    notificationsFail: false,
    updates: null,
    licenses: initialLicensesState,
    bulk: { type: 'none' },
  });
}

/** Marks the activity as changed. */
export function publishActivity(state: StateStore): void {
  state.set({ activityVersion: state.get().activityVersion + 1 });
}

/** Publishes each change that a service reports, and passes it on to the admin panel where it concerns it. */
export function publishChanges(
  state: StateStore,
  admin: Admin,
  { locales }: Ports,
  { readFailure }: Foundation,
  { credentials, activity, changes, lastSeat }: ReportingServices,
): void {
  changes.connection.subscribe(() => {
    admin.connectionChanged();
    const connection = credentials.connection();
    const event = connectionEvent(state.get().connection, connection);
    if (event !== null) activity.recordEvent(event);
    state.set({ connection });
  });
  changes.activity.subscribe(() => {
    publishActivity(state);
  });
  changes.seats.subscribe((seats) => {
    state.set({ seats: [...seats], lastSeat: lastSeat.remember(seats) });
  });
  changes.localFailure.subscribe((failure) => {
    const localFailure = failure ?? readFailure();
    if (state.get().localFailure?.code !== localFailure?.code) state.set({ localFailure });
  });
  changes.supportLink.subscribe((supportLink) => {
    state.set({ supportLink });
  });
  changes.settings.subscribe((settings) => {
    state.set({ settings, ...localeContextFor(settings.language, locales) });
    admin.shareChanged();
  });
}
