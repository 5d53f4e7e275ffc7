import type { AppHandlers } from '../../../shared/contract.ts';
import type { LicenseLinkName } from '../../../shared/license-links.ts';
import { done, failed, type Failure, type Result } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import { statedName } from '../../../shared/license-name.ts';
import { productNamed } from '../../../shared/product.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Vendor } from '../../../shared/vendor.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import type { Ports } from '../../ports.ts';
import { createLicenseSeats } from '../../services/activation/license-preview.ts';
import type { TakeSeatOptions } from '../../services/activation/take-seat.ts';
import { createActivityActions } from '../../services/activity/activity-actions.ts';
import type { Activity } from '../../services/activity/activity.ts';
import type { Admin } from '../../services/admin.ts';
import { createCopiedRecord } from '../../services/device/copied-record.ts';
import { createDeviceName } from '../../services/device/device-name.ts';
import { licenseToActivateAgain } from '../../services/device/license-again.ts';
import { createLicenseKeyActions } from '../../services/device/license-key-actions.ts';
import type { LocalSeat } from '../../services/device/local-seat.ts';
import type { Seats } from '../../services/device/seats.ts';
import { createUnreadableSeat } from '../../services/device/unreadable-seat.ts';
import type { Confirmations } from '../../services/interaction/confirmations.ts';
import type { KeyClipboard } from '../../services/interaction/key-clipboard.ts';
import { linkAddress } from '../../services/interaction/link-address.ts';
import { connectOrganization } from '../../services/organization/connection.ts';
import type { Credentials } from '../../services/organization/credentials.ts';
import {
  createReceiptActions,
  type ReceiptActions,
} from '../../services/release/receipt-actions.ts';
import type { ReleasedLicense } from '../../services/release/receipts.ts';
import { isUnknownSeat } from '../../services/seat/seat-record.ts';
import type { Seller } from '../../services/seat/seller.ts';
import { createTransfers, type Transfers } from '../../services/transfer/transfers.ts';
import type { SettingsService } from '../../services/settings.ts';
import type { SupportLinks } from '../../services/support/support-link.ts';
import { createSupport } from '../../services/support/support.ts';
import type { Updates } from '../../services/updates/updates.ts';
import type { StateStore } from '../../state/state-store.ts';
import type { Lock } from '../../storage/lock.ts';
import { tryWrite } from '../../storage/stored-file.ts';
import { createAdminHandlers } from './admin-handlers.ts';
import { createAdoptionHandlers, createKeyHandlers } from './key-handlers.ts';
import { createTransferHandlers } from './transfer-handlers.ts';
import { createUpdateHandlers } from './update-handlers.ts';

/** The services that the window calls. */
interface HandlerDeps {
  readonly ports: Ports;
  readonly keys: LicenseKeys;
  readonly seller: Seller;
  readonly lock: Lock;
  readonly state: StateStore;
  readonly credentials: Credentials;
  readonly activity: Activity;
  readonly seats: Seats;
  readonly supportLinks: SupportLinks;
  readonly settingsService: SettingsService;
  readonly admin: Admin;
  readonly updates: Updates;
  readonly keyClipboard: KeyClipboard;
  readonly confirmations: Confirmations;
  readonly text: () => MainText;
  readonly productName: () => string;
  /** Retries everything that waits for the network, also in the admin panel. */
  readonly retry: () => void;
}

/** Opens a page in the browser; null is a page that this seller does not have. */
async function openLink({ links }: Ports, address: string | null): Promise<Result<undefined>> {
  if (address === null) return failed('input-invalid');
  await links.open(address);
  return done(undefined);
}

/** Returns the address of a page of the seat's product, or of the seller's; null for neither. */
function linkOf(seat: LocalSeat, link: LicenseLinkName, vendor: Vendor): string | null {
  return linkAddress(vendor, link, productNamed(vendor, seat.licenseName()));
}

/** Returns the handlers of what a license is called and of its pages. */
function createLicenseHandlers({
  ports,
  seats,
  state,
}: HandlerDeps): Pick<AppHandlers['device'], 'rename' | 'openLink'> {
  return {
    rename: ({ seat: id, name }) => {
      const seat = seats.find(id);
      if (seat === null) return failed('not-activated');
      return tryWrite('name.json', () => seats.rename(seat, name));
    },
    openLink: async ({ seat: id, link }) => {
      const seat = seats.find(id);
      return seat === null
        ? failed('not-activated')
        : await openLink(ports, linkOf(seat, link, state.get().vendor));
    },
  };
}

