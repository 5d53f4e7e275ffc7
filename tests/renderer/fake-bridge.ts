import type { ActivityEntry, ActivityFilter, ActivityList } from '../../shared/activity.ts';
import type { AppState, SeatState } from '../../shared/app-state.ts';
import type { AppBridge, RequestedScreen } from '../../shared/contract.ts';
import { deviceOf } from '../../shared/seats.ts';
import { done, type Result } from '../../shared/failure.ts';
import { createCallRecorder, type RecordedCall } from './call-recorder.ts';
import { createFakeAdmin, type FakeOrganization } from './fake-admin.ts';
import type { KeyPreview } from '../../shared/key-preview.ts';
import type { TransferView } from '../../shared/transfer.ts';
import { transferViews } from '../support/transfer-views.ts';
import { keyPreviews, supportCaseAt } from '../support/license-answers.ts';

/** A stand-in for main that answers with a given state and records the window's calls. */
export interface FakeBridge {
  readonly bridge: AppBridge;
  readonly calls: readonly RecordedCall[];
  /** Changes a part of the state, and publishes it. */
  readonly change: (part: Partial<AppState>) => void;
  /** The activity log, newest first. */
  readonly journal: ActivityEntry[];
  /** Replaces the connected organization and its licenses. */
  readonly setOrganization: (organization: FakeOrganization) => void;
  /** Requests a screen, as a menu does. */
  readonly requestScreen: (screen: RequestedScreen) => void;
  /** Opens a support link with a case code. */
  readonly openSupportLink: (code: string) => void;
  /** Sets the transfer file that the next dialogs open. */
  readonly setTransfer: (transfer: TransferView) => void;
  /** Sets the preview that each key has from now on. */
  readonly setPreview: (preview: KeyPreview) => void;
  /** Sets the answer to the next call, `state.get` and lists aside. */
  readonly setNextAnswer: (answer: Result<undefined>) => void;
}

