import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { exitCodes } from '../../electron/cli/exit-codes.ts';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { seatOf, waitingRelease } from '../support/seat-of.ts';
import { recordsOfSeats } from '../support/seats-on-disk.ts';
import { exitCodeOf, killHard, startApp, type AppSetup } from './app-process.ts';
import {
  activationsOnRecord,
  filesNamed,
  findLeftovers,
  heldSeats,
  moveProgress,
  releaseTextOf,
  temporaryFiles,
  writeSeat,
} from './seat-files.ts';

/** The activity of the app when it was killed. */
export type KilledActivity =
  | 'releasing by command'
  | 'releasing in the window'
  | 'activating'
  | 'moving the records';

/** One kill and its result. */
export interface Kill {
  readonly activity: KilledActivity;
  /**
   * Progress of the request by the stand-in's log: none, received, or committed. Of moved records:
   * none copied, some, or the folder of the seat is there.
   */
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
  /** The seats that the computer holds besides that of `polar.activationId`. */
  readonly others: readonly DeviceRecord[];
  /** How the command releases all seats, if there are several. */
  readonly releaseArguments: readonly string[];
}

/** The number of generated licenses, of which some have seats. */
const generatedLicenses = 60;
/** One to four seats, most often one; while activating, zero to three. */
const otherSeatCounts = [0, 0, 1, 2, 3];

function isFree({ polar }: KillScenario, activationId = polar.activationId): boolean {
  return polar.record.activation(activationId)?.deletedAt !== null;
}

const isOnRecord = ({ polar, setting }: KillScenario): boolean =>
  activationsOnRecord(setting.dataFolder).includes(polar.activationId);

/** Writes the seats. Half of the time a single one lies in the data folder, as before there were several. */
function writeSeats({ polar, setting, random, others }: KillScenario, release?: object): void {
  const isOld = others.length === 0 && random() < 0.5;
  writeSeat(setting.dataFolder, isOld ? null : 0, seatOf(polar), release);
  for (const [index, other] of others.entries()) writeSeat(setting.dataFolder, index + 1, other);
}

/**
 * Writes a release that an earlier process could not send; the window resumes it once it has
 * painted.
 */
function writeWaitingRelease(scene: KillScenario): void {
  const now = Date.now();
  writeSeats(
    scene,
    waitingRelease(scene.polar, { why: 'network-unreachable', attempts: 1, nextAt: now }),
  );
}

