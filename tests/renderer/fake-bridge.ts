import type { ActivityEntry } from '../../shared/activity.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { AppBridge, Asked as MenuAsk } from '../../shared/contract.ts';
import { done } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';
import { fakeAdmin, type FakeOrganization } from './fake-admin.ts';
import type { KeyPreview } from '../../shared/key-preview.ts';
import { keyPreviews, supportCaseAt } from '../support/license-answers.ts';

/** What the window asked of main, such as `device.release`. */
export type Asked = readonly [name: string, ...input: unknown[]];

/** A stand-in for main: it answers with the state it was given and remembers what it was asked. */
export interface FakeBridge {
  readonly bridge: AppBridge;
  readonly asked: Asked[];
  /** Tells the window of a state that is another in this part. */
  readonly change: (part: Partial<AppState>) => void;
  /** What the journal holds, newest first. */
  readonly journal: ActivityEntry[];
  /** Which organization the licenses are of. */
  readonly organizationIs: (organization: FakeOrganization) => void;
  /** Asks the window as a menu does. */
  readonly ask: (what: MenuAsk) => void;
  /** A support link with that case code was opened. */
  readonly linkComes: (code: string) => void;
  /** What a key is said to grant from now on. */
  readonly previewIs: (preview: KeyPreview) => void;
  /** What the next call that is not `state.get` answers. */
  readonly answerNext: (answer: Result<undefined>) => void;
}

/** Makes a stand-in for main that begins in a state. */
export function fakeBridge(first: AppState): FakeBridge {
  let state = first;
  let preview: KeyPreview = keyPreviews(Date.now()).open;
  const supportCase = supportCaseAt(Date.now());
  let nextAnswer: Result<undefined> = done(undefined);
  const asked: Asked[] = [];
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
      asked.push([name, ...input]);
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
      answerCopy: answer('device.answerCopy'),
      freeSeat: answer('device.freeSeat'),
      takeOver: answer('device.takeOver'),
      import: answer('device.import'),
      release: answer('device.release'),
      keep: answer('device.keep'),
      tryNow: answer('device.tryNow'),
      check: async () => {
        const given = await answer('device.check')();
        return given.ok ? done(state.device.is === 'activating') : given;
      },
      copyKey: answer('device.copyKey'),
      revealKey: answer('device.revealKey'),
      forget: answer('device.forget'),
      copyReceipt: answer('device.copyReceipt'),
      saveReceipt: saved('device.saveReceipt'),
    },
    move: {
      go: async (move) => {
        const given = await answer('move.go')(move);
        if (given.ok) change({ move });
        return given;
      },
    },
    support: {
      open: async (request) => {
        const given = await answer('support.open')(request);
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
      list: ({ filter, most }) => {
        const entries = journal.filter(
          ({ what, by, licenseId }) =>
            (filter.what ?? what) === what &&
            (filter.by ?? by) === by &&
            (filter.licenseId ?? licenseId) === licenseId,
        );
        return Promise.resolve(
          done({
            entries: entries.slice(0, most),
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
      asked: (listener) => {
        askers.add(listener);
        return () => askers.delete(listener);
      },
      openDataFolder: answer('app.openDataFolder'),
      openLink: answer('app.openLink'),
    },
  };
  return {
    bridge,
    asked,
    change,
    journal,
    organizationIs: admin.becomes,
    ask: (what) => {
      for (const listener of askers) listener(what);
    },
    linkComes: (code) => {
      const supportLink = { code, isConfirmed: false };
      change({ supportLink });
    },
    previewIs: (next) => {
      preview = next;
    },
    answerNext: (given) => {
      nextAnswer = given;
    },
  };
}
