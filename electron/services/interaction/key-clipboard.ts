import type { Clipboard, Clock } from '../../ports.ts';

/** A copied key leaves the clipboards after so many milliseconds, if it is still there. */
const clearAfter = 60_000;

/** Copies keys, and takes them off the clipboard again. */
export interface KeyClipboard {
  copy(key: string): Promise<void>;
  /** Takes a copied key off the clipboard at once: the app ends. */
  stop(): Promise<void>;
}

/** The clipboard for keys: one is on it at a time. */
export function createKeyClipboard(clipboard: Clipboard, clock: Clock): KeyClipboard {
  let copied: { key: string; cancel: () => void } | null = null;

  async function clear(): Promise<void> {
    const key = copied?.key;
    copied = null;
    if (key !== undefined) await clipboard.remove(key);
  }

  return {
    async copy(key) {
      copied?.cancel();
      await clipboard.writeSecret(key);
      copied = { key, cancel: clock.schedule(clearAfter, () => void clear()) };
    },
    async stop() {
      copied?.cancel();
      await clear();
    },
  };
}
