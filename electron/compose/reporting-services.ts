import type { AppState, DeviceState } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Ports } from '../ports.ts';
import { createActivity } from '../services/activity/activity.ts';
import { createDevice } from '../services/device/device.ts';
import { createMove } from '../services/device/move.ts';
import { createSignal } from '../services/device/signal.ts';
import { createCredentials } from '../services/organization/credentials.ts';
import { createSettingsService } from '../services/settings.ts';
import { createSupportLinks } from '../services/support/support-link.ts';
import type { Foundation } from './foundation.ts';

/** The services that hold a part of what the window shows. */
export type ReportingServices = ReturnType<typeof createReportingServices>;

/** Creates the services. Reads the stored files, and sends nothing. They report nothing before this returns. */
export function createReportingServices(ports: Ports, foundation: Foundation) {
  const { files, records } = foundation;
  /** What each of them reports when its part has changed. */
  const changes = {
    connection: createSignal(),
    activity: createSignal(),
    device: createSignal<DeviceState>(),
    /** What is wrong with this computer's disk; null for nothing that the device knows. */
    localFailure: createSignal<Failure | null>(),
    supportLink: createSignal<AppState['supportLink']>(),
    settings: createSignal<Settings>(),
  };
  const credentials = createCredentials({
    ...ports,
    file: records.token,
    changed: changes.connection.emit,
  });
  const activity = createActivity({
    ...ports,
    file: ports.activityFile,
    changed: changes.activity.emit,
  });
  const device = createDevice({
    ...ports,
    ...foundation,
    credentials,
    recordEvent: activity.recordEvent,
    changed: changes.device.emit,
    reportFailure: changes.localFailure.emit,
  });
  return {
    credentials,
    activity,
    device,
    move: createMove(files, () => device.receipts.last()?.activationHash ?? null),
    supportLinks: createSupportLinks({ ...ports, changed: changes.supportLink.emit }),
    settingsService: createSettingsService({
      ...ports,
      file: records.settings,
      changed: changes.settings.emit,
    }),
    changes,
  };
}
