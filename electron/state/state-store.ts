import type { AppState } from '../../shared/app-state.ts';

/** Holds the state that the window shows. Only main changes it. */
export type StateStore = ReturnType<typeof createStateStore>;

/** Returns a store with the state `first` at revision 1. */
export function createStateStore(first: Omit<AppState, 'revision'>) {
  let state: AppState = { ...first, revision: 1 };
  const listeners = new Set<(state: AppState) => void>();
  return {
    get: (): AppState => state,
    /** Sets some fields, increases the revision by one, and calls the listeners. */
    set(change: Partial<Omit<AppState, 'revision'>>): void {
      state = { ...state, ...change, revision: state.revision + 1 };
      for (const listener of listeners) listener(state);
    },
    /** Calls `listener` after each change, until the returned function is called. */
    subscribe(listener: (state: AppState) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
