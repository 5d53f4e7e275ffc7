import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

/**
 * Records every message between page and main from now on, both ways. Uses Electron's internal map
 * of handlers, since no public API shows their answers.
 */
export async function recordIpcMessages(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ ipcMain, webContents }) => {
    type Handler = (event: unknown, ...args: unknown[]) => unknown;
    const recorded: string[] = [];
    Object.assign(globalThis, { recorded });
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handler>;
    };
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...args) => {
        recorded.push(`${channel} asked ${JSON.stringify(args)}`);
        const answer = await handler(event, ...args);
        recorded.push(`${channel} answered ${JSON.stringify(answer)}`);
        return answer;
      });
    }
    for (const contents of webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...args) => {
        recorded.push(`${channel} sent ${JSON.stringify(args)}`);
        send(channel, ...args);
      };
    }
  });
  return async () =>
    await app.evaluate(() => (globalThis as { recorded?: string[] }).recorded?.join('\n') ?? '');
}

/** Returns a heap snapshot of the page; it holds strings in full up to 1,024 characters. */
export async function heapOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}

/** Number of walks that may fail because the running app renamed a file before it was read. */
const maxWalks = 50;

/**
 * Lists the files below a folder that contain a text in plain form, in UTF-16 or in base64, with
 * paths relative to the folder. The app may be running: the result is that of one walk during which
 * no file was removed, so that a rename hides no file.
 */
export async function filesContaining(folder: string, text: string): Promise<readonly string[]> {
  const encodings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), ...base64Forms(text)];
  for (let walk = 1; ; walk += 1) {
    try {
      return await filesWithAny(folder, encodings);
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isGone || walk === maxWalks) throw error;
    }
  }
}

async function filesWithAny(
  folder: string,
  encodings: readonly Buffer[],
): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file);
    if (encodings.some((form) => content.includes(form))) found.push(path.relative(folder, file));
  }
  return found;
}

/**
 * The forms that a text may take in base64: they depend on the position of its bytes, and its first
 * and last letters on its neighbors.
 */
function base64Forms(text: string): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from(' '.repeat(before) + text, 'utf8').toString('base64');
    return Buffer.from(whole.slice(4, -4), 'utf8');
  });
}
