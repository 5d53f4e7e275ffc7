import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Settings } from '../../shared/settings.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';

/** The built app with its window, driven by Playwright. */
export interface DrivenApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** Ends the app and deletes its data folder. */
  close(): Promise<void>;
}

/** Starts the app with the stand-in's seat for this computer and these settings, with additional Chromium switches. */
export async function driveApp(
  polar: Polar,
  switches: readonly string[] = [],
  settings?: Partial<Settings>,
): Promise<DrivenApp> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  for (const [name, record] of Object.entries({ device: seatOf(polar), settings })) {
    if (record === undefined) continue;
    const content = JSON.stringify({ version: 1, ...record });
    await writeFile(path.join(folder, `${name}.json`), content, { mode: 0o600 });
  }
  const env = Object.entries({ ...process.env, SEATKEEPER_SERVER: polar.baseUrl }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const app = await _electron.launch({
    args: [
      ...switches,
      fileURLToPath(new URL('../..', import.meta.url)),
      `--user-data-dir=${folder}`,
      '--lang=en-US',
    ],
    env: Object.fromEntries(env),
    colorScheme: null,
  });
  return {
    app,
    page: await app.firstWindow(),
    dataFolder: folder,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
