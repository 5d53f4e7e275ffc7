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
import { paintedLine, probedApp, probedBareWindow } from './probed-packages.ts';

/** Milliseconds for the first start to create what later starts reuse, such as compiled scripts. */
const firstStartTime = 3_000;

/** Milliseconds after which a window that has not been painted never will be. */
const mostStartTime = 60_000;

/** What shows that the app's first screen can be used: the button of this computer's state. */
export const usable = 'section[aria-labelledby="state-title"] button:enabled';

/** An app that is started and measured. */
export interface MeasuredApp {
  readonly launcher: string;
  /** Writes what the app knows of the stand-in's seat into the folder of all apps' data. */
  readonly writeRecord?: (appData: string, polar: Polar) => Promise<void>;
}

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
  const timeout = setTimeout(() => child.kill('SIGKILL'), mostStartTime);
  const [first]: unknown[] = await Promise.race([once(child.stdout, 'data'), exited]);
  const milliseconds = performance.now() - start;
  clearTimeout(timeout);
  if (String(first) !== paintedLine) {
    child.kill();
    throw new Error(`${launcher} has painted nothing; it gave: ${String(first)}`);
  }
  return {
    process: child,
    milliseconds,
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Stores the stand-in's seat for this computer as the app does. */
export async function writeSeat(appData: string, polar: Polar): Promise<void> {
  const dataFolder = path.join(appData, packages.executable);
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const record = JSON.stringify({ version: 1, ...seatOf(polar) });
  await writeFile(path.join(dataFolder, 'device.json'), record, { mode: 0o600 });
}

/** Creates a home folder with what the app knows of the stand-in's seat. */
async function createHome({ writeRecord }: MeasuredApp, polar: Polar): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  await writeRecord?.(path.join(home, '.config'), polar);
  return home;
}

const remove = async (folder: string): Promise<void> =>
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

/** Returns a measurement of one start after the other in the same home folder, where it has run before. */
async function warm(
  app: MeasuredApp,
  { switches = [] }: StartKind,
  polar: Polar,
  measure: (opened: Opened) => Promise<number>,
) {
  const home = await createHome(app, polar);
  const first = await open(app.launcher, switches, home);
  await sleep(firstStartTime);
  await first.close();
  return {
    run: async (): Promise<number> => await measure(await open(app.launcher, switches, home)),
    end: async (): Promise<void> => await remove(home),
  };
}

/** Returns a measurement of starts, each in a new home folder. */
function fresh(
  app: MeasuredApp,
  { switches = [] }: StartKind,
  polar: Polar,
  measure: (opened: Opened) => Promise<number>,
) {
  return {
    async run(): Promise<number> {
      const home = await createHome(app, polar);
      try {
        return await measure(await open(app.launcher, switches, home));
      } finally {
        await remove(home);
      }
    },
    end: async (): Promise<void> => await Promise.resolve(),
  };
}

/** Measures several packaged apps in turn. `measure` closes what it gets. */
export async function startInTurn<Name extends string>(
  runs: number,
  kind: StartKind,
  polar: Polar,
  apps: Readonly<Record<Name, MeasuredApp>>,
  measure: (opened: Opened) => Promise<number>,
): Promise<Record<Name, number[]>> {
  const create = kind.isFresh === true ? fresh : warm;
  const names = Object.keys(apps) as Name[];
  const runOf: Partial<Record<Name, () => Promise<number>>> = {};
  const ends: (() => Promise<void>)[] = [];
  // One after the other, so that each has the time of its first start for itself.
  for (const name of names) {
    const { run, end } = await create(apps[name], kind, polar, measure);
    runOf[name] = run;
    ends.push(end);
  }
  const measured = await interleaved(runs, runOf as Record<Name, () => Promise<number>>);
  for (const end of ends) await end();
  return measured;
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
    const apps = {
      appSamples: {
        launcher: await probedApp(path.join(folder, 'app'), { element: usable }),
        writeRecord: writeSeat,
      },
      floor: { launcher: await probedBareWindow(folder, 'Seat') },
    };
    return await startInTurn(runs, kind, polar, apps, measure);
  } finally {
    await remove(folder);
    await polar.close();
  }
}
