/** Carries reports from an object to others that are made after it. */
export type Signal<T = void> = ReturnType<typeof createSignal<T>>;

/** Creates a signal without listeners. */
export function createSignal<T = void>() {
  const listeners = new Set<(value: T) => void>();
  return {
    /** Calls the listeners. A report that comes before there is one is lost. */
    emit(value: T): void {
      for (const listener of listeners) listener(value);
    },
    /** Calls `listener` after each report, until the returned function is called. */
    subscribe(listener: (value: T) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
