/** Carries reports from an object to others that are made after it. */
export interface Signal<T = void> {
  /** Calls the listeners. A report that comes before there is one is lost. */
  emit(value: T): void;
  /** Calls `listener` after each report, until the returned function is called. */
  subscribe(listener: (value: T) => void): () => void;
}

/** Creates a signal without listeners. */
export function createSignal<T = void>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit(value) {
      for (const listener of listeners) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
