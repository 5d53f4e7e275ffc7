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
 * key or button press than that of the last write. Clearing counts as a write: it drops the program's own text in any case, and uses up a
 * newer press. Chromium reads back its own text even where the compositor has refused it, so that reading does not show whether a write
 * was taken.
 * https://wayland.freedesktop.org/docs/html/apa.html#protocol-spec-wl_data_device
 */
export function createSecretRemoval({ clipboards, windows, isWayland, sleep }: SecretRemovalDeps) {
  /** Whether a key or button was pressed since the secret was copied or the clipboard was cleared. */
  let hasNewPress = false;
  let stopWaiting: (() => void) | null = null;

  function waitForPress(then: () => void): void {
    stopWaiting?.();
    stopWaiting = windows.onPress(then);
  }

  function watchForPress(): void {
    hasNewPress = false;
    waitForPress(() => {
      hasNewPress = true;
    });
  }

  async function findClipboardsHolding(text: string): Promise<readonly TextClipboard[]> {
    const holders: TextClipboard[] = [];
    for (const one of clipboards) if ((await one.readText()) === text) holders.push(one);
    return holders;
  }

  async function clear(text: string): Promise<void> {
    for (const one of await findClipboardsHolding(text)) one.clear();
  }

  async function replaceWithBlank(text: string): Promise<void> {
    for (const one of await findClipboardsHolding(text)) await one.writeText(blankText);
  }

  /** Replaces the text once the compositor shows it to the focused window and takes another. */
  async function replaceOnceShown(text: string): Promise<void> {
    for (const delay of checkDelays) {
      if (!windows.hasFocus()) break;
      if ((await findClipboardsHolding(text)).length > 0) {
        if (hasNewPress) await replaceWithBlank(text);
        else waitForPress(() => void replaceWithBlank(text));
        return;
      }
      await sleep(delay);
    }
    if (!windows.hasFocus()) windows.onFocus(() => void replaceOnceShown(text));
  }

  async function removeOnWayland(text: string): Promise<void> {
    if (windows.isEnding()) {
      // There is no later chance, and a refused write does no harm.
      await replaceWithBlank(text);
      return;
    }
    // A press is for one write alone, and the blank is the surer one.
    if (!hasNewPress || !windows.hasFocus()) {
      await clear(text);
      watchForPress();
      await sleep(managerRestoreTime);
    }
    await replaceOnceShown(text);
  }

  return {
    /** Must be called when a secret was copied. */
    onSecretCopied: watchForPress,
    /** Removes this text from each clipboard that holds it, as soon as the system allows it. */
    async remove(text: string): Promise<void> {
      if (isWayland) {
        await removeOnWayland(text);
        return;
      }
      await clear(text);
      if (windows.isEnding()) return;
      await sleep(managerRestoreTime);
      await replaceWithBlank(text);
    },
  };
}
