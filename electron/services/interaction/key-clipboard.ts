import type { Clipboard, Clock } from '../../ports.ts';

/** Milliseconds after which a copied key is removed from the clipboard if it is still there. */
const clearAfter = 60_000;

/** Copies keys, and removes them from the clipboard again. */
export type KeyClipboard = ReturnType<typeof createKeyClipboard>;

/** Returns the clipboard for keys, which holds one at a time. */
export function createKeyClipboard(clipboard: Clipboard, clock: Clock) {
  let copied: { key: string; cancel: () => void } | null = null;

  async function clear(): Promise<void> {
    const key = copied?.key;
    copied = null;
    if (key !== undefined) await clipboard.remove(key);
  }

  return {
    async copy(key: string): Promise<void> {
      copied?.cancel();
      await clipboard.writeSecret(key);
      copied = { key, cancel: clock.schedule(clearAfter, () => void clear()) };
    },
    /** Removes a copied key at once, when the app ends. */
    async stop(): Promise<void> {
      copied?.cancel();
      await clear();
    },
  };
}
