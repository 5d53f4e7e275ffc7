import { mkdir, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';

const lock = path.join(tmpdir(), 'seatkeeper-journeys-clipboard');
/** A journey that ended with the clipboard in its hands leaves the lock behind; after so many milliseconds it binds nobody. */
const maxLockAge = 20_000;

/** Runs `use` while no other journey touches the clipboard: the display, and the clipboard with it, is one for all. */
export async function withClipboard<T>(use: () => Promise<T>): Promise<T> {
  while (!(await takeLock())) await sleep(50);
  try {
    return await use();
  } finally {
    await rmdir(lock).catch(() => null);
  }
}

async function takeLock(): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const since = await stat(lock).catch(() => null);
    if (since !== null && Date.now() - since.mtimeMs > maxLockAge) {
      await rmdir(lock).catch(() => null);
    }
    return false;
  }
}

/** Puts a text on the clipboard, as a person who copies it elsewhere. */
export async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

/** What is on the clipboard. */
export async function readClipboard(app: ElectronApplication): Promise<string> {
  return await app.evaluate(({ clipboard }) => clipboard.readText());
}

/** The calls on X11's selection of Electron 33, which the types of a later one do not have. */
interface Selection {
  readText(name: 'selection'): string;
  writeText(text: string, name: 'selection'): void;
}

/** Selects a text elsewhere, which the middle button then pastes. X11 alone has it. */
export async function selectText(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(async ({ clipboard }, chosen) => {
    const { selection } = clipboard as { selection?: typeof clipboard };
    if (selection !== undefined) await selection.writeText(chosen);
    else (clipboard as unknown as Selection).writeText(chosen, 'selection');
  }, text);
}

/** What the middle button would paste. */
export async function readSelection(app: ElectronApplication): Promise<string> {
  return await app.evaluate(async ({ clipboard }) => {
    const { selection } = clipboard as { selection?: typeof clipboard };
    if (selection !== undefined) return await selection.readText();
    return (clipboard as unknown as Selection).readText('selection');
  });
}

/** Lets a key that is copied from now on stay on the clipboard until the answer is called, and not for a minute. */
export async function holdClipboardTimer(app: ElectronApplication): Promise<() => Promise<void>> {
  await app.evaluate(() => {
    const { setTimeout: wait } = globalThis;
    const ends: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void, milliseconds: number) => {
      if (milliseconds !== 60_000) return wait(run, milliseconds);
      ends.push(run);
      return wait(() => undefined, 0);
    }) as typeof setTimeout;
    Object.assign(globalThis, { ends });
  });
  return async () => {
    await app.evaluate(() => {
      for (const end of (globalThis as unknown as { ends: (() => void)[] }).ends) end();
    });
  };
}
