import { app, BrowserWindow, clipboard, ClipboardItem } from 'electron';
import type { Clipboard } from '../ports.ts';
import { isWayland } from './desktop.ts';

/** What reads, writes and clears one of the system's clipboards. */
interface OneClipboard {
  readText(): Promise<string>;
  clear(): void;
}

/** The calls of Electron before 45, which take the clipboard's name. */
interface NamedClipboards {
  readText(name: 'selection'): string;
  clear(name: 'selection'): void;
}

const main: OneClipboard = {
  readText: async () => await clipboard.readText(),
  clear: () => {
    clipboard.clear();
  },
};

/** X11's PRIMARY, which the middle button pastes. */
function primary(): OneClipboard {
  const { selection } = clipboard as { selection?: OneClipboard };
  if (selection !== undefined) return selection;
  const named = clipboard as unknown as NamedClipboards;
  return {
    readText: async () => named.readText('selection'),
    clear: () => {
      named.clear('selection');
    },
  };
}

/** Chromium puts every text that it copies on Linux into the selection as well. */
const all = (): readonly OneClipboard[] =>
  process.platform === 'linux' ? [main, primary()] : [main];

async function remove(text: string): Promise<void> {
  for (const one of all()) if ((await one.readText()) === text) one.clear();
}

/** The format by which each system's clipboard managers know a secret, and what it must hold. */
const hints: Partial<Record<NodeJS.Platform, readonly [format: string, value: string]>> = {
  // https://phabricator.kde.org/D12539
  linux: ['x-kde-passwordManagerHint', 'secret'],
  // https://nspasteboard.org
  darwin: ['org.nspasteboard.ConcealedType', ''],
  // https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats
  win32: ['ExcludeClipboardContentFromMonitorProcessing', ''],
};

/** Writes the text together with its system's hint; false where this runtime writes one format at a time, as before Electron 45. */
async function writeWithHint(text: string): Promise<boolean> {
  const Item = ClipboardItem as typeof ClipboardItem | undefined;
  const hint = hints[process.platform];
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
  read: main.readText,
  async write(text) {
    await clipboard.writeText(text);
  },
  async writeSecret(text) {
    if (!(await writeWithHint(text))) await clipboard.writeText(text);
  },
  async remove(text) {
    await remove(text);
    // Wayland shows the clipboard to the program in front alone: behind others the text may be there, unseen.
    if (isWayland() && BrowserWindow.getFocusedWindow() === null) {
      app.once('browser-window-focus', () => void remove(text));
    }
  },
};
