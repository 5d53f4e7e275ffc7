/** Carries reports from an object to another one that is made after it. */
export interface Signal<T> {
  /** Calls the listeners. A report that comes before there is one is lost. */
  emit(value: T): void;
  onEmit(listener: (value: T) => void): void;
}

/** Creates a signal without listeners. */
export function createSignal<T = void>(): Signal<T> {
  const listeners: ((value: T) => void)[] = [];
  return {
    emit(value) {
      for (const listener of listeners) listener(value);
    },
    onEmit(listener) {
      listeners.push(listener);
    },
  };
}
