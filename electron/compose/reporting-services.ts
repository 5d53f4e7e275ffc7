import type { AppState, DeviceState } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Ports } from '../ports.ts';
import { createActivity, type Activity } from '../services/activity/activity.ts';
import { createDevice, type Device } from '../services/device/device.ts';
import { createMove, type Move } from '../services/device/move.ts';
import { createCredentials, type Credentials } from '../services/organization/credentials.ts';
import { createSettingsService, type SettingsService } from '../services/settings.ts';
import { createSupportLinks, type SupportLinks } from '../services/support/support-link.ts';
import type { Foundation } from './foundation.ts';
import { createSignal, type Signal } from './signal.ts';

/** The services that hold a part of what the window shows. */
export interface ReportingServices {
  readonly credentials: Credentials;
  readonly activity: Activity;
  readonly device: Device;
  readonly move: Move;
  readonly supportLinks: SupportLinks;
  readonly settingsService: SettingsService;
  /** What each of them reports when its part has changed. */
  readonly changes: {
    readonly connection: Signal<void>;
    readonly activity: Signal<void>;
    readonly device: Signal<DeviceState>;
    /** What is wrong with this computer's disk; null for nothing that the device knows. */
    readonly localFailure: Signal<Failure | null>;
    readonly supportLink: Signal<AppState['supportLink']>;
    readonly settings: Signal<Settings>;
  };
}

/** Creates the services. Reads the stored files, and sends nothing. They report nothing before this returns. */
export function createReportingServices(
  ports: Ports,
  { files, records, keys, lock }: Foundation,
): ReportingServices {
  const { clock, log, secrets, machine, appearance, activityFile, appVersion } = ports;
  const changes: ReportingServices['changes'] = {
    connection: createSignal(),
    activity: createSignal(),
    device: createSignal(),
    localFailure: createSignal(),
    supportLink: createSignal(),
    settings: createSignal(),
  };
  const credentials = createCredentials({
    file: records.token,
    secrets,
    clock,
    log,
    changed: changes.connection.emit,
  });
  const activity = createActivity({
    file: activityFile,
    clock,
    log,
    changed: changes.activity.emit,
  });
  const device = createDevice({
    records,
    keys,
    credentials,
    clock,
    log,
    appVersion,
    machine,
    lock,
    recordEvent: activity.recordEvent,
    changed: changes.device.emit,
    reportFailure: changes.localFailure.emit,
  });
  return {
    credentials,
    activity,
    device,
    move: createMove(files, () => device.receipts.last()?.activationHash ?? null),
    supportLinks: createSupportLinks({ clock, changed: changes.supportLink.emit }),
    settingsService: createSettingsService({
      file: records.settings,
      appearance,
      changed: changes.settings.emit,
    }),
    changes,
  };
}
