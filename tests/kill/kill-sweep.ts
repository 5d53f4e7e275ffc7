import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { exitCodeOf, killHard, startApp, type AppSetup } from './app-process.ts';

/** The activity of the app when it was killed. */
export type KilledActivity = 'releasing by command' | 'releasing in the window' | 'activating';

/** One kill and its result. */
export interface Kill {
  readonly activity: KilledActivity;
  /** Progress of the request by the stand-in's log: none, received, or committed. */
  readonly reached: 'nothing' | 'request' | 'commit';
  /** Broken promises, as sentences. */
  readonly violations: readonly string[];
}

/**
 * Creates a generator of numbers from 0 to 1 that is the same for the same seed.
 * https://en.wikipedia.org/wiki/Linear_congruential_generator
 */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface KillScenario {
  readonly polar: Polar;
  readonly setting: AppSetup;
  readonly random: () => number;
}

const seatFile = ({ setting }: KillScenario): string =>
  path.join(setting.dataFolder, 'device.json');

const isFree = ({ polar }: KillScenario): boolean =>
  polar.record.liveActivations(polar.licenseId).every(({ id }) => id !== polar.activationId);

async function writeRecord({ setting }: KillScenario, name: string, record: object): Promise<void> {
  const file = path.join(setting.dataFolder, `${name}.json`);
  await writeFile(file, JSON.stringify({ version: 1, ...record }), { mode: 0o600 });
}

async function writeDeviceRecord(scene: KillScenario): Promise<void> {
  const { key, organizationId, activationId } = scene.polar;
  await writeRecord(scene, 'device', {
    server: 'loopback',
    key,
    organizationId,
    activationId,
    label: 'Studio workstation',
    activatedAt: Date.UTC(2026, 1, 13),
    seats: null,
    confirmedAt: Date.UTC(2026, 1, 13),
  });
}

/**
 * Writes a release that an earlier process could not send; the window resumes it once it has
 * painted.
 */
async function writeWaitingRelease(scene: KillScenario): Promise<void> {
  await writeDeviceRecord(scene);
  await writeRecord(scene, 'release', {
    id: 'a-release',
    activationId: scene.polar.activationId,
    askedBy: 'person',
    askedAt: Date.now(),
    sent: false,
    state: { is: 'waiting', why: 'network-unreachable', attempts: 1, nextAt: Date.now() },
  });
}

/** Kills the app at a random moment: half of the kills by the clock, half close to its request. */
async function killAtRandomMoment(
  { polar, random }: KillScenario,
  app: ReturnType<typeof startApp>,
  operation: 'deactivate' | 'activate',
  lifetime: number,
): Promise<Kill['reached']> {
  if (random() < 0.5) {
    await wait(random() * lifetime);
  } else {
    const deadline = Date.now() + lifetime * 4;
    while (polar.log.count({ operation }) === 0 && Date.now() < deadline) await wait(1);
    await wait(random() * 40);
  }
  await killHard(app);
  // Data that the dead app had sent may still arrive.
  await wait(30);
  if (polar.log.count({ operation }) === 0) return 'nothing';
  return polar.log.count({ operation, committed: true }) === 0 ? 'request' : 'commit';
}

/**
 * Lists files that contain the key though they should be erased, and files that a killed writer
 * left.
 */
async function leftovers({ setting, polar }: KillScenario): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(setting.dataFolder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    if (entry.name.includes('.tmp-')) found.push(`${entry.name} was left behind`);
    // Chromium's child processes outlive the killed one briefly, and then remove their temporary
    // files.
    const text = await readFile(path.join(setting.dataFolder, entry.name), 'latin1').catch(
      () => '',
    );
    if (text.includes(polar.key)) found.push(`${entry.name} still holds the key`);
  }
  return found;
}

/**
 * Whether the window reports that the seat is still held: the app was killed after it journaled the
 * request and before it sent it, and checks found that the request never arrived. The person may
 * then try again (docs/release.md).
 */
async function isReportedStillHeld({ setting }: KillScenario): Promise<boolean> {
  const file = path.join(setting.dataFolder, 'release.json');
  const text = await readFile(file, 'utf8').catch(() => '');
  return /"is":\s*"failed"/.test(text) && text.includes('"still-held"');
}

async function releaseByCommand(scene: KillScenario): Promise<void> {
  await exitCodeOf(startApp(scene.setting, ['release', '--timeout', '30']));
}

