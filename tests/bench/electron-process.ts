import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import electron from 'electron';
import * as v from 'valibot';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
// Outside of Electron its package is the path of its program: https://www.electronjs.org/docs/latest/api/process
const program = v.parse(v.string(), electron);
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Milliseconds for the first start to create what later starts reuse, such as compiled scripts. */
const firstStartTime = 3_000;

/** A running Electron with a usable window. */
export interface Opened {
  readonly process: ChildProcess;
  /** Milliseconds from spawn until the window reported that it is usable. */
  readonly milliseconds: number;
  /** Resolves once it has ended. */
  close(): Promise<void>;
}

/** A program that can be started repeatedly on one data folder. */
export interface Startable {
  open(): Promise<Opened>;
  /** Deletes the data folder. */
  forget(): Promise<void>;
}

async function open(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Opened> {
  const start = performance.now();
  const child = spawn(program, [...asRoot, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  const milliseconds = performance.now() - start;
  if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
  return {
    process: child,
    milliseconds,
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Starts it once and lets it idle, so that measured starts are not the first. */
async function startable(
  args: readonly string[],
  folder: string,
  server: Readonly<Record<string, string>> = {},
): Promise<Startable> {
  const all = [...args, `--user-data-dir=${folder}`];
  const env = { ...process.env, ...server };
  const first = await open(all, env);
  await sleep(firstStartTime);
  await first.close();
  return {
    open: async () => await open(all, env),
    async forget() {
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** A window with one line of HTML. */
async function bareWindow(): Promise<Startable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  return await startable([here('bare-window.cjs')], folder);
}

/** The built app with the stand-in's seat for this computer. */
async function appWithSeat(polar: Polar): Promise<Startable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  const record = JSON.stringify({ version: 1, ...seatOf(polar) });
  await writeFile(path.join(folder, 'device.json'), record, { mode: 0o600 });
  return await startable(['--require', here('when-usable.cjs'), here('../..')], folder, {
    SEATKEEPER_SERVER: polar.baseUrl,
  });
}

/** Measures the app with a seat and, in turn, a bare window. */
export async function besideBareWindow(
  runs: number,
  measure: (started: Startable) => Promise<number>,
): Promise<Pick<Figure, 'appSamples' | 'floor'>> {
  const polar = await startPolar();
  const app = await appWithSeat(polar);
  const bare = await bareWindow();
  try {
    return await interleaved(runs, {
      appSamples: async () => await measure(app),
      floor: async () => await measure(bare),
    });
  } finally {
    await app.forget();
    await bare.forget();
    await polar.close();
  }
}
