import type { AppState } from '../../shared/app-state.ts';
import type { AppBridge } from '../../shared/contract.ts';
import { done } from '../../shared/failure.ts';
import type { Result } from '../../shared/ipc.ts';

/** What the window asked of main, such as `device.release`. */
export type Asked = readonly [name: string, ...input: unknown[]];

/** A stand-in for main: it answers with the state it was given and remembers what it was asked. */
export interface FakeBridge {
  readonly bridge: AppBridge;
  readonly asked: Asked[];
  /** Tells the window of a new state. */
  readonly publish: (state: AppState) => void;
  /** What the next call that is not `state.get` answers. */
  readonly answerNext: (answer: Result<undefined>) => void;
}

/** Makes a stand-in for main that begins in a state. */
export function fakeBridge(first: AppState): FakeBridge {
  let state = first;
  let nextAnswer: Result<undefined> = done(undefined);
  const asked: Asked[] = [];
  const listeners = new Set<(state: AppState) => void>();
  const publish = (next: AppState) => {
    state = next;
    for (const listener of listeners) listener(next);
  };
  const answer =
    (name: string) =>
    (...input: unknown[]): Promise<Result<undefined>> => {
      asked.push([name, ...input]);
      const given = nextAnswer;
      nextAnswer = done(undefined);
      return Promise.resolve(given);
    };
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
      import: answer('device.import'),
      release: answer('device.release'),
      keep: answer('device.keep'),
      tryNow: answer('device.tryNow'),
      check: answer('device.check'),
      copyKey: answer('device.copyKey'),
      revealKey: answer('device.revealKey'),
      forget: answer('device.forget'),
      copyReceipt: answer('device.copyReceipt'),
      saveReceipt: async () => {
        const given = await answer('device.saveReceipt')();
        return given.ok ? done(true) : given;
      },
    },
    connection: {
      connect: answer('connection.connect'),
      disconnect: answer('connection.disconnect'),
    },
    settings: {
      change: async (change) => {
        const given = await answer('settings.change')(change);
        if (given.ok)
          publish({
            ...state,
            revision: state.revision + 1,
            settings: { ...state.settings, ...change },
          });
        return given;
      },
    },
    app: { openLink: answer('app.openLink') },
  };
  return {
    bridge,
    asked,
    publish,
    answerNext: (given) => {
      nextAnswer = given;
    },
  };
}
