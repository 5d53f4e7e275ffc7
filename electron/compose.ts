import type { AppHandlers } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import { initialLicensesState } from '../shared/licenses.ts';
import { localeContextFor, type LocaleContext } from '../shared/language.ts';
import { catalogue } from '../shared/text/catalogue.ts';
import type { MainText } from '../shared/text/text.ts';
import { createLicenseKeys } from './polar/license-keys.ts';
import { createRateLimiter, rateLimiterFile } from './polar/rate-limiter.ts';
import { serversFor } from './polar/servers.ts';
import { createTransport, requestDeadline } from './polar/transport.ts';
import type { Ports } from './ports.ts';
import { createActivityActions } from './services/activity/activity-actions.ts';
import { createActivity } from './services/activity/activity.ts';
import { createConfirmations } from './services/interaction/confirmations.ts';
import { createCopiedRecord } from './services/device/copied-record.ts';
import { createCredentials } from './services/organization/credentials.ts';
import { createDeviceName } from './services/device/device-name.ts';
import { createDevice, type Device } from './services/device/device.ts';
import { connectionEvent } from './services/seat/seat-events.ts';
import { createHandlers } from './ipc/handlers/device-handlers.ts';
import { createKeyClipboard } from './services/interaction/key-clipboard.ts';
import { createLicenseKeyActions } from './services/device/license-key-actions.ts';
import { createLicenseSeats } from './services/activation/license-preview.ts';
import { createAdmin } from './services/admin.ts';
import { createAdminHandlers } from './ipc/handlers/admin-handlers.ts';
import { createLicenseQuestions } from './services/licenses/license-questions.ts';
import { createMove } from './services/device/move.ts';
import { createNotifications } from './services/activity/notifications.ts';
import { createSettingsService } from './services/settings.ts';
import { createReceiptActions } from './services/release/receipt-actions.ts';
import { createSupportLinks, type SupportLinks } from './services/support/support-link.ts';
import { createSupport } from './services/support/support.ts';
import { createStateStore, type StateStore } from './state/state-store.ts';
import { createLock } from './storage/lock.ts';
import { createSharedStateFile } from './storage/shared-state-file.ts';
import { openRecords } from './storage/records.ts';
import { unreadableFilesFailure, type FileDeps } from './storage/stored-file.ts';
import { vendor } from './vendor.ts';

/** Milliseconds for what is worth the lock but not a wait. */
const lockTimeout = 3_000;

/** What the window and the command line need of the app's inside. */
export interface Core {
  readonly state: StateStore;
  readonly handlers: AppHandlers;
  readonly device: Device;
  readonly supportLinks: SupportLinks;
  /** The words in the language of the moment. */
  text(): MainText;
  /** Takes up what an earlier process left open, and looks whether the seat still exists. Sends requests. */
  resume(): void;
  /** The files may have been changed by another process. */
  reload(): void;
  /** The network is back, or the computer is awake: what waits is tried now. */
  retry(): void;
  /** Ends timers and takes a copied key off the clipboard. What is open is on disk. */
  stop(): Promise<void>;
}

/**
 * The one place where objects are made and joined. Reads the stored files, sends nothing. Needs no Electron: the window,
 * the command line and the tests each bring their own world. `deadline`: milliseconds for one request.
 */
