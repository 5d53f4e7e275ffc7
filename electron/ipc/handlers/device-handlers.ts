import type { MoveStep } from '../../../shared/app-state.ts';
import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Ports } from '../../ports.ts';
import { createLicenseSeats } from '../../services/activation/license-preview.ts';
import { createActivityActions } from '../../services/activity/activity-actions.ts';
import type { Activity } from '../../services/activity/activity.ts';
import type { Admin } from '../../services/admin.ts';
import { createCopiedRecord } from '../../services/device/copied-record.ts';
import { createDeviceName } from '../../services/device/device-name.ts';
import type { Device } from '../../services/device/device.ts';
import { createLicenseKeyActions } from '../../services/device/license-key-actions.ts';
import type { createMove } from '../../services/device/move.ts';
import type { Confirmations } from '../../services/interaction/confirmations.ts';
import type { KeyClipboard } from '../../services/interaction/key-clipboard.ts';
import { connectOrganization } from '../../services/organization/connection.ts';
import type { Credentials } from '../../services/organization/credentials.ts';
import {
  createReceiptActions,
  type ReceiptActions,
} from '../../services/release/receipt-actions.ts';
import type { SettingsService } from '../../services/settings.ts';
import type { SupportLinks } from '../../services/support/support-link.ts';
import { createSupport } from '../../services/support/support.ts';
import type { StateStore } from '../../state/state-store.ts';
import type { Lock } from '../../storage/lock.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import { createAdminHandlers } from './admin-handlers.ts';

/** The services that the window calls. */
interface HandlerDeps {
  readonly ports: Ports;
  readonly keys: LicenseKeys;
  readonly lock: Lock;
  readonly state: StateStore;
  readonly credentials: Credentials;
  readonly activity: Activity;
  readonly device: Device;
  readonly move: ReturnType<typeof createMove>;
  readonly supportLinks: SupportLinks;
  readonly settingsService: SettingsService;
  readonly admin: Admin;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
  readonly productName: () => string;
  /** Retries everything that waits for the network, also in the admin panel. */
  readonly retry: () => void;
}

/** Returns the handlers of this computer's seat. */
function createDeviceHandlers(
  deps: HandlerDeps,
  receiptActions: ReceiptActions,
): AppHandlers['device'] {
  const { ports, device, admin } = deps;
  const seats = createLicenseSeats({
    ...ports,
    ...deps,
    activations: device.activations,
    async release(seat) {
      const session = admin.session();
      return session.ok ? await session.value.actions.release(seat) : session;
    },
  });
  const deviceName = createDeviceName({ ...ports, ...deps });
  const copiedRecord = createCopiedRecord({ ...ports, ...deps, seats });
  const keyActions = createLicenseKeyActions({ ...ports, ...deps, record: device.record });

  /** Checks a seat that was taken over: the check adds what the record does not hold, and an import may be wrong. */
  function checkTaken(taken: Result<undefined>): Result<undefined> {
    if (taken.ok) void device.checks.check();
    return taken;
  }

  return {
    async activate(request) {
      const confirmed = await deviceName.confirm(request.label);
      if (!confirmed.ok) return confirmed;
      return await device.activations.activate({ ...request, askedBy: 'person' });
    },
    preview: async ({ label, ...key }) => await seats.preview(key, label),
    releaseOtherSeat: async ({ seat, ...key }) => await seats.releaseSeat(key, seat),
    takeOverSeat: async ({ seat, ...key }) => checkTaken(await seats.takeOver(key, seat)),
    import: async (seat) => checkTaken(await device.activations.adopt(seat, 'person')),
    release: () => device.releases.request('person', true),
    resolveCopiedRecord: copiedRecord.answer,
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
    copyKey: keyActions.copy,
    revealKey: keyActions.reveal,
    dismiss: () => tryWrite('device.json', device.forget),
    copyReceipt: async () => await receiptActions.copy(device.receipts.unseen()),
    saveReceipt: async () => await receiptActions.save(device.receipts.unseen()),
  };
}

/** Returns the contract's handlers. A command returns whether it was accepted; its outcome comes with the state. */
export function createHandlers(deps: HandlerDeps): AppHandlers {
  const { ports, credentials, device, move, settingsService, state } = deps;
  const receiptActions = createReceiptActions({
    ...deps,
    localeContext: state.get,
    product: deps.productName,
  });

  function setMoveStep(step: MoveStep | null): void {
    move.setStep(step, device.state());
    state.set({ move: move.stage(device.state()) });
  }

  /** Returns what could release this computer's seat, or do more. */
  function knownSecrets(): string[] {
    const seat = device.record.get();
    const intent = device.activations.pending();
    const known = [seat?.key, seat?.activationId, seat?.organizationId, intent?.key];
    return [...known, credentials.openToken()].filter((secret) => typeof secret === 'string');
  }

  return {
    state: {
      get: () => done(state.get()),
    },
    device: createDeviceHandlers(deps, receiptActions),
    move: {
      setStep: (step) => tryWrite('move.json', () => setMoveStep(step)),
    },
    support: createSupport({
      ...deps,
      secrets: knownSecrets,
      links: deps.supportLinks,
      state: state.get,
      recordEvent: deps.activity.recordEvent,
    }),
    connection: {
      // An entry point that the vendor hides is closed as well: the seller ships this app to customers.
      connect: async ({ server }) =>
        state.get().vendor.entryPoints.includes('organization')
          ? await connectOrganization({ ...ports, ...deps }, server)
          : failed('input-invalid'),
      disconnect: () => tryWrite('token.json', credentials.forget),
    },
    activity: createActivityActions({ ...deps, receiptActions }),
    ...createAdminHandlers({ ...ports, ...deps }),
    settings: {
      change: (change) => tryWrite('settings.json', () => settingsService.change(change)),
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
