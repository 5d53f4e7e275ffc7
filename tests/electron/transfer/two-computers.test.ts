import { expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { sealKeys } from '../../../electron/services/transfer/sealed-keys.ts';
import { transferFileText } from '../../../electron/services/transfer/transfer-file.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { shownEndingOf } from '../../../shared/license.ts';
import { mortalPorts, type MortalRun } from '../../support/mortal-ports.ts';
import { deviceIn, onlyId } from '../../support/only-seat.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { clockSpeed } from '../../support/running-core.ts';
import { seatOf } from '../../support/seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from '../../support/test-ports.ts';

// A license moves from one computer to another by a transfer file, in both orders. One of the two is killed before each of its steps in
// turn, started again, and goes on.

const code = '7QK2M4XWDR';

/** A computer: its disk outlives the runs of the app. */
interface Computer {
  readonly ports: TestPorts;
  run: MortalRun;
  core: Core;
}

let polar: Polar;
let old: Computer;
let fresh: Computer;
let file: Uint8Array;
/** The activation of the old computer. */
let oldActivation: string;

function start(ports: TestPorts, diesAt: number): Pick<Computer, 'run' | 'core'> {
  const run = mortalPorts(ports, diesAt);
  const core = compose(run.ports, { deadline: 5_000 });
  return { run, core };
}

function createComputer(name: string, diesAt: number): Computer {
  const ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  ports.computer = name;
  const token = Buffer.from(polar.token).toString('base64');
  // Without a token the app could not find out whether a request that was cut off has taken a seat.
  ports.writeRecord('token', { server: 'loopback', backend: 'test', sealed: token });
  if (name === 'old') ports.writeRecord('device', { ...seatOf(polar), licenseId: polar.licenseId });
  return { ports, ...start(ports, diesAt) };
}

async function begin(killed: 'old' | 'fresh', diesAt: number): Promise<void> {
  polar = await startPolar();
  polar.seller.release(polar.otherActivationId);
  polar.seller.update(polar.licenseId, { limitActivations: 2 });
  oldActivation = polar.activationId;
  const { key, organizationId } = polar;
  const license = {
    server: 'loopback' as const,
    organizationId,
    deviceName: 'Studio workstation',
    keyEnding: shownEndingOf(key),
  };
  const sealed = await sealKeys([license], [key], code, 2 ** 14);
  file = new TextEncoder().encode(transferFileText(sealed));
  old = createComputer('old', killed === 'old' ? diesAt : Number.POSITIVE_INFINITY);
  fresh = createComputer('fresh', killed === 'fresh' ? diesAt : Number.POSITIVE_INFINITY);
}

async function end(): Promise<void> {
  for (const computer of [old, fresh]) {
    await computer.core.stop();
    computer.run.kill();
    computer.ports.close();
  }
  await polar.close();
}

/** Returns the ids of the license's live activations. */
const live = (): string[] => polar.record.liveActivations(polar.licenseId).map(({ id }) => id);

/** Expects that what each window shows is true, that no seat is lost, and that no computer has two. */
function expectTruth(): void {
  const hashes = live().map(activationHash);
  for (const { core, run } of [old, fresh]) {
    if (run.isDead()) continue;
    const device = deviceIn(core);
    if (device.type === 'released') expect(hashes).not.toContain(device.receipt.activationHash);
    if (device.type === 'held' && device.release.type === 'idle')
      expect(hashes).toContain(device.seat.activationHash);
  }
  const records = [old, fresh].flatMap(({ ports }) => ports.contents('device'));
  const pending = fresh.ports.contents('activation').length;
  const known = new Set(records.map(({ activationId }) => activationId));
  const unknown = live().filter((id) => !known.has(id));
  expect(unknown.length, 'a seat that no computer knows').toBeLessThanOrEqual(pending);
  expect(live().filter((id) => id !== oldActivation).length).toBeLessThanOrEqual(1);
}

/** Resolves when a device is as expected, or its run is dead. */
async function until(
  computer: Computer,
  isThere: (device: ReturnType<typeof deviceIn>) => boolean,
): Promise<void> {
  const isDone = (): boolean => computer.run.isDead() || isThere(deviceIn(computer.core));
  await expect.poll(isDone, { timeout: 30_000, interval: 5 }).toBe(true);
}

/** Resolves with the answer of a call, or with null when the run has died in it. */
async function answerOf<T>({ run }: Computer, call: Promise<T> | T): Promise<T | null> {
  const death = new Promise<null>((resolve) => {
    const timer = setInterval(() => {
      if (!run.isDead()) return;
      clearInterval(timer);
      resolve(null);
    }, 5);
  });
  return await Promise.race([Promise.resolve(call).catch(() => null), death]);
}

/** On the old computer: releases the seat, unless that is done; again if the app says that it failed. */
async function release(): Promise<void> {
  const { core, run } = old;
  for (let attempts = 0; attempts < 3 && !run.isDead(); attempts += 1) {
    const device = deviceIn(core);
    if (device.type !== 'held') return;
    if (['idle', 'failed'].includes(device.release.type))
      await answerOf(old, core.handlers.device.release(onlyId(core)));
    await until(old, (now) => now.type !== 'held' || now.release.type === 'failed');
  }
}

/** On the new computer: opens the file and activates, unless that is done or under way. */
async function activate(): Promise<void> {
  const { core, ports } = fresh;
  await until(fresh, ({ type }) => type !== 'activating');
  if (fresh.run.isDead() || deviceIn(core).type === 'held') return;
  const { device, transfer } = core.handlers;
  ports.chosen.push(file);
  expect(await answerOf(fresh, transfer.open())).toMatchObject({ ok: true });
  expect(await answerOf(fresh, transfer.unlock({ code }))).toMatchObject({ ok: true });
  const request = { transfer: 0, label: ports.hostName };
  const preview = await answerOf(fresh, device.preview(request));
  if (preview === null) return;
  expect(preview).toMatchObject({ ok: true, value: { server: 'loopback' } });
  await answerOf(fresh, device.activate(request));
}

/** Takes the steps of a move. Starts a computer again that was killed in a step, and repeats the step. */
async function move(order: readonly ('release' | 'activate')[]): Promise<boolean> {
  let wasKilled = false;
  for (const step of order) {
    const take = step === 'release' ? release : activate;
    const computer = step === 'release' ? old : fresh;
    await take();
    expectTruth();
    if (!computer.run.isDead()) continue;
    wasKilled = true;
    Object.assign(computer, start(computer.ports, Number.POSITIVE_INFINITY));
    computer.core.resume();
    await take();
    expectTruth();
  }
  return wasKilled;
}

test.each([
  { killed: 'old', order: ['release', 'activate'] },
  { killed: 'old', order: ['activate', 'release'] },
  { killed: 'fresh', order: ['release', 'activate'] },
  { killed: 'fresh', order: ['activate', 'release'] },
] as const)(
  'a move with $order loses and doubles no seat when the $killed computer is killed at any step',
  { timeout: 300_000 },
  async ({ killed, order }) => {
    let diesAt = 0;
    for (let wasKilled = true; wasKilled; diesAt += 1) {
      await begin(killed, diesAt);
      wasKilled = await move(order);
      // The seat is on the new computer alone, and each window says so.
      expect(live(), `killed at step ${diesAt}`).toHaveLength(1);
      expect(live()).not.toContain(oldActivation);
      await until(fresh, ({ type }) => type === 'held');
      expect(deviceIn(old.core).type).toMatch(/^(?:released|none)$/);
      expectTruth();
      await end();
    }
    // The sweep has reached every step.
    expect(diesAt).toBeGreaterThan(5);
  },
);
