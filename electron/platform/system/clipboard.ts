import { setTimeout as sleep } from 'node:timers/promises';
import { app, BrowserWindow, clipboard, ClipboardItem } from 'electron';
import type { Clipboard } from '../../ports.ts';
import { isWayland } from './is-wayland.ts';
import { createSecretRemoval, type TextClipboard, type Windows } from './secret-removal.ts';

/** The calls of Electron before 45, which take the clipboard's name. */
interface NamedClipboards {
  readText(name: 'selection'): string;
  writeText(text: string, name: 'selection'): void;
  clear(name: 'selection'): void;
}

/** X11's PRIMARY, which the middle button pastes. */
function primarySelection(): TextClipboard {
  const { selection } = clipboard as { selection?: TextClipboard };
  if (selection !== undefined) return selection;
  const named = clipboard as unknown as NamedClipboards;
  return {
    readText: async () => named.readText('selection'),
    writeText: async (text) => named.writeText(text, 'selection'),
    clear: () => named.clear('selection'),
  };
}

let isEnding = false;
app.once('will-quit', () => {
  isEnding = true;
});

const pressEvents = new Set<string>(['mouseDown', 'rawKeyDown', 'keyDown', 'touchStart']);

const windows: Windows = {
  hasFocus: () => BrowserWindow.getFocusedWindow() !== null,
  onFocus: (listener) => {
    app.once('browser-window-focus', () => listener());
  },
  onPress(listener) {
    const pages = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const stop = (): void => {
      for (const page of pages) if (!page.isDestroyed()) page.off('input-event', onInput);
    };
    function onInput(_event: unknown, { type }: { readonly type: string }): void {
      if (!pressEvents.has(type)) return;
      stop();
      listener();
    }
    for (const page of pages) page.on('input-event', onInput);
    return stop;
  },
  isEnding: () => isEnding,
};

let cachedRemoval: ReturnType<typeof createSecretRemoval> | null = null;
/** Creates the removal at its first use: Electron knows the display system only when it is ready. */
function getSecretRemoval() {
  return (cachedRemoval ??= createSecretRemoval({
    // On Linux Chromium copies every text into the selection as well.
    clipboards: process.platform === 'linux' ? [clipboard, primarySelection()] : [clipboard],
    windows,
    isWayland: isWayland(),
    sleep,
  }));
}

/** The format by which each system's clipboard managers recognize a secret, and its value. */
const secretHints: Partial<Record<NodeJS.Platform, readonly [format: string, value: string]>> = {
  // https://phabricator.kde.org/D12539
  linux: ['x-kde-passwordManagerHint', 'secret'],
  // https://nspasteboard.org
  darwin: ['org.nspasteboard.ConcealedType', ''],
  // https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats
  win32: ['ExcludeClipboardContentFromMonitorProcessing', ''],
};

/** Writes the text with its system's hint. Returns false where this runtime writes only one format at a time, as before Electron 45. */
async function writeWithHint(text: string): Promise<boolean> {
  const Item = ClipboardItem as typeof ClipboardItem | undefined;
  const hint = secretHints[process.platform];
  if (Item === undefined || hint === undefined) return false;
  const [format, value] = hint;
  const raw = `electron application/osclipboard;format="${format}"`;
  try {
    await clipboard.write([new Item({ 'text/plain': text, [raw]: value })]);
    return (await clipboard.readText()) === text;
  } catch {
    return false;
  }
}

/** The system's clipboards. */
export const systemClipboard: Clipboard = {
  read: async () => await clipboard.readText(),
  write: async (text) => await clipboard.writeText(text),
  async writeSecret(text) {
    if (!(await writeWithHint(text))) await clipboard.writeText(text);
    getSecretRemoval().onSecretCopied();
  },
  remove: async (text) => await getSecretRemoval().remove(text),
};
