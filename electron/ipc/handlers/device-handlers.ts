import type { AppState, MoveStep } from '../../../shared/app-state.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { ImportedActivation, Server } from '../../../shared/license.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { World } from '../../ports.ts';
import { storageFailure } from '../../storage/stored-file.ts';
import { connectOrganization } from '../../services/organization/connection.ts';
import type { CopiedRecord } from '../../services/device/copied-record.ts';
import type { Credentials } from '../../services/organization/credentials.ts';
import type { Device } from '../../services/device/device.ts';
import type { DeviceName } from '../../services/device/device-name.ts';
import type { LicenseKeyActs } from '../../services/device/license-key-actions.ts';
import type { LicenseSeats } from '../../services/activation/license-preview.ts';
import type { AdminHandlers } from './admin-handlers.ts';
import type { Preferences } from '../../services/settings.ts';
import type { ReceiptActs } from '../../services/release/receipt-actions.ts';

/** Runs an act that writes a file; what the file system says becomes a failure in words. */
function inStorage(fileName: string, act: () => void): Result<undefined> {
  try {
    act();
    return done(undefined);
  } catch (error) {
    return failed(storageFailure(error, { fileName }));
  }
}

/** Takes a seat over, and asks Polar about it: what was brought along may be wrong. */
async function importAndLook(
  device: Device,
  activation: ImportedActivation,
  server: Server,
): Promise<Result<undefined>> {
  const result = await device.activations.adopt(activation, server, 'person');
  if (result.ok) void device.checks.check();
  return result;
}

/** The contract's handlers. Each hands on to the service that knows; a command answers "accepted", the truth comes as state. */
export function createHandlers(deps: {
  readonly world: World;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly device: Device;
  readonly deviceName: DeviceName;
  readonly copiedRecord: CopiedRecord;
  readonly keyActs: LicenseKeyActs;
  readonly seats: LicenseSeats;
  readonly moving: { go(step: MoveStep | null): void };
  readonly support: AppHandlers['support'];
  readonly preferences: Preferences;
  readonly receiptActs: ReceiptActs;
  readonly activity: AppHandlers['activity'];
  readonly admin: AdminHandlers;
  /** Tries all that waits, the panel's as well. */
  readonly retry: () => void;
  readonly state: () => AppState;
}): AppHandlers {
  const { world, device, credentials, preferences, receiptActs } = deps;

  return {
    state: {
      get: () => done(deps.state()),
    },
    device: {
      async activate(request) {
        const confirmed = await deps.deviceName.confirm(request.label);
        if (!confirmed.ok) return confirmed;
        return await device.activations.activate({ ...request, askedBy: 'person' });
      },
      preview: async ({ label, ...key }) => await deps.seats.preview(key, label),
      freeSeat: async ({ seat, ...key }) => await deps.seats.free(key, seat),
      async takeOver({ seat, ...key }) {
        const taken = await deps.seats.takeOver(key, seat);
        // What the record leaves open is told by a look at the seat.
        if (taken.ok) void device.checks.check();
        return taken;
      },
      import: async ({ server, ...activation }) => await importAndLook(device, activation, server),
      release: () => device.releases.ask('person', true),
      answerCopy: async (choice) => await deps.copiedRecord.answer(choice),
      keep: () => device.releases.keep(),
      tryNow() {
        deps.retry();
        return done(undefined);
      },
      async check() {
        const recovered = await device.activations.recover();
        if (!recovered.ok) return recovered;
        await device.checks.check();
        return done(device.activations.unfinished() !== null);
      },
      copyKey: async () => await deps.keyActs.copy(),
      revealKey: async () => await deps.keyActs.reveal(),
      forget: () => inStorage('device.json', device.forget),
      copyReceipt: async () => await receiptActs.copy(device.receipts.unseen()),
      saveReceipt: async () => await receiptActs.save(device.receipts.unseen()),
    },
    move: {
      go: (step) => inStorage('move.json', () => deps.moving.go(step)),
    },
    support: deps.support,
    connection: {
      // A door that is not shown is not open either: the seller ships this app to customers.
      connect: async ({ server }) =>
        deps.state().vendor.doors.includes('organization')
          ? await connectOrganization({ ...deps, ...world }, server)
          : failed('input-invalid'),
      disconnect: () => inStorage('token.json', credentials.forget),
    },
    activity: deps.activity,
    ...deps.admin,
    settings: {
      change: (change) => inStorage('settings.json', () => preferences.change(change)),
    },
    app: {
      async openDataFolder() {
        await world.links.openDataFolder();
        return done(undefined);
      },
      async openLink(name) {
        await world.links.open(name);
        return done(undefined);
      },
    },
  };
}
