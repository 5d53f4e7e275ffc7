import type { ActivityEntry } from '../../shared/activity.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { AppBridge, RequestedScreen as MenuAsk } from '../../shared/contract.ts';
import { done } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { fakeAdmin, type FakeOrganization } from './fake-admin.ts';
import type { KeyPreview } from '../../shared/key-preview.ts';
import { keyPreviews, supportCaseAt } from '../support/license-answers.ts';

/** What the window asked of main, such as `device.release`. */
export type RecordedCall = readonly [name: string, ...input: unknown[]];

/** A stand-in for main: it answers with the state it was given and remembers what it was asked. */
export interface FakeBridge {
  readonly bridge: AppBridge;
  readonly calls: RecordedCall[];
  /** Tells the window of a state that is another in this part. */
  readonly change: (part: Partial<AppState>) => void;
  /** What the journal holds, newest first. */
  readonly journal: ActivityEntry[];
  /** Which organization the licenses are of. */
  readonly setOrganization: (organization: FakeOrganization) => void;
  /** Asks the window as a menu does. */
  readonly ask: (what: MenuAsk) => void;
  /** A support link with that case code was opened. */
  readonly openSupportLink: (code: string) => void;
  /** What a key is said to grant from now on. */
  readonly setPreview: (preview: KeyPreview) => void;
  /** What the next call that is not `state.get` answers. */
  readonly setNextAnswer: (answer: Result<undefined>) => void;
}

/** Makes a stand-in for main that begins in a state. */
export function fakeBridge(first: AppState): FakeBridge {
  let state = first;
  let preview: KeyPreview = keyPreviews(Date.now()).open;
  const supportCase = supportCaseAt(Date.now());
  let nextAnswer: Result<undefined> = done(undefined);
  const calls: RecordedCall[] = [];
  const listeners = new Set<(state: AppState) => void>();
  const askers = new Set<(what: MenuAsk) => void>();
  const journal: ActivityEntry[] = [];
  const change = (part: Partial<AppState>) => {
    state = { ...state, ...part, revision: state.revision + 1 };
    for (const listener of listeners) listener(state);
  };
  const answer =
    (name: string) =>
    (...input: unknown[]): Promise<Result<undefined>> => {
      calls.push([name, ...input]);
      const given = nextAnswer;
      nextAnswer = done(undefined);
      return Promise.resolve(given);
    };
  const saved =
    (name: string) =>
    async (...input: unknown[]): Promise<Result<boolean>> => {
      const given = await answer(name)(...input);
      return given.ok ? done(true) : given;
    };
  const admin = fakeAdmin(answer, change);
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
      preview: async (key) => {
        const given = await answer('device.preview')(key);
        return given.ok ? done(preview) : given;
      },
      resolveCopiedRecord: answer('device.resolveCopiedRecord'),
      releaseOtherSeat: answer('device.releaseOtherSeat'),
      takeOverSeat: answer('device.takeOverSeat'),
      import: answer('device.import'),
      release: answer('device.release'),
      cancelRelease: answer('device.cancelRelease'),
      retryNow: answer('device.retryNow'),
      check: async () => {
        const given = await answer('device.check')();
        return given.ok ? done(state.device.type === 'activating') : given;
      },
      copyKey: answer('device.copyKey'),
      revealKey: answer('device.revealKey'),
      dismiss: answer('device.dismiss'),
      copyReceipt: answer('device.copyReceipt'),
      saveReceipt: saved('device.saveReceipt'),
    },
    move: {
      setStep: async (move) => {
        const given = await answer('move.setStep')(move);
        if (given.ok) change({ move });
        return given;
      },
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
      list: ({ filter, limit }) => {
        const entries = journal.filter(
          ({ what, by, licenseId }) =>
            (filter.what ?? what) === what &&
            (filter.by ?? by) === by &&
            (filter.licenseId ?? licenseId) === licenseId,
        );
        return Promise.resolve(
          done({
            entries: entries.slice(0, limit),
            matching: entries.length,
            total: journal.length,
          }),
        );
      },
      copyReceipt: answer('activity.copyReceipt'),
      saveReceipt: saved('activity.saveReceipt'),
      saveCsv: saved('activity.saveCsv'),
    },
    app: {
      screenRequested: (listener) => {
        askers.add(listener);
        return () => askers.delete(listener);
      },
      openDataFolder: answer('app.openDataFolder'),
      openLink: answer('app.openLink'),
    },
  };
  return {
    bridge,
    calls,
    change,
    journal,
    setOrganization: admin.changeOrganization,
    ask: (what) => {
      for (const listener of askers) listener(what);
    },
    openSupportLink: (code) => {
      const supportLink = { code, isConfirmed: false };
      change({ supportLink });
    },
    setPreview: (next) => {
      preview = next;
    },
    setNextAnswer: (given) => {
      nextAnswer = given;
    },
  };
}
