import { mkdir, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';

const lock = path.join(tmpdir(), 'seatkeeper-journeys-clipboard');
/** A journey that ended with the clipboard in its hands leaves the lock behind; after so many milliseconds it binds nobody. */
const longestUse = 20_000;

/** Runs `use` while no other journey touches the clipboard: the display, and the clipboard with it, is one for all. */
export async function withClipboard<T>(use: () => Promise<T>): Promise<T> {
  while (!(await taken())) await sleep(50);
  try {
    return await use();
  } finally {
    await rmdir(lock).catch(() => null);
  }
}

async function taken(): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const since = await stat(lock).catch(() => null);
    if (since !== null && Date.now() - since.mtimeMs > longestUse) {
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
export async function pasted(app: ElectronApplication): Promise<string> {
  return await app.evaluate(({ clipboard }) => clipboard.readText());
}
