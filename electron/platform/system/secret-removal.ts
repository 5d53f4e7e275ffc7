/** One of the system's clipboards. */
export interface TextClipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  clear(): void;
}

/** What the removal needs to know of the windows. */
export interface Windows {
  hasFocus(): boolean;
  /** Calls once, when a window has the focus the next time. */
  onFocus(listener: () => void): void;
  /** Calls once, at the next key or button that is pressed in a window; the answer stops waiting. */
  onPress(listener: () => void): () => void;
  /** Whether the app ends, so that there will be no next time. */
  isEnding(): boolean;
}

/** How it is done. */
interface SecretRemovalDeps {
  readonly clipboards: readonly TextClipboard[];
  readonly windows: Windows;
  readonly isWayland: boolean;
  sleep(milliseconds: number): Promise<unknown>;
}

/** Takes secrets off the clipboards again. */
export interface SecretRemoval {
  /** To be called when a secret was copied. */
  onSecretCopied(): void;
  /** Takes this text off each clipboard that holds it, as soon as the system allows it. */
  remove(text: string): Promise<void>;
}

/** Milliseconds in which a clipboard manager puts back what was cleared. */
const managerRestoreTime = 250;
/** Milliseconds between the looks at a clipboard that Wayland shows with the focus, or a little later. */
const checkDelays = [50, 200, 500, 1_000];
/** Stands in for a cleared text, where an empty clipboard is filled with the last one again. */
const blankText = ' ';

/**
 * Removes secrets from the clipboards. A cleared clipboard may be filled again with what was on it, by a clipboard manager or, on Wayland,
 * by the compositor; there a blank replaces the text. Wayland makes it harder: a program sees the clipboard only while it has the focus, and
 * the compositor takes another text from it only after a newer key or button than that of the last one.
 * https://wayland.freedesktop.org/docs/html/apa.html#protocol-spec-wl_data_device
 */
export function createSecretRemoval({
  clipboards,
  windows,
  isWayland,
  sleep,
}: SecretRemovalDeps): SecretRemoval {
  let hasPressSinceCopy = false;
  let stopWaiting: (() => void) | null = null;

  function waitForPress(then: () => void): void {
    stopWaiting?.();
    stopWaiting = windows.onPress(then);
  }

  async function clipboardsHolding(text: string): Promise<readonly TextClipboard[]> {
    const holders: TextClipboard[] = [];
    for (const one of clipboards) if ((await one.readText()) === text) holders.push(one);
    return holders;
  }

  async function replaceWithBlank(text: string): Promise<void> {
    for (const one of await clipboardsHolding(text)) await one.writeText(blankText);
  }

  /** Whether the text was there to be removed. */
  async function removeNow(text: string): Promise<boolean> {
    const holders = await clipboardsHolding(text);
    if (holders.length === 0) return false;
    if (windows.isEnding() && isWayland) {
      // Nothing can be done after this, and what is refused does no harm.
      for (const one of holders) await one.writeText(blankText);
      return true;
    }
    for (const one of holders) one.clear();
    if (windows.isEnding()) return true;
    await sleep(managerRestoreTime);
    if (!isWayland || hasPressSinceCopy) await replaceWithBlank(text);
    else if ((await clipboardsHolding(text)).length > 0)
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
    onSecretCopied() {
      hasPressSinceCopy = false;
      waitForPress(() => {
        hasPressSinceCopy = true;
      });
    },
    async remove(text) {
      const wasRemoved = await removeNow(text);
      if (!wasRemoved && isWayland && !windows.hasFocus()) removeAtFocus(text);
    },
  };
}
