import type { AppState } from '../../shared/app-state.ts';

/** Holds what the window shows. Main alone changes it. */
export interface StateStore {
  get(): AppState;
  /** Sets some fields; the revision grows by one and listeners hear of it. */
  set(change: Partial<Omit<AppState, 'revision'>>): void;
  /** Calls back after each change; the answer ends it. */
  subscribe(listener: (state: AppState) => void): () => void;
}

/** A store that begins with `first` at revision 1. */
export function createStateStore(first: Omit<AppState, 'revision'>): StateStore {
  let state: AppState = { ...first, revision: 1 };
  const listeners = new Set<(state: AppState) => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change, revision: state.revision + 1 };
      for (const listener of listeners) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
