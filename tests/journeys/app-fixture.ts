import { recordFile } from '../support/record-files.ts';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { env as environment } from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  _electron,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { checkRequest } from '../contract/openapi.ts';
import type { LoggedRequest } from '../support/polar/request-log.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** A real app in a window of its own. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything that it has written to its terminal, errors included. */
  readonly output: () => string;
}

/** Options of one start. */
export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Chromium switches that the test needs and the app would refuse. */
  readonly switches?: readonly string[];
  /** The app's data folder; default the journey's own. */
  readonly folder?: string;
  /** A CommonJS file that Electron loads before the app. */
  readonly first?: string;
  /** Whether the system's locale applies; default: the journeys' locale, en-US. */
  readonly systemLocale?: boolean;
  /** The app's folder; default the project's. */
  readonly appFolder?: string;
}

/** The fixtures of a journey. Each journey has its own, and they are deleted afterwards. */
interface Journey {
  /** A stand-in for Polar. */
  readonly polar: Polar;
  /** The app's data folder, empty at first. */
  readonly dataFolder: string;
  /** Writes a record into the data folder as an earlier run of the app would have. */
  readonly writeRecord: (name: string, record: object) => Promise<void>;
  /**
   * Starts the app on the data folder with the stand-in as its server. May be called again after
   * the first app has ended.
   */
  readonly start: (options?: StartOptions) => Promise<RunningApp>;
  /** Starts the app as `start` does, and does not wait for its page, which may be lost. */
  readonly launch: (options?: StartOptions) => Promise<ElectronApplication>;
  /** A started app that holds this computer's seat. */
  readonly held: RunningApp;
}

/** Playwright's `test` with a stand-in, a data folder and a real app. */
export const test = base.extend<Journey>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  polar: async ({}, use) => {
    const polar = await startPolar();
    await use(polar);
    await closePolar(polar);
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture off its first parameter.
  dataFolder: async ({}, use) => {
    const folder = await createDataFolder();
    await use(folder);
    await removeDataFolder(folder);
  },

  writeRecord: async ({ dataFolder }, use) => {
    await use(async (name, record) => await writeRecordIn(dataFolder, name, record));
  },

  start: async ({ polar, dataFolder }, use) => {
    const launcher = createLauncher(polar, dataFolder);
    await use(launcher.start);
    await launcher.close();
  },

  launch: async ({ polar, dataFolder }, use) => {
    const started: Started[] = [];
    await use(async (options = {}) => {
      const app = await launch(polar, dataFolder, options);
      started.push({ app, process: app.process() });
      return app;
    });
    for (const running of started) await end(running);
  },

  held: async ({ polar, writeRecord, start }, use) => {
    await writeRecord('device', seatOf(polar));
    await use(await start());
  },
});

/** Stops a stand-in, and expects that every request it received fits the contract. */
export async function closePolar(polar: Polar): Promise<void> {
  await polar.close();
  expect(polar.log.all().flatMap(wrongWith), 'every request fits the contract').toEqual([]);
}

/** Writes a record into a data folder as an earlier run of the app would have. */
export async function writeRecordIn(folder: string, name: string, record: object): Promise<void> {
  const file = recordFile(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  const content = JSON.stringify({ version: 1, ...record });
  await writeFile(file, content, { mode: 0o600 });
}

/** Creates an empty data folder. */
export async function createDataFolder(): Promise<string> {
  return await mkdtemp(path.join(tmpdir(), 'seatkeeper-journey-'));
}

/** Deletes a data folder. Chromium's child processes may still write into it for a moment. */
export async function removeDataFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Starts apps, and ends all of them at once. */
export interface Launcher {
  start(this: void, options?: StartOptions): Promise<RunningApp>;
  /** Ends all started apps, and expects that no script of their pages failed. */
  close(): Promise<void>;
}

/** Creates a launcher for apps with this server and, by default, this data folder. */
export function createLauncher(polar: Polar, dataFolder: string): Launcher {
  const started: Started[] = [];
  const faults: Error[] = [];
  return {
    async start(options = {}) {
      const app = await launch(polar, dataFolder, options);
      const process = app.process();
      started.push({ app, process });
      let printed = '';
      const collectOutput = (chunk: Buffer): void => {
        printed += chunk.toString();
      };
      process.stdout?.on('data', collectOutput);
      process.stderr?.on('data', collectOutput);
      const page = await app.firstWindow();
      // Each frame of a countdown is drawn by the processor here, which took more time than what is tested.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      page.on('pageerror', (error) => faults.push(error));
      return { app, page, output: () => printed };
    },
    async close() {
      for (const running of started) await end(running);
      expect(faults, 'no script of the page fails').toEqual([]);
    },
  };
}

async function launch(
  polar: Polar,
  dataFolder: string,
  options: StartOptions,
): Promise<ElectronApplication> {
  const { env = {}, args = [], switches = [], first, appFolder = projectFolder } = options;
  return await _electron.launch({
    args: [
      ...(first === undefined ? [] : ['--require', first]),
      // Without a graphics card Chromium would start a process for it, which fails, and then another.
      '--disable-gpu',
      ...switches,
      appFolder,
      `--user-data-dir=${options.folder ?? dataFolder}`,
      ...(options.systemLocale === true ? [] : ['--lang=en-US']),
      ...args,
    ],
    env: { ...withoutUndefined(environment), SEATKEEPER_SERVER: polar.baseUrl, ...env },
    // By default Playwright emulates a light page, whatever the app sets.
    colorScheme: null,
  });
}

interface Started {
  readonly app: ElectronApplication;
  readonly process: ChildProcess;
}

/** Ends an app in any state; during a countdown it would otherwise ask a question. */
async function end({ app, process }: Started): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const killTimer = setTimeout(() => process.kill('SIGKILL'), 5_000);
  await app.close().catch(() => null);
  clearTimeout(killTimer);
}

/**
 * Lists the differences between a request and what Polar documents and this app promises to send.
 */
function wrongWith(request: LoggedRequest): readonly string[] {
  const { headers } = request;
  const isNamed = /^(?:Seatkeeper|(?:TEST-)?Lumen-Studio-Licenses)\/\d+\.\d+\.\d+$/.test(
    headers['user-agent'] ?? '',
  );
  return [
    ...checkRequest(request),
    ...(isNamed ? [] : [`user-agent is ${headers['user-agent'] ?? 'missing'}`]),
    ...(headers['cookie'] === undefined ? [] : ['a cookie is sent']),
  ].map((fault) => `${request.method} ${request.path}: ${fault}`);
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export { expect, seatOf };