/** Starts the app again until the release has ended. */
async function restartUntilReleased(scene: KillScenario, activity: KilledActivity): Promise<void> {
  if (activity === 'releasing by command') {
    await releaseByCommand(scene);
    return;
  }
  const app = startApp(scene.setting, []);
  const deadline = Date.now() + 30_000;
  const isOver = async (): Promise<boolean> =>
    !existsSync(seatFile(scene)) || (await isReportedStillHeld(scene));
  while (!(await isOver()) && Date.now() < deadline) await wait(20);
  // The app writes the activity log and the receipt after the record.
  await wait(300);
  await killHard(app);
}

async function killWhileReleasing(scene: KillScenario, activity: KilledActivity): Promise<Kill> {
  const isWindow = activity === 'releasing in the window';
  await (isWindow ? writeWaitingRelease : writeDeviceRecord)(scene);
  if (scene.random() < 0.3) {
    scene.polar.faults.add({ type: 'slow', ms: 80 }, { on: 'deactivate' });
  }
  const app = startApp(scene.setting, isWindow ? [] : ['release', '--json']);
  const reached = await killAtRandomMoment(scene, app, 'deactivate', isWindow ? 1_600 : 700);

  const violations: string[] = [];
  if (!existsSync(seatFile(scene)) && !isFree(scene)) {
    violations.push('the record is gone and the seat is taken');
  }
  await restartUntilReleased(scene, activity);
  if (await isReportedStillHeld(scene)) {
    if (isFree(scene)) violations.push('it says that the seat is held, and it is free');
    if (reached === 'commit') violations.push('it says that the seat is held after a commit');
    await releaseByCommand(scene);
  }
  if (!isFree(scene)) violations.push('the seat is not free after the next start');
  if (existsSync(seatFile(scene))) violations.push('the record is there after the next start');
  if (!existsSync(path.join(scene.setting.dataFolder, 'receipt.json'))) {
    violations.push('there is no receipt after the next start');
  }
  return { activity, reached, violations: [...violations, ...(await leftovers(scene))] };
}

async function killWhileActivating(scene: KillScenario): Promise<Kill> {
  const { polar, setting } = scene;
  const seatsBefore = polar.record.liveActivations(polar.licenseId).length;
  const command = ['activate', '--organization', polar.organizationId, '--label', 'New laptop'];
  const app = startApp(setting, command, polar.key);
  const reached = await killAtRandomMoment(scene, app, 'activate', 700);

  const violations: string[] = [];
  await exitCodeOf(startApp(setting, command, polar.key));
  await exitCodeOf(startApp(setting, command, polar.key));
  const takenSeats = polar.record.liveActivations(polar.licenseId).length - seatsBefore;
  if (takenSeats > 1) violations.push(`one pending activation took ${takenSeats} seats`);
  const isHeld = existsSync(seatFile(scene));
  const isOpen = existsSync(path.join(setting.dataFolder, 'activation.json'));
  if (takenSeats === 1 && !isHeld && !isOpen) violations.push('a seat was taken and forgotten');
  if (isHeld && isOpen) violations.push('a saved activation is still open');
  const temp = (await leftovers(scene)).filter((found) => found.includes('left behind'));
  return { activity: 'activating', reached, violations: [...violations, ...temp] };
}

/** Kills the app once, with its own stand-in and data folder, and checks the promises. */
async function killOnce(activity: KilledActivity, random: () => number): Promise<Kill> {
  const polar = await startPolar();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-kill-'));
  const scene = { polar, setting: { dataFolder, server: polar.baseUrl }, random };
  try {
    return activity === 'activating'
      ? await killWhileActivating(scene)
      : await killWhileReleasing(scene, activity);
  } finally {
    await polar.close();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The activities of ten kills. */
const mix: readonly KilledActivity[] = [
  'releasing by command',
  'activating',
  'releasing in the window',
  'releasing by command',
  'activating',
  'releasing by command',
  'releasing in the window',
  'releasing by command',
  'activating',
  'releasing by command',
];

/**
 * Kills the app `kills` times, two at a time, at moments derived from the seed; calls `onKill`
 * after each.
 */
export async function sweep(
  { kills, seed }: { readonly kills: number; readonly seed: number },
  onKill: (kill: Kill, count: number) => void,
): Promise<readonly Kill[]> {
  const found: Kill[] = [];
  let started = 0;
  async function worker(): Promise<void> {
    while (started < kills) {
      const turn = started;
      started += 1;
      const kill = await killOnce(
        mix[turn % mix.length] ?? 'activating',
        seeded(seed + turn * 7919),
      );
      found.push(kill);
      onKill(kill, found.length);
    }
  }
  await Promise.all([worker(), worker()]);
  return found;
}
