import type { AppState, SeatState } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Ports } from '../ports.ts';
import { createActivity } from '../services/activity/activity.ts';
import { createLastSeat } from '../services/device/last-seat.ts';
import { createSeats } from '../services/device/seats.ts';
import { createSignal } from '../services/device/signal.ts';
import { createCredentials } from '../services/organization/credentials.ts';
import { createSettingsService } from '../services/settings.ts';
import { createSupportLinks } from '../services/support/support-link.ts';
import type { Foundation } from './foundation.ts';

/** The services that hold a part of what the window shows. */
export type ReportingServices = ReturnType<typeof createReportingServices>;

/** Creates the services. Reads the stored files, and sends nothing. They report nothing before this returns. */
export function createReportingServices(ports: Ports, foundation: Foundation) {
  const { appRecords } = foundation;
  /** The signals by which each service reports a change of its part. */
  const changes = {
    connection: createSignal(),
    activity: createSignal(),
    seats: createSignal<readonly SeatState[]>(),
    /** The failure of this computer's disk; null if no seat has met one. */
    localFailure: createSignal<Failure | null>(),
    supportLink: createSignal<AppState['supportLink']>(),
    settings: createSignal<Settings>(),
  };
  const credentials = createCredentials({
    ...ports,
    file: appRecords.token,
    changed: changes.connection.emit,
  });
  const activity = createActivity({
    ...ports,
    file: ports.activityFile,
    changed: changes.activity.emit,
  });
  const seats = createSeats({
    ...ports,
    ...foundation,
    credentials,
    recordEvent: activity.recordEvent,
    changed: changes.seats.emit,
    reportFailure: changes.localFailure.emit,
  });
  return {
    credentials,
    activity,
    seats,
    lastSeat: createLastSeat({ ...ports, file: appRecords.lastSeat }),
    supportLinks: createSupportLinks({ ...ports, changed: changes.supportLink.emit }),
    settingsService: createSettingsService({
      ...ports,
      file: appRecords.settings,
      changed: changes.settings.emit,
    }),
    changes,
  };
}
