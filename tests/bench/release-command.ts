import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { startPolar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import { Computer } from '../packaged/computer.ts';
import { packages, testCommand } from '../packaged/packages.ts';
import { bareEnvironment, run } from '../packaged/run.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';

/** Writes the smallest Electron app into a folder: it becomes ready and quits. */
async function writeBareApp(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(
    path.join(folder, 'package.json'),
    '{"name":"bare","version":"1.0.0","main":"main.js"}',
  );
  await writeFile(
    path.join(folder, 'main.js'),
    'const { app } = require("electron"); void app.whenReady().then(() => app.exit(0));',
  );
}

/** Switches that Electron needs to start without a display, as root. */
const bareFlags = ['--ozone-platform=headless', '--no-sandbox'];

async function released(): Promise<number> {
  const polar = await startPolar({ port: packages.port });
  const computer = await Computer.create();
  try {
    await computer.writeRecord('device', seatOf(polar));
    const result = await computer.command(['release', '--json']);
    const live = polar.record.liveActivations(polar.licenseId).map(({ id }) => id);
    if (result.code !== 0 || live.includes(polar.activationId)) throw new Error(result.stdout);
    return result.milliseconds;
  } finally {
    await computer.close();
    await polar.close();
  }
}

/**
 * Measures `release --json` of the packaged app, from spawn to exit, against a bare Electron from
 * the same package.
 */
export async function releaseCommand(runs: number): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  const bare = path.join(folder, 'bare');
  await cp(packages.test, bare, { recursive: true });
  await writeBareApp(path.join(folder, 'app'));
  await createPackage(path.join(folder, 'app'), path.join(bare, 'resources', 'app.asar'));
  try {
    const { appSamples, floor } = await interleaved(runs, {
      appSamples: released,
      async floor() {
        // Like the app's home: one that no Electron has written to.
        const home = await mkdtemp(path.join(folder, 'home-'));
        const program = path.join(bare, `${path.basename(testCommand)}-bin`);
        const result = await run(program, bareFlags, { env: bareEnvironment(home) });
        if (result.code !== 0) throw new Error(result.stderr);
        return result.milliseconds;
      },
    });
    return [
      {
        what: 'release --json, whole process',
        unit: 'ms',
        appSamples,
        floor,
        part: 0.5,
        goal: { max: 1.2 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