export function createFakeBridge(initialState: AppState): FakeBridge {
  let state = initialState;
  let preview: KeyPreview = keyPreviews(Date.now()).open;
  let transfer: TransferView = transferViews.sealed;
  const owner = { name: 'Lena Okafor', email: 'lena@example.com' };
  const supportCase = supportCaseAt(Date.now());
  const { calls, answer, saved, setNextAnswer } = createCallRecorder();
  const listeners = new Set<(state: AppState) => void>();
  const screenListeners = new Set<(screen: RequestedScreen) => void>();
  const journal: ActivityEntry[] = [];
  const change = (part: Partial<AppState>) => {
    state = { ...state, ...part, revision: state.revision + 1 };
    for (const listener of listeners) listener(state);
  };
  const log = (entry: Omit<ActivityEntry, 'id' | 'at'>) => {
    journal.unshift({ ...entry, id: `entry-${journal.length}`, at: Date.now() });
    change({ activityVersion: state.activityVersion + 1 });
  };
  const admin = createFakeAdmin({ answer, saved }, change, log);
  const bridge: AppBridge = {
    state: {
      get: () => Promise.resolve(done(state)),
      changed: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    device: {
      activate: answer('device.activate'),
      activateAgain: answer('device.activateAgain'),
      preview: async (key) => {
        const given = await answer('device.preview')(key);
        return given.ok ? done(preview) : given;
      },
      resolveCopiedRecord: answer('device.resolveCopiedRecord'),
      releaseOtherSeat: async (released) => {
        const given = await answer('device.releaseOtherSeat')(released);
        const { taken } = preview;
        if (given.ok && taken !== null) {
          const seats = taken.seats.filter(({ seat }) => seat !== released.seat);
          preview = { ...preview, taken: { count: taken.count - 1, seats } };
        }
        return given;
      },
      takeOverSeat: answer('device.takeOverSeat'),
      import: answer('device.import'),
      endActivation: answer('device.endActivation'),
      release: answer('device.release'),
      releaseAll: answer('device.releaseAll'),
      cancelAll: answer('device.cancelAll'),
      cancelRelease: answer('device.cancelRelease'),
      retryNow: answer('device.retryNow'),
      check: async (id) => {
        const given = await answer('device.check')(id);
        if (given.ok)
          change({ seats: state.seats.map((seat) => (seat.id === id ? checked(seat) : seat)) });
        return given.ok ? done(deviceOf(state.seats, id).type === 'activating') : given;
      },
      owner: async (id) => {
        const given = await answer('device.owner')(id);
        const device = deviceOf(state.seats, id);
        // Main learns it by a check.
        const isKnown =
          device.type === 'held' && !['unchecked', 'not-reached'].includes(device.seatStatus.type);
        return given.ok ? done(isKnown ? owner : null) : given;
      },
      copyKey: answer('device.copyKey'),
      revealKey: answer('device.revealKey'),
      dismiss: answer('device.dismiss'),
      rename: async ({ seat: id, name }) => {
        const given = await answer('device.rename')({ seat: id, name });
        const seats = state.seats.map((seat) =>
          seat.id === id ? { ...seat, name: { type: 'own', name } as const } : seat,
        );
        if (given.ok) change({ seats });
        return given;
      },
      openLink: answer('device.openLink'),
      copyReceipt: answer('device.copyReceipt'),
      saveReceipt: saved('device.saveReceipt'),
    },
    move: {
      setStep: async ({ seat: id, step }) => {
        const given = await answer('move.setStep')({ seat: id, step });
        const seats = state.seats.map((seat) => (seat.id === id ? { ...seat, move: step } : seat));
        if (given.ok) change({ seats });
        return given;
      },
    },
    transfer: {
      save: async (request) => {
        const given = await answer('transfer.save')(request);
        const code = request.hasKeys ? '7QK2M 4XWDR' : null;
        return given.ok ? done({ code }) : given;
      },
      open: async () => {
        const given = await answer('transfer.open')();
        return given.ok ? done(transfer) : given;
      },
      unlock: answer('transfer.unlock'),
      close: answer('transfer.close'),
    },
    support: {
      create: async (request) => {
        const given = await answer('support.create')(request);
        return given.ok ? done(supportCase) : given;
      },
      copy: answer('support.copy'),
      save: saved('support.save'),
      mail: saved('support.mail'),
      answerLink: answer('support.answerLink'),
      closeLink: answer('support.closeLink'),
    },
    connection: {
      connect: answer('connection.connect'),
      disconnect: answer('connection.disconnect'),
    },
    ...admin.bridge,
    settings: {
      change: async (changed) => {
        const given = await answer('settings.change')(changed);
        if (given.ok) change({ settings: { ...state.settings, ...changed } });
        return given;
      },
    },
    activity: {
      list: (request) => Promise.resolve(done(listActivity(journal, request))),
      copyReceipt: answer('activity.copyReceipt'),
      saveReceipt: saved('activity.saveReceipt'),
      saveCsv: saved('activity.saveCsv'),
    },
    updates: {
      check: answer('updates.check'),
      install: answer('updates.install'),
      restart: answer('updates.restart'),
      copyCommand: answer('updates.copyCommand'),
      dismiss: answer('updates.dismiss'),
    },
    app: {
      screenRequested: (listener) => {
        screenListeners.add(listener);
        return () => screenListeners.delete(listener);
      },
      drawn: () => Promise.resolve(done(undefined)),
      openDataFolder: answer('app.openDataFolder'),
      openLink: answer('app.openLink'),
    },
  };
  return {
    bridge,
    calls,
    change,
    journal,
    setOrganization: admin.setOrganization,
    requestScreen: (screen) => {
      for (const listener of screenListeners) listener(screen);
    },
    openSupportLink: (code) => {
      const supportLink = { code, isConfirmed: false };
      change({ supportLink });
    },
    setTransfer: (next) => {
      transfer = next;
    },
    setPreview: (next) => {
      preview = next;
    },
    setNextAnswer,
  };
}

/** Returns the seat after a check that found the same as the last one. */
function checked(seat: SeatState): SeatState {
  const { device } = seat;
  if (device.type !== 'held' || device.seatStatus.type !== 'confirmed') return seat;
  const at = Date.now();
  const held = { ...device, seat: { ...device.seat, countedAt: at } };
  return { ...seat, device: { ...held, seatStatus: { type: 'confirmed', at } } };
}

function listActivity(
  journal: readonly ActivityEntry[],
  { filter, limit }: { readonly filter: ActivityFilter; readonly limit: number },
): ActivityList {
  const entries = journal.filter(
    ({ what, by, licenseId }) =>
      (filter.what ?? what) === what &&
      (filter.by ?? by) === by &&
      (filter.licenseId ?? licenseId) === licenseId,
  );
  return { entries: entries.slice(0, limit), matching: entries.length, total: journal.length };
}
