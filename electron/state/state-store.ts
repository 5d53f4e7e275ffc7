import type { AppState } from '../../shared/app-state.ts';

/** Holds the state that the window shows. Only main changes it. */
export interface StateStore {
  get(): AppState;
  /** Sets some fields, increases the revision by one, and calls the listeners. */
  set(change: Partial<Omit<AppState, 'revision'>>): void;
  /** Calls `listener` after each change, until the returned function is called. */
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Returns a store with the state `first` at revision 1. */
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