/** Returns what is wrong with the seats that the killed work was not about. */
function touchedOthers(scene: KillScenario): string[] {
  const onRecord = activationsOnRecord(scene.setting.dataFolder);
  return scene.others.flatMap(({ activationId }) => [
    ...(isFree(scene, activationId) ? ['another seat is free'] : []),
    ...(onRecord.filter((id) => id === activationId).length === 1
      ? []
      : ['another seat is not on record once']),
  ]);
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
 * Whether the window reports that the seat is still held: the app was killed after it journaled the
 * request and before it sent it, and checks found that the request never arrived. The person may
 * then try again (docs/release.md).
 */
function isReportedStillHeld({ setting, polar }: KillScenario): boolean {
  const text = releaseTextOf(setting.dataFolder, polar.activationId);
  return /"is":\s*"failed"/.test(text) && text.includes('"still-held"');
}

/** Returns the command that releases all seats. */
function releaseCommand({ others, releaseArguments }: KillScenario): string[] {
  return others.length === 0 ? ['release'] : ['release', ...releaseArguments];
}

async function releaseByCommand(scene: KillScenario): Promise<void> {
  await exitCodeOf(startApp(scene.setting, [...releaseCommand(scene), '--timeout', '30']));
}

/** Starts the app again until the release has ended. */
async function restartUntilReleased(scene: KillScenario, activity: KilledActivity): Promise<void> {
  if (activity === 'releasing by command') {
    await releaseByCommand(scene);
    return;
  }
  const startedAt = Date.now();
  const app = startApp(scene.setting, []);
  const isOpen = (): boolean => isOnRecord(scene) && !isReportedStillHeld(scene);
  // A start checks the other seats as well, and writes what it has learned.
  const isChecking = (): boolean =>
    heldSeats(scene.setting.dataFolder).some(
      ({ activationId, confirmedAt }) =>
        activationId !== scene.polar.activationId && (confirmedAt ?? 0) < startedAt,
    );
  const deadline = startedAt + 30_000;
  while ((isOpen() || isChecking()) && Date.now() < deadline) await wait(20);
  // The app writes the activity log and the receipt after the record.
  await wait(300);
  await killHard(app);
}

async function killWhileReleasing(scene: KillScenario, activity: KilledActivity): Promise<Kill> {
  const { polar, setting, random } = scene;
  const isWindow = activity === 'releasing in the window';
  if (isWindow) writeWaitingRelease(scene);
  else writeSeats(scene);
  // The command releases all seats.
  const released = [polar.activationId, ...(isWindow ? [] : idsOf(scene.others))];
  if (random() < 0.3) polar.faults.add({ type: 'slow', ms: 80 }, { on: 'deactivate' });
  const app = startApp(setting, isWindow ? [] : [...releaseCommand(scene), '--json']);
  // The requests of several seats go one after the other.
  const lifetime = isWindow ? 1_600 : 700 + 450 * scene.others.length;
  const reached = await killAtRandomMoment(scene, app, 'deactivate', lifetime);
  const leftByKill = temporaryFiles(setting.dataFolder);

  const violations: string[] = [];
  const onRecord = activationsOnRecord(setting.dataFolder);
  for (const id of released) {
    if (!onRecord.includes(id) && !isFree(scene, id))
      violations.push('the record is gone and the seat is taken');
  }
  await restartUntilReleased(scene, activity);
  if (isReportedStillHeld(scene)) {
    if (isFree(scene)) violations.push('it says that the seat is held, and it is free');
    if (reached === 'commit' && scene.others.length === 0)
      violations.push('it says that the seat is held after a commit');
    await releaseByCommand(scene);
    if (isWindow) released.push(...idsOf(scene.others));
  }
  const left = activationsOnRecord(setting.dataFolder);
  for (const id of released) {
    if (!isFree(scene, id)) violations.push('the seat is not free after the next start');
    if (left.includes(id)) violations.push('the record is there after the next start');
  }
  if (filesNamed(setting.dataFolder, 'receipt.json').length < released.length)
    violations.push('a receipt is missing after the next start');
  if (!released.includes(scene.others[0]?.activationId ?? ''))
    violations.push(...touchedOthers(scene));
  return {
    activity,
    reached,
    violations: [...violations, ...findLeftovers(setting.dataFolder, polar.key, leftByKill)],
  };
}

const idsOf = (records: readonly DeviceRecord[]): string[] =>
  records.map(({ activationId }) => activationId);

async function killWhileActivating(scene: KillScenario): Promise<Kill> {
  const { polar, setting, others } = scene;
  for (const [index, other] of others.entries()) writeSeat(setting.dataFolder, index + 1, other);
  const seatsBefore = polar.record.liveActivations(polar.licenseId).length;
  const command = ['activate', '--organization', polar.organizationId, '--label', 'New laptop'];
  const app = startApp(setting, command, polar.key);
  const reached = await killAtRandomMoment(scene, app, 'activate', 700);
  const leftByKill = temporaryFiles(setting.dataFolder);

  await exitCodeOf(startApp(setting, command, polar.key));
  await exitCodeOf(startApp(setting, command, polar.key));
  const violations: string[] = [];
  const takenSeats = polar.record.liveActivations(polar.licenseId).length - seatsBefore;
  if (takenSeats > 1) violations.push(`one pending activation took ${takenSeats} seats`);
  const held = heldSeats(setting.dataFolder).filter(({ key }) => key === polar.key);
  const isOpen = filesNamed(setting.dataFolder, 'activation.json').length > 0;
  if (held.length > 1) violations.push(`the seat is on record ${held.length} times`);
  if (takenSeats === 1 && held.length === 0 && !isOpen)
    violations.push('a seat was taken and forgotten');
  if (held.length > 0 && isOpen) violations.push('a saved activation is still open');
  violations.push(...touchedOthers(scene));
  const temp = findLeftovers(setting.dataFolder, null, leftByKill);
  return { activity: 'activating', reached, violations: [...violations, ...temp] };
}

/** Kills the first start on a data folder of a version that knew one seat. Half of the time a release waits in it. */
async function killWhileMoving(scene: KillScenario): Promise<Kill> {
  const { polar, setting, random } = scene;
  const later = {
    why: 'network-unreachable',
    attempts: 1,
    nextAt: Date.now() + 3_600_000,
  } as const;
  const release = random() < 0.5 ? waitingRelease(polar, later) : undefined;
  writeSeat(setting.dataFolder, null, seatOf(polar), release);
  const isWindow = random() < 0.5;
  const app = startApp(setting, isWindow ? [] : ['status', '--json']);
  const deadline = Date.now() + 5_000;
  if (random() < 0.3) await wait(random() * 700);
  else {
    while (moveProgress(setting.dataFolder) === 'nothing' && Date.now() < deadline)
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    await wait(random() * 8);
  }
  await killHard(app);
  const reached = moveProgress(setting.dataFolder);
  const leftByKill = temporaryFiles(setting.dataFolder);

  const violations: string[] = [];
  const killed = activationsOnRecord(setting.dataFolder);
  if (!killed.includes(polar.activationId)) violations.push('the record is gone after the kill');
  const second = isWindow ? [] : ['status', '--json'];
  const again = startApp(setting, second);
  if (isWindow) {
    const end = Date.now() + 30_000;
    const isOver = (): boolean =>
      moveProgress(setting.dataFolder) === 'commit' &&
      findLeftovers(setting.dataFolder, null, leftByKill).length === 0;
    while (!isOver() && Date.now() < end) await wait(20);
    await wait(300);
    await killHard(again);
  } else if (
    (await exitCodeOf(again)) !== (release === undefined ? exitCodes.done : exitCodes.queued)
  ) {
    violations.push('the next start does not show the seat');
  }
  const held = heldSeats(setting.dataFolder);
  if (held.length !== 1 || held[0]?.activationId !== polar.activationId)
    violations.push(`the seat is on record ${held.length} times after the next start`);
  if (release !== undefined && releaseTextOf(setting.dataFolder, polar.activationId) === '')
    violations.push('the release that waited is lost');
  if (isFree(scene)) violations.push('the seat is free');
  if (filesNamed(setting.dataFolder, 'device.json').length !== 2)
    violations.push('the records were not moved at the next start');
  const temp = findLeftovers(setting.dataFolder, null, leftByKill);
  return {
    activity: 'moving the records',
    reached,
    violations: [...violations, ...temp],
  };
}

/** Kills the app once, with its own stand-in and data folder, and checks the promises. */
async function killOnce(activity: KilledActivity, random: () => number): Promise<Kill> {
  const polar = await startPolar({ licenses: generatedLicenses });
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-kill-'));
  const count = otherSeatCounts[Math.floor(random() * otherSeatCounts.length)] ?? 0;
  const others = activity === 'moving the records' ? [] : recordsOfSeats(polar, count);
  const releaseArguments = random() < 0.5 ? ['--all'] : ['--reason', 'uninstall'];
  const setting = { dataFolder, server: polar.baseUrl };
  const scene = { polar, setting, random, others, releaseArguments };
  try {
    switch (activity) {
      case 'activating':
        return await killWhileActivating(scene);
      case 'moving the records':
        return await killWhileMoving(scene);
      case 'releasing by command':
      case 'releasing in the window':
        return await killWhileReleasing(scene, activity);
    }
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
  'moving the records',
  'releasing by command',
  'activating',
  'releasing in the window',
  'moving the records',
  'releasing by command',
  'activating',
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
