import { mkdir, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';

const lock = path.join(tmpdir(), 'seatkeeper-journeys-clipboard');
/**
 * Milliseconds after which a lock is stale: a journey that ends while it holds the clipboard leaves
 * its lock behind.
 */
const maxLockAge = 20_000;

/**
 * Runs `use` while no other journey uses the clipboard: all journeys share the display and its
 * clipboard.
 */
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

/** Puts a text on the clipboard, as a person who copies it in another program. */
export async function copy(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
}

/** Returns the clipboard's text. */
export async function readClipboard(app: ElectronApplication): Promise<string> {
  return await app.evaluate(({ clipboard }) => clipboard.readText());
}

/** The X11 selection API of Electron 33, which the types of later versions lack. */
interface Selection {
  readText(name: 'selection'): string;
  writeText(text: string, name: 'selection'): void;
}

/** Selects a text in another program, which the middle button then pastes. X11 only. */
export async function selectText(app: ElectronApplication, text: string): Promise<void> {
  await app.evaluate(async ({ clipboard }, chosen) => {
    const { selection } = clipboard as { selection?: typeof clipboard };
    if (selection !== undefined) await selection.writeText(chosen);
    else (clipboard as unknown as Selection).writeText(chosen, 'selection');
  }, text);
}

/** Returns the text that the middle button would paste. */
export async function readSelection(app: ElectronApplication): Promise<string> {
  return await app.evaluate(async ({ clipboard }) => {
    const { selection } = clipboard as { selection?: typeof clipboard };
    if (selection !== undefined) return await selection.readText();
    return (clipboard as unknown as Selection).readText('selection');
  });
}

/**
 * Keeps keys that are copied from now on on the clipboard until the returned function is called,
 * instead of one minute.
 */
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
