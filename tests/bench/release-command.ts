import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Computer } from '../packaged/computer.ts';
import { packages } from '../packaged/packages.ts';
import { bareEnvironment, run } from '../packaged/run.ts';
import { startPolar } from '../support/polar/start-polar.ts';
import { seatOf } from '../support/seat-of.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';
import { barePost } from './probed-packages.ts';

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

/** Sends one POST with a bare Electron in a home folder that no Electron has written to. */
async function posted(launcher: string): Promise<number> {
  const polar = await startPolar({ port: packages.port });
  const computer = await Computer.create();
  try {
    // The launcher gives a command's switches to any argument.
    const result = await run(launcher, ['release', '--json'], {
      env: bareEnvironment(computer.home),
    });
    if (result.code !== 0) throw new Error(result.stderr);
    return result.milliseconds;
  } finally {
    await computer.close();
    await polar.close();
  }
}

/** Measures `release --json` of the packaged app, from spawn to exit, against a bare Electron of the same package that sends one POST. */
export async function releaseCommand(runs: number): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  try {
    const launcher = await barePost(folder);
    const measured = await interleaved(runs, {
      appSamples: released,
      floor: async () => await posted(launcher),
    });
    const what = 'release --json, whole process';
    return [{ ...measured, what, unit: 'ms', part: 0.5, goal: { max: 1.15 } }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
