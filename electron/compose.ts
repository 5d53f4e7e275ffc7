import { feedOf } from '../shared/updates.ts';
import { catalogue } from '../shared/text/catalogue.ts';
import type { MainText } from '../shared/text/text.ts';
import { createFoundation } from './compose/foundation.ts';
import { createOutsideWindow } from './compose/outside-window.ts';
import { createReportingServices } from './compose/reporting-services.ts';
import { createWindowState, publishActivity, publishChanges } from './compose/window-state.ts';
import { createHandlers } from './ipc/handlers/device-handlers.ts';
import { userAgent } from './polar/servers.ts';
import { requestDeadline } from './polar/transport.ts';
import type { Ports } from './ports.ts';
import { createAdmin } from './services/admin.ts';
import { createConfirmations } from './services/interaction/confirmations.ts';
import { createKeyClipboard } from './services/interaction/key-clipboard.ts';
import { createListViews } from './services/licenses/list-views.ts';
import { createSeatHistory } from './services/licenses/seat-history.ts';
import { createLicenseQuestions } from './services/licenses/license-questions.ts';
import { isWorking } from './services/updates/is-working.ts';
import { createUpdates } from './services/updates/updates.ts';
import { vendor } from './vendor.ts';

/** What the platform needs of the app's core. */
export type Core = ReturnType<typeof compose>;

/**
 * Creates all objects of a process with a window, and joins them. Reads the stored files, sends nothing, and needs no Electron: the
 * platform and the tests each pass their own ports. `deadline`: milliseconds for one request.
 */
export function compose(ports: Ports, options: { readonly deadline?: number } = {}) {
  const { clock, dialogs } = ports;
  const foundation = createFoundation(ports, options.deadline ?? requestDeadline);
  const services = createReportingServices(ports, foundation);
  const { credentials, activity, seats, supportLinks, settingsService } = services;
  const state = createWindowState(ports, foundation, services);
  /** Returns the messages in the language that is set now. */
  const text = (): MainText => catalogue[state.get().language];
  /** Returns the name that the app shows: that of the seller's product, or its own. */
  const productName = (): string => vendor.productName ?? text().app.name;
  const keyClipboard = createKeyClipboard(ports.clipboard, clock);
  const confirmations = createConfirmations({ dialogs, clock });
  const admin = createAdmin({
    ports,
    confirmations,
    questions: createLicenseQuestions({
      text,
      formatContext: () => ({ locale: state.get().locale }),
    }),
    listViews: createListViews(foundation.appRecords.listViews),
    history: createSeatHistory({
      file: foundation.appRecords.seatCounts,
      isSaved() {
        const connection = credentials.connection();
        return connection.type === 'organization' && connection.tokenStorage === 'keychain';
      },
    }),
    keyClipboard,
    transport: foundation.transport,
    keys: foundation.keys,
    credentials,
    activity,
    share: () => settingsService.get().limitShare,
    isThisDevices: (activationId) => seats.holderOf(activationId) !== null,
    thisDeviceReleased: (activationId) => void seats.holderOf(activationId)?.device.checks.check(),
    publish: state.set,
  });
  const updates = createUpdates({
    ...ports,
    userAgent: userAgent(ports.appVersion),
    feed: feedOf(vendor, ports.loopback),
    file: foundation.appRecords.updates,
    isEnabled: () => settingsService.get().checkForUpdates,
    isBusy: () => isWorking(state.get(), clock.now()),
    changed: () => state.set({ updates: updates.state() }),
  });
  state.set({ updates: updates.state() });
  publishChanges(state, admin, ports, foundation, services);
  services.changes.settings.subscribe(updates.plan);
  const outside = createOutsideWindow({ ports, foundation, state, text, productName });

  /** Retries what waits for the network. Called when the network is back or the computer has woken. */
  function retry(): void {
    seats.retry();
    admin.retry();
    updates.plan();
    outside.check();
  }

  return {
    state,
    /** Whether the app stays when its window is closed. */
    staysInBackground: () => settingsService.get().background,
    seats,
    supportLinks,
    text,
    productName,
    handlers: createHandlers({
      ...foundation,
      ...services,
      ports,
      state,
      admin,
      updates,
      keyClipboard,
      confirmations,
      text,
      productName,
      retry,
    }),
    /** Finishes what an earlier process left open, and checks whether the seat still exists. Sends requests. */
    resume(): void {
      // The first process that holds the lock removes leftovers, even when nothing else needs the lock.
      void seats.tidy();
      seats.recover();
      if (settingsService.get().checkAtStart) void seats.check();
      updates.start();
      outside.start();
    },
    /** Reads the files again: another process may have changed them. */
    reload(): void {
      seats.reload();
      // Other processes write into the same journal.
      publishActivity(state);
    },
    retry,
    /** Stops timers and removes a copied key from the clipboard. What is unfinished is on disk. */
    async stop(): Promise<void> {
      seats.stop();
      admin.stop();
      updates.stop();
      outside.stop();
      await keyClipboard.stop();
    },
  };
}