export function compose(ports: Ports, options: { readonly deadline?: number } = {}): Core {
  const { clock, log, secrets, stores, loopback, appVersion } = ports;
  const readFailures: Failure[] = [];
  const files: FileDeps = { stores, clock, onUnreadable: (failure) => readFailures.push(failure) };
  const records = openRecords(files);
  const lock = createLock(ports.dataFolder, clock, stores.removeLeftovers);
  const deadline = options.deadline ?? requestDeadline;
  const stateFile = createSharedStateFile(ports.dataFolder, rateLimiterFile);
  const rateLimiter = createRateLimiter(clock, stateFile);
  const transport = createTransport({ ...ports, rateLimiter, deadline });
  const keys = createLicenseKeys(transport, clock);

  const credentials = createCredentials({
    file: records.token,
    secrets,
    clock,
    log,
    changed() {
      admin.connectionChanged();
      const connection = credentials.connection();
      const event = connectionEvent(state.get().connection, connection);
      if (event !== null) activity.recordEvent(event);
      state.set({ connection });
    },
  });
  const activity = createActivity({
    file: ports.activityFile,
    clock,
    log,
    changed: () => state.set({ activityVersion: state.get().activityVersion + 1 }),
  });
  const device = createDevice({
    records,
    keys,
    credentials,
    clock,
    log,
    appVersion,
    machine: ports.machine,
    lock,
    recordEvent: activity.recordEvent,
    changed: (next) => state.set({ device: next, move: move.stage(next) }),
    reportFailure(failure) {
      const localFailure = failure ?? unreadableFilesFailure(readFailures);
      if (state.get().localFailure?.code !== localFailure?.code) state.set({ localFailure });
    },
  });
  const move = createMove(files, () => device.receipts.last()?.activationHash ?? null);
  const supportLinks = createSupportLinks({
    clock,
    changed: (supportLink) => state.set({ supportLink }),
  });
  const settingsService = createSettingsService({
    file: records.settings,
    appearance: ports.appearance,
    changed(settings) {
      state.set({ settings, ...localeContextFor(settings.language, ports.locales) });
      admin.shareChanged();
    },
  });
  const state = createStateStore({
    appVersion,
    vendor,
    servers: serversFor(loopback),
    suggestedLabel: ports.hostName,
    connection: credentials.connection(),
    device: device.state(),
    move: move.stage(device.state()),
    supportLink: null,
    localFailure: unreadableFilesFailure(readFailures),
    settings: settingsService.get(),
    ...localeContextFor(settingsService.get().language, ports.locales),
    activityVersion: 0,
    licenses: initialLicensesState,
    bulk: { type: 'none' },
  });
  const keyClipboard = createKeyClipboard(ports.clipboard, clock);
  const confirmations = createConfirmations(ports);
  const text = (): MainText => catalogue[state.get().language];
  const localeContext = (): LocaleContext => state.get();
  const admin = createAdmin({
    ports,
    confirmations,
    questions: createLicenseQuestions({
      text,
      formatContext: () => ({ locale: localeContext().locale }),
    }),
    keyClipboard,
    transport,
    keys,
    credentials,
    activity,
    share: () => settingsService.get().limitShare,
    thisDeviceActivationId: () =>
      device.isOtherComputer() ? null : (device.record.get()?.activationId ?? null),
    thisDeviceReleased: () => void device.checks.check(),
    publish: state.set,
  });
  const productName = (): string => state.get().vendor.productName ?? text().app.name;
  const receiptActions = createReceiptActions({ ports, text, localeContext, product: productName });
  const notifications = createNotifications({ notify: ports.notify, state: state.get, text });
  state.subscribe(notifications.stateChanged);
  const { record } = device;
  const keyActions = createLicenseKeyActions({ ...ports, record, keyClipboard, text });

  const seats = createLicenseSeats({
    ...ports,
    keys,
    credentials,
    lock,
    activations: device.activations,
    async release(seat) {
      const session = admin.session();
      return session.ok ? await session.value.actions.release(seat) : session;
    },
  });

  /** What could release this computer's seat, or more. */
  function knownSecrets(): string[] {
    const seat = device.record.get();
    const intent = device.activations.pending();
    const known = [seat?.key, seat?.activationId, seat?.organizationId, intent?.key];
    return [...known, credentials.openToken()].filter((secret) => typeof secret === 'string');
  }

  function retry(): void {
    device.releases.tryNow();
    admin.retry();
  }

  return {
    state,
    device,
    supportLinks,
    text,
    handlers: createHandlers({
      ports,
      keys,
      credentials,
      device,
      copiedRecord: createCopiedRecord({ ...ports, device, seats, confirmations, text }),
      deviceName: createDeviceName({ ...ports, activity, confirmations, text }),
      keyActions,
      seats,
      move: {
        setStep(step) {
          move.setStep(step, device.state());
          state.set({ move: move.stage(device.state()) });
        },
      },
      support: createSupport({
        ports,
        secrets: knownSecrets,
        links: supportLinks,
        text,
        state: state.get,
        recordEvent: activity.recordEvent,
      }),
      settingsService,
      receiptActions,
      activity: createActivityActions({ activity, receiptActions, ports, text }),
      admin: createAdminHandlers({ ...ports, admin, text }),
      retry,
      state: state.get,
    }),
    resume() {
      // Whoever holds the lock first tidies up, even when nothing else needs it.
      lock
        .hold(lockTimeout, async () => null)
        .catch((error: unknown) => log.problem('nothing could be tidied up', error));
      device.recover();
      if (settingsService.get().checkAtStart) void device.checks.check();
    },
    reload() {
      device.reload();
      // Another process writes into the same journal.
      state.set({ activityVersion: state.get().activityVersion + 1 });
    },
    retry,
    async stop() {
      device.stop();
      admin.stop();
      await keyClipboard.stop();
    },
  };
}
