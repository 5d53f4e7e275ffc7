import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { packages } from '../packaged/packages.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import { startInTurn, usable, writeSeat, type MeasuredApp } from './electron-process.ts';
import { inColumns, quantile, short } from './figures.ts';
import { idleMemory, mostRuns } from './memory.ts';
import { asarOf, probedApp, probedBareWindow, probedPeer } from './probed-packages.ts';

/** An app of the comparison. */
export interface PeerRow {
  readonly app: string;
  /** Milliseconds from the start of the process until the seat is painted: the median, and the least and the most. */
  readonly painted: number;
  readonly spread: readonly [number, number];
  /** Proportional set size of all processes of an idle window, in megabytes: the median. */
  readonly memory: number;
  /** Number of files in the app's archive, and their size in bytes; null for the bare window. */
  readonly files: number | null;
  readonly bytes: number | null;
}

/** What each app is called in the table. */
const titles = {
  bare: 'bare window',
  app: 'this app',
  bundled: 'React, page bundled, electron-store',
  'sdk-0': 'Polar’s SDK 0.49, unbundled, electron-store',
  'sdk-1': 'Polar’s SDK 1.0, unbundled, electron-store',
} as const;
type AppName = keyof typeof titles;
type PeerName = Exclude<AppName, 'bare' | 'app'>;

/** Returns the archive of a peer; scripts/testing/peers-under-test.ts creates it. */
function archiveOf(name: PeerName): string {
  const folder = process.env['SEATKEEPER_PEERS'];
  if (folder === undefined) throw new Error('Run this through npm run bench -- --peers.');
  return path.join(folder, `${name}.asar`);
}

/** Stores the stand-in's seat as the peers' electron-store does. They have no name of the device: Polar's answer has it. */
function writePeerSeat(name: PeerName): NonNullable<MeasuredApp['writeRecord']> {
  return async (appData: string, polar: Polar) => {
    const { key, organizationId, activationId } = seatOf(polar);
    const seat = { server: polar.baseUrl, key, organizationId, activationId };
    const dataFolder = path.join(appData, `${name}-peer`);
    await mkdir(dataFolder, { recursive: true });
    await writeFile(path.join(dataFolder, 'config.json'), JSON.stringify({ seat }));
  };
}

/** Counts the files in an archive, and their bytes. */
function contentOf(archive: string): { readonly files: number; readonly bytes: number } {
  const sizes = listPackage(archive, { isPack: false }).flatMap((name) => {
    const entry = statFile(archive, name.slice(1));
    return 'size' in entry ? [entry.size] : [];
  });
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Creates all apps in `folder` with a probe that waits for the name of the device and, but for the bare window, a button. */
async function probedApps(folder: string, polar: Polar): Promise<Record<AppName, MeasuredApp>> {
  const { label: text } = seatOf(polar);
  const peer = async (name: PeerName): Promise<MeasuredApp> => {
    const shown = { element: 'button:enabled', text };
    const launcher = await probedPeer(path.join(folder, name), shown, archiveOf(name));
    return { launcher, writeRecord: writePeerSeat(name) };
  };
  return {
    bare: { launcher: await probedBareWindow(folder, text) },
    app: {
      launcher: await probedApp(path.join(folder, 'app'), { element: usable, text }),
      writeRecord: writeSeat,
    },
    bundled: await peer('bundled'),
    'sdk-0': await peer('sdk-0'),
    'sdk-1': await peer('sdk-1'),
  };
}

/**
 * Measures the app beside a bare window and beside apps of the same job, built in the ways that people use. All have the same executable,
 * the same launcher and the same probe, and show the same seat of the same stand-in.
 */
export async function measurePeers(runs: number): Promise<PeerRow[]> {
  const polar = await startPolar({ port: packages.port });
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  try {
    const apps = await probedApps(folder, polar);
    const painted = await startInTurn(runs, {}, polar, apps, async (opened) => {
      await opened.close();
      return opened.milliseconds;
    });
    const memory = await startInTurn(Math.min(runs, mostRuns), {}, polar, apps, idleMemory);
    const contents = {
      bare: { files: null, bytes: null },
      app: contentOf(asarOf(packages.release)),
      bundled: contentOf(archiveOf('bundled')),
      'sdk-0': contentOf(archiveOf('sdk-0')),
      'sdk-1': contentOf(archiveOf('sdk-1')),
    };
    const rowOf = (name: AppName): PeerRow => ({
      app: titles[name],
      painted: quantile(painted[name], 0.5),
      spread: [Math.min(...painted[name]), Math.max(...painted[name])],
      memory: quantile(memory[name], 0.5),
      ...contents[name],
    });
    return (Object.keys(titles) as AppName[]).map(rowOf);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    await polar.close();
  }
}

/** Formats the comparison as a table for a terminal. */
export function peerTable(rows: readonly PeerRow[]): string {
  const [bare] = rows;
  if (bare === undefined) return '';
  const heads = ['', 'painted', 'spread', 'to bare', 'PSS', 'to bare', 'files', 'app code'];
  const cells = rows.map(({ app, painted, spread, memory, files, bytes }) => [
    app,
    `${short(painted)} ms`,
    spread.map(short).join(' – '),
    `${(painted / bare.painted).toFixed(2)} ×`,
    `${short(memory)} MB`,
    `${(memory / bare.memory).toFixed(2)} ×`,
    files === null ? '–' : files.toLocaleString('en-US'),
    bytes === null ? '–' : `${(bytes / 1e6).toFixed(1)} MB`,
  ]);
  return inColumns([heads, ...cells]);
}
