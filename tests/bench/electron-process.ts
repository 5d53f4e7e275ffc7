import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packages } from '../packaged/packages.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { probedApp, probedBareWindow } from './probed-packages.ts';

/** Milliseconds for the first start to create what later starts reuse, such as compiled scripts. */
const firstStartTime = 3_000;

/** What shows that the app's first screen can be used: the button of this computer's state. */
const usable = 'section[aria-labelledby="state-title"] button:enabled';

/** A running Electron whose window has been painted. */
export interface Opened {
  readonly process: ChildProcess;
  /** Milliseconds from spawn until the window reported its paint. */
  readonly milliseconds: number;
  /** Resolves once it has ended. */
  close(): Promise<void>;
}

/** How the app and the floor are started. */
export interface StartKind {
  /** Chromium switches. */
  readonly switches?: readonly string[];
  /** Whether each start finds a home folder that no Electron has written to; else one where it has run before. */
  readonly isFresh?: boolean;
}

async function open(launcher: string, args: readonly string[], home: string): Promise<Opened> {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') };
  const start = performance.now();
  const child = spawn(launcher, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
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

/** Creates a home folder with the stand-in's seat for this computer. */
async function createHome(polar: Polar): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  const dataFolder = path.join(home, '.config', packages.executable);
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const record = JSON.stringify({ version: 1, ...seatOf(polar) });
  await writeFile(path.join(dataFolder, 'device.json'), record, { mode: 0o600 });
  return home;
}

const remove = async (folder: string): Promise<void> =>
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

/** Returns a measurement of one start after the other in the same home folder, where it has run before. */
async function warm(
  launcher: string,
  { switches = [] }: StartKind,
  polar: Polar,
  measure: (opened: Opened) => Promise<number>,
) {
  const home = await createHome(polar);
  const first = await open(launcher, switches, home);
  await sleep(firstStartTime);
  await first.close();
  return {
    run: async (): Promise<number> => await measure(await open(launcher, switches, home)),
    end: async (): Promise<void> => await remove(home),
  };
}

/** Returns a measurement of starts, each in a new home folder. */
function fresh(
  launcher: string,
  { switches = [] }: StartKind,
  polar: Polar,
  measure: (opened: Opened) => Promise<number>,
) {
  return {
    async run(): Promise<number> {
      const home = await createHome(polar);
      try {
        return await measure(await open(launcher, switches, home));
      } finally {
        await remove(home);
      }
    },
    end: async (): Promise<void> => await Promise.resolve(),
  };
}

/** Measures the packaged app with a seat and, in turn, a bare window of the same package. `measure` closes what it gets. */
export async function besideBareWindow(
  runs: number,
  kind: StartKind,
  measure: (opened: Opened) => Promise<number>,
): Promise<Pick<Figure, 'appSamples' | 'floor'>> {
  const polar = await startPolar({ port: packages.port });
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  try {
    const launchers = [await probedApp(folder, usable), await probedBareWindow(folder)];
    const create = kind.isFresh === true ? fresh : warm;
    const [app, bare] = await Promise.all(
      launchers.map(async (launcher) => await create(launcher, kind, polar, measure)),
    );
    if (app === undefined || bare === undefined) throw new Error('Nothing to measure');
    const measured = await interleaved(runs, { appSamples: app.run, floor: bare.run });
    await app.end();
    await bare.end();
    return measured;
  } finally {
    await remove(folder);
    await polar.close();
  }
}
