import type { AppHandlers } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import { closedLicenses } from '../shared/licenses.ts';
import { tongueFor, type Tongue } from '../shared/language.ts';
import { catalogue } from '../shared/text/catalogue.ts';
import type { MainText } from '../shared/text/text.ts';
import { createLicenseKeys } from './polar/license-keys.ts';
import { createPace, paceFile } from './polar/rate-limiter.ts';
import { serversFor } from './polar/servers.ts';
import { createTransport, requestDeadline } from './polar/transport.ts';
import type { World } from './ports.ts';
import { createActivityActs } from './services/activity/activity-actions.ts';
import { createActivity } from './services/activity/activity.ts';
import { createConfirmations } from './services/interaction/confirmations.ts';
import { createCopiedRecord } from './services/device/copied-record.ts';
import { createCredentials } from './services/organization/credentials.ts';
import { createDeviceName } from './services/device/device-name.ts';
import { createDevice, type Device } from './services/device/device.ts';
import { connectionNote } from './services/seat/seat-events.ts';
import { createHandlers } from './ipc/handlers/device-handlers.ts';
import { createKeyClipboard } from './services/interaction/key-clipboard.ts';
import { createLicenseKeyActs } from './services/device/license-key-actions.ts';
import { createLicenseSeats } from './services/activation/license-preview.ts';
import { createAdmin } from './services/admin.ts';
import { createAdminHandlers } from './ipc/handlers/admin-handlers.ts';
import { createLicenseQuestions } from './services/licenses/license-questions.ts';
import { createMoving } from './services/device/move.ts';
import { createNotices } from './services/activity/notifications.ts';
import { createPreferences } from './services/settings.ts';
import { createReceiptActs } from './services/release/receipt-actions.ts';
import { createSupportLinks, type SupportLinks } from './services/support/support-link.ts';
import { createSupport } from './services/support/support.ts';
import { createStateStore, type StateStore } from './state/state-store.ts';
import { createLock } from './storage/lock.ts';
import { createMemo } from './storage/shared-state-file.ts';
import { openRecords } from './storage/records.ts';
import { lostFiles, type FileDeps } from './storage/stored-file.ts';
import { vendor } from './vendor.ts';

/** Milliseconds for what is worth the lock but not a wait. */
const lockPatience = 3_000;

