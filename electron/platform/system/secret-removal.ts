/** One of the system's clipboards. */
export interface TextClipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  clear(): void;
}

/** What the removal needs to know about the windows. */
export interface Windows {
  hasFocus(): boolean;
  /** Calls `listener` once, when a window gets the focus the next time. */
  onFocus(listener: () => void): void;
  /** Calls `listener` once, at the next key or button that is pressed in a window. Returns a function that ends the waiting. */
  onPress(listener: () => void): () => void;
  /** Whether the app is ending, so that no later event will come. */
  isEnding(): boolean;
}

interface SecretRemovalDeps {
  readonly clipboards: readonly TextClipboard[];
  readonly windows: Windows;
  readonly isWayland: boolean;
  sleep(milliseconds: number): Promise<unknown>;
}

/** Milliseconds within which a clipboard manager restores what was cleared. */
const managerRestoreTime = 250;
/** Milliseconds between the reads of a clipboard, which Wayland shows at the focus or a little later. */
const checkDelays = [50, 200, 500, 1_000];
/** Replaces a text where clearing it would bring back the last one. */
const blankText = ' ';

/**
 * Creates the removal. A clipboard manager or, on Wayland, the compositor may fill a cleared clipboard again with its last text; a blank
 * replaces the text then. On Wayland a program can read the clipboard only while it has the focus, and can write to it only after a newer
 * key or button press than that of the last write.
 * https://wayland.freedesktop.org/docs/html/apa.html#protocol-spec-wl_data_device
 */
export function createSecretRemoval({ clipboards, windows, isWayland, sleep }: SecretRemovalDeps) {
  let hasPressSinceCopy = false;
  let stopWaiting: (() => void) | null = null;

  function waitForPress(then: () => void): void {
    stopWaiting?.();
    stopWaiting = windows.onPress(then);
  }

  async function findClipboardsHolding(text: string): Promise<readonly TextClipboard[]> {
    const holders: TextClipboard[] = [];
    for (const one of clipboards) if ((await one.readText()) === text) holders.push(one);
    return holders;
  }

  async function replaceWithBlank(text: string): Promise<void> {
    for (const one of await findClipboardsHolding(text)) await one.writeText(blankText);
  }

  /** Removes the text from the clipboards that hold it. Returns whether there were any. */
  async function removeNow(text: string): Promise<boolean> {
    const holders = await findClipboardsHolding(text);
    if (holders.length === 0) return false;
    if (windows.isEnding() && isWayland) {
      // There is no later chance, and a refused write does no harm.
      for (const one of holders) await one.writeText(blankText);
      return true;
    }
    for (const one of holders) one.clear();
    if (windows.isEnding()) return true;
    await sleep(managerRestoreTime);
    if (!isWayland || hasPressSinceCopy) await replaceWithBlank(text);
    else if ((await findClipboardsHolding(text)).length > 0)
      waitForPress(() => void replaceWithBlank(text));
    return true;
  }

  function removeAtFocus(text: string): void {
    windows.onFocus(() => {
      void (async () => {
        for (const delay of checkDelays) {
          if (await removeNow(text)) return;
          await sleep(delay);
        }
        if (!windows.hasFocus()) removeAtFocus(text);
      })();
    });
  }

  return {
    /** Must be called when a secret was copied. */
    onSecretCopied(): void {
      hasPressSinceCopy = false;
      waitForPress(() => {
        hasPressSinceCopy = true;
      });
    },
    /** Removes this text from each clipboard that holds it, as soon as the system allows it. */
    async remove(text: string): Promise<void> {
      const wasRemoved = await removeNow(text);
      if (!wasRemoved && isWayland && !windows.hasFocus()) removeAtFocus(text);
    },
  };
}