/** Returns the handlers of this computer's seats. */
function createDeviceHandlers(
  deps: HandlerDeps,
  receiptActions: ReceiptActions,
  transfers: Transfers,
): AppHandlers['device'] {
  const { ports, seats, admin } = deps;
  const licenseSeats = createLicenseSeats({
    ...ports,
    ...deps,
    adopt: seats.adopt,
    async heldFailure(license) {
      const failure = knownSeatFailure(license);
      if (failure !== null) await seats.saveNewKey(failure, license, 'person');
      return failure;
    },
    async release(seat) {
      const session = admin.session();
      return session.ok ? await session.value.actions.release(seat) : session;
    },
  });
  const deviceName = createDeviceName({ ...ports, ...deps });
  const copiedRecord = createCopiedRecord({ ...ports, ...deps, licenseSeats });
  const keyActions = createLicenseKeyActions({ ...ports, ...deps });
  const unreadableSeat = createUnreadableSeat(deps);

  /** Returns a handler that calls `run` with the seat of the given id. It fails with `not-activated` if that is not on record. */
  function onSeat<T>(run: (seat: LocalSeat) => Promise<Result<T>> | Result<T>) {
    return (id: SeatId): Promise<Result<T>> | Result<T> => {
      const seat = seats.find(id);
      return seat === null ? failed('not-activated') : run(seat);
    };
  }

  /** Returns the name of a seat's license for its receipt; undefined where it says nothing. */
  const licenseOf = (seat: LocalSeat): string | undefined =>
    statedName(seat.licenseName(), seats.state().length > 1);

  /** Returns why the key needs no seat, where this computer holds one of its license or may have taken one; null otherwise. */
  function knownSeatFailure(license: Parameters<Seats['ofLicense']>[0]): Failure | null {
    const seat = seats.ofLicense(license);
    const record = seat?.device.record.get() ?? null;
    if (seat === null || (record !== null && isUnknownSeat(record))) return null;
    const state = seat.device.state();
    if (state.type === 'held' && state.seat.otherComputer !== true)
      return { code: 'already-activated', seat: seat.id };
    return state.type === 'activating' && state.otherComputer !== true
      ? { code: 'activation-unfinished', seat: seat.id }
      : null;
  }

  /** Whether the window offers the server of a key. */
  const isOffered = ({ server }: { readonly server: Server }): boolean =>
    deps.state.get().servers.includes(server);

  async function activate(
    request: ReleasedLicense,
    options: TakeSeatOptions = {},
  ): Promise<Result<undefined>> {
    const activation = { ...request, askedBy: 'person' } as const;
    const result = await seats.activate(activation, options);
    if (result.ok || !unreadableSeat.mayBeOfLicense(result.failure)) return result;
    const ignored = await unreadableSeat.confirm();
    const anyway = { ...options, canIgnoreUnreadable: true };
    return ignored.ok ? await seats.activate(activation, anyway) : ignored;
  }

  return {
    ...createKeyHandlers({
      seats,
      transfers,
      licenseSeats,
      deviceName,
      isOffered,
      knownSeatFailure,
      activate,
    }),
    activateAgain: onSeat(async ({ device }) => {
      // Main has the name from the seat that it released, and not from the page.
      const license = licenseToActivateAgain(device);
      return license === null
        ? failed('not-activated')
        : await activate(license, { canReplaceRemoved: true });
    }),
    ...createAdoptionHandlers(seats, isOffered),
    release: onSeat(({ device }) => device.releases.request('person', true)),
    releaseAll: () => seats.releaseAll('person', true),
    resolveCopiedRecord: async ({ seat: id, action }) =>
      await onSeat(async ({ device }) => await copiedRecord.answer(device, action))(id),
    cancelRelease: onSeat(({ device }) => device.releases.cancelRelease()),
    cancelAll: () => seats.cancelAll(),
    retryNow() {
      deps.retry();
      return done(undefined);
    },
    check: onSeat(async ({ device }) => {
      const recovered = await device.activations.recover();
      if (!recovered.ok) return recovered;
      await device.checks.check();
      return done(device.activations.pending() !== null);
    }),
    owner: onSeat(({ device }) => done(device.checks.owner())),
    copyKey: onSeat(async ({ device }) => await keyActions.copy(device.record)),
    revealKey: onSeat(async ({ device }) => await keyActions.reveal(device.record)),
    dismiss: onSeat(async (seat) => await seats.dismiss(seat)),
    ...createLicenseHandlers(deps),
    copyReceipt: onSeat(
      async (seat) => await receiptActions.copy(seat.device.receipts.unseen(), licenseOf(seat)),
    ),
    saveReceipt: onSeat(
      async (seat) => await receiptActions.save(seat.device.receipts.unseen(), licenseOf(seat)),
    ),
  };
}

/** Returns the contract's handlers. A command returns whether it was accepted; its outcome comes with the state. */
export function createHandlers(deps: HandlerDeps): AppHandlers {
  const { ports, credentials, seats, settingsService, state } = deps;
  const receiptActions = createReceiptActions({
    ...deps,
    localeContext: state.get,
    product: deps.productName,
  });

  const transfers = createTransfers({ ...ports, ...deps });

  /** Returns what could release a seat of this computer, or do more. */
  function knownSecrets(): string[] {
    const known = seats.all().flatMap(({ device }) => {
      const seat = device.record.get();
      const intent = device.activations.pending();
      const released = device.receipts.releasedLicense();
      return [seat?.key, seat?.activationId, seat?.organizationId, intent?.key, released?.key];
    });
    return [...known, ...transfers.openedKeys(), credentials.openToken()].filter(
      (secret) => typeof secret === 'string',
    );
  }

  return {
    state: {
      get: () => done(state.get()),
    },
    device: createDeviceHandlers(deps, receiptActions, transfers),
    transfer: createTransferHandlers({ seats, transfers }),
    move: {
      setStep({ seat: id, step }) {
        const seat = seats.find(id);
        if (seat === null) return failed('not-activated');
        return tryWrite('move.json', () => seats.setMoveStep(seat, step));
      },
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
    updates: createUpdateHandlers(deps.updates, ports),
    app: {
      // The platform watches the call, and shows the window.
      drawn: () => done(undefined),
      async openDataFolder() {
        await ports.links.openDataFolder();
        return done(undefined);
      },
      async openLink(name) {
        return await openLink(ports, linkAddress(state.get().vendor, name, null));
      },
    },
  };
}