/** What the window and the command line need of the app's inside. */
export interface Core {
  readonly state: StateStore;
  readonly handlers: AppHandlers;
  readonly device: Device;
  readonly supportLinks: SupportLinks;
  /** The words in the language of the moment. */
  text(): MainText;
  /** Takes up what an earlier process left open, and looks whether the seat still exists. Sends requests. */
  wake(): void;
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
export function compose(world: World, options: { readonly deadline?: number } = {}): Core {
  const { clock, log, secrets, stores, loopback, appVersion } = world;
  const lost: Failure[] = [];
  const files: FileDeps = { stores, clock, unreadable: (failure) => lost.push(failure) };
  const records = openRecords(files);
  const lock = createLock(world.dataFolder, clock, stores.sweep);
  const deadline = options.deadline ?? requestDeadline;
  const pace = createPace(clock, createMemo(world.dataFolder, paceFile));
  const transport = createTransport({ ...world, pace, deadline });
  const keys = createLicenseKeys(transport, clock);

  const credentials = createCredentials({
    file: records.token,
    secrets,
    clock,
    log,
    changed() {
      admin.reconnect();
      const connection = credentials.connection();
      const note = connectionNote(state.get().connection, connection);
      if (note !== null) activity.note(note);
      state.set({ connection });
    },
  });
  const activity = createActivity({
    file: world.activityFile,
    clock,
    log,
    changed: () => state.set({ activity: state.get().activity + 1 }),
  });
  const device = createDevice({
    records,
    keys,
    credentials,
    clock,
    log,
    appVersion,
    machine: world.machine,
    lock,
    note: activity.note,
    changed: (next) => state.set({ device: next, move: moving.stage(next) }),
    trouble(present) {
      const trouble = present ?? lostFiles(lost);
      if (state.get().trouble?.code !== trouble?.code) state.set({ trouble });
    },
  });
  const moving = createMoving(files, () => device.receipts.last()?.activationHash ?? null);
  const supportLinks = createSupportLinks({
    clock,
    changed: (supportLink) => state.set({ supportLink }),
  });
  const preferences = createPreferences({
    file: records.settings,
    appearance: world.appearance,
    changed(settings) {
      state.set({ settings, ...tongueFor(settings.language, world.locales) });
      admin.shareChanged();
    },
  });
  const state = createStateStore({
    appVersion,
    vendor,
    servers: serversFor(loopback),
    suggestedLabel: world.hostName,
    connection: credentials.connection(),
    device: device.state(),
    move: moving.stage(device.state()),
    supportLink: null,
    trouble: lostFiles(lost),
    settings: preferences.get(),
    ...tongueFor(preferences.get().language, world.locales),
    activity: 0,
    licenses: closedLicenses,
    bulk: { is: 'none' },
  });
  const keyClipboard = createKeyClipboard(world.clipboard, clock);
  const confirmations = createConfirmations(world);
  const text = (): MainText => catalogue[state.get().language];
  const tongue = (): Tongue => state.get();
  const admin = createAdmin({
    world,
    confirmations,
    questions: createLicenseQuestions({ text, place: () => ({ locale: tongue().locale }) }),
    keyClipboard,
    transport,
    keys,
    credentials,
    activity,
    share: () => preferences.get().limitShare,
    own: () => (device.isOther() ? null : (device.record.get()?.activationId ?? null)),
    ownReleased: () => void device.checks.check(),
    tell: state.set,
  });
  const product = (): string => state.get().vendor.productName ?? text().app.name;
  const receiptActs = createReceiptActs({ world, text, tongue, product });
  const notices = createNotices({ notify: world.notify, state: state.get, text });
  state.subscribe(notices.heard);
  const keyActs = createLicenseKeyActs({ ...world, record: device.record, keyClipboard, text });

  const seats = createLicenseSeats({
    ...world,
    keys,
    credentials,
    lock,
    activations: device.activations,
    async release(seat) {
      const room = admin.room();
      return room.ok ? await room.value.acts.release(seat) : room;
    },
  });

  /** What could release this computer's seat, or more. */
  function knownSecrets(): string[] {
    const seat = device.record.get();
    const intent = device.activations.unfinished();
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
      world,
      keys,
      credentials,
      device,
      copiedRecord: createCopiedRecord({ ...world, device, seats, confirmations, text }),
      deviceName: createDeviceName({ ...world, activity, confirmations, text }),
      keyActs,
      seats,
      moving: {
        go(step) {
          moving.go(step, device.state());
          state.set({ move: moving.stage(device.state()) });
        },
      },
      support: createSupport({
        world,
        secrets: knownSecrets,
        links: supportLinks,
        text,
        state: state.get,
        note: activity.note,
      }),
      preferences,
      receiptActs,
      activity: createActivityActs({ activity, receiptActs, world, text }),
      admin: createAdminHandlers({ ...world, admin, text }),
      retry,
      state: state.get,
    }),
    wake() {
      // Whoever holds the lock first tidies up, even when nothing else needs it.
      lock
        .hold(lockPatience, async () => null)
        .catch((error: unknown) => log.problem('nothing could be tidied up', error));
      device.recover();
      if (preferences.get().checkAtStart) void device.checks.check();
    },
    reload() {
      device.reload();
      // Another process writes into the same journal.
      state.set({ activity: state.get().activity + 1 });
    },
    retry,
    async stop() {
      device.stop();
      admin.stop();
      await keyClipboard.stop();
    },
  };
}
