/** A change that the parts of an object report, and that the object subscribes to once all of them exist. */
export interface Signal {
  emit(): void;
  subscribe(listener: () => void): void;
}

/** A signal without listeners. */
export function createSignal(): Signal {
  const listeners: (() => void)[] = [];
  return {
    emit() {
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
