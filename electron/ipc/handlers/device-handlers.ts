import type { AppState, MoveStep } from '../../../shared/app-state.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Ports } from '../../ports.ts';
import { tryStorageWrite } from '../../storage/stored-file.ts';
import { connectOrganization } from '../../services/organization/connection.ts';
import type { CopiedRecord } from '../../services/device/copied-record.ts';
import type { Credentials } from '../../services/organization/credentials.ts';
import type { Device } from '../../services/device/device.ts';
import type { DeviceName } from '../../services/device/device-name.ts';
import type { LicenseKeyActions } from '../../services/device/license-key-actions.ts';
import type { LicenseSeats } from '../../services/activation/license-preview.ts';
import type { AdminHandlers } from './admin-handlers.ts';
import type { SettingsService } from '../../services/settings.ts';
import type { ReceiptActions } from '../../services/release/receipt-actions.ts';

/** Returns the contract's handlers. A command returns whether it was accepted; its outcome comes with the state. */
export function createHandlers(deps: {
  readonly ports: Ports;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly device: Device;
  readonly deviceName: DeviceName;
  readonly copiedRecord: CopiedRecord;
  readonly keyActions: LicenseKeyActions;
  readonly seats: LicenseSeats;
  readonly move: { setStep(step: MoveStep | null): void };
  readonly support: AppHandlers['support'];
  readonly settingsService: SettingsService;
  readonly receiptActions: ReceiptActions;
  readonly activity: AppHandlers['activity'];
  readonly admin: AdminHandlers;
  /** Retries everything that waits for the network, also in the admin panel. */
  readonly retry: () => void;
  readonly state: () => AppState;
}): AppHandlers {
  const { ports, keys, device, credentials, settingsService, receiptActions, admin } = deps;

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
      releaseOtherSeat: async ({ seat, ...key }) => await deps.seats.releaseSeat(key, seat),
      async takeOverSeat({ seat, ...key }) {
        const taken = await deps.seats.takeOver(key, seat);
        // The check adds what the record does not hold.
        if (taken.ok) void device.checks.check();
        return taken;
      },
      async import(activation) {
        const imported = await device.activations.adopt(activation, 'person');
        // The imported data may be wrong.
        if (imported.ok) void device.checks.check();
        return imported;
      },
      release: () => device.releases.request('person', true),
      resolveCopiedRecord: async (choice) => await deps.copiedRecord.answer(choice),
      cancelRelease: () => device.releases.cancelRelease(),
      retryNow() {
        deps.retry();
        return done(undefined);
      },
      async check() {
        const recovered = await device.activations.recover();
        if (!recovered.ok) return recovered;
        await device.checks.check();
        return done(device.activations.pending() !== null);
      },
      copyKey: async () => await deps.keyActions.copy(),
      revealKey: async () => await deps.keyActions.reveal(),
      dismiss: () => tryStorageWrite('device.json', device.forget),
      copyReceipt: async () => await receiptActions.copy(device.receipts.unseen()),
      saveReceipt: async () => await receiptActions.save(device.receipts.unseen()),
    },
    move: {
      setStep: (step) => tryStorageWrite('move.json', () => deps.move.setStep(step)),
    },
    support: deps.support,
    connection: {
      // An entry point that the vendor hides is closed as well: the seller ships this app to customers.
      connect: async ({ server }) =>
        deps.state().vendor.entryPoints.includes('organization')
          ? await connectOrganization({ keys, credentials, clipboard: ports.clipboard }, server)
          : failed('input-invalid'),
      disconnect: () => tryStorageWrite('token.json', credentials.forget),
    },
    activity: deps.activity,
    licenses: admin.licenses,
    bulk: admin.bulk,
    supportLookup: admin.supportLookup,
    settings: {
      change: (change) => tryStorageWrite('settings.json', () => settingsService.change(change)),
    },
    app: {
      async openDataFolder() {
        await ports.links.openDataFolder();
        return done(undefined);
      },
      async openLink(name) {
        await ports.links.open(name);
        return done(undefined);
      },
    },
  };
}
