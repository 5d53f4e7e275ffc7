import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPending } from '../../../shared/seat-release.ts';
import {
  assertModelRuns,
  modelRunCount,
  modelRunTimeout,
} from '../../support/assert-model-runs.ts';
import { anyNetworkFault, type NetworkFault } from '../../support/network-faults.ts';
import {
  addInitialSeats,
  anyInitialSeats,
  type InitialSeat,
} from '../../support/seats-model/initial-seats.ts';
import { anySeatsStep, anyTrouble, type SeatsStep } from '../../support/seats-model/any-step.ts';
import { isElsewhere } from '../../support/seats-model/promises.ts';
import type { RunTrouble } from '../../support/seats-model/run-trouble.ts';
import { SeatsApp } from '../../support/seats-model/seats-app.ts';
import { takeSeatsStep } from '../../support/seats-model/take-step.ts';

// Several seats in two processes over one disk.

const runCount = modelRunCount(1_500);

interface Scenario {
  readonly seats: readonly InitialSeat[];
  /** Whether the first seat lies in the data folder, as before there were several. */
  readonly isFirstInDataFolder: boolean;
  readonly withToken: boolean;
  /** Failures of the first start. */
  readonly trouble: RunTrouble;
  readonly script: readonly NetworkFault[];
  readonly steps: readonly SeatsStep[];
}

/**
 * A clock that is set while reads lag behind can hide how young a seat is. A folder that was copied is shown when the other one is damaged, and
 * stays when that one is written again.
 */
function isFair({ script, steps }: Scenario): boolean {
  const types = new Set(steps.map(({ type }) => type));
  const isCopyDamaged = types.has('copy-folder') && types.has('damage');
  return !isCopyDamaged && !(script.includes('stale') && types.has('jump'));
}

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    seats: anyInitialSeats,
    isFirstInDataFolder: fc.boolean(),
    withToken: fc.boolean(),
    trouble: anyTrouble,
    script: fc
      .array(anyNetworkFault, { maxLength: 12 })
      .filter((faults) => faults.filter((fault) => fault === 'stale').length <= 2),
    steps: fc.array(anySeatsStep, { maxLength: 12 }),
  })
  .filter(isFair);

function expectPromises(app: SeatsApp): void {
  app.promises.checkSeats();
  expect(app.promises.violations).toEqual([]);
}

/** Lets time pass until nothing waits any more, or only what repeats itself. */
async function runUntilIdle(app: SeatsApp): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    if (!(await app.clock.advanceToNext())) return;
  }
  expectPromises(app);
}

/** Asserts that the window shows each record on the disk, and that every release has ended. */
function expectAllShown(app: SeatsApp): void {
  const views = app.seats('window')?.state() ?? [];
  const shown = views.map(({ id }) => id);
  const activations = new Set(
    views.map(({ id }) => app.disk.content(id, 'device')?.['activationId']),
  );
  const nonces = new Set(shown.map((id) => app.disk.content(id, 'device')?.['nonce']));
  for (const { id, disk } of app.disk.folders()) {
    const record = disk.content('device');
    if (record === null || record['layout'] === 'seats') continue;
    // Of two folders with the same activation, one is shown. It may be pending still in the other, beside the record that it replaces.
    const pending = disk.content('activation');
    const isCopy =
      activations.has(record['activationId']) || (pending !== null && nonces.has(pending['nonce']));
    if (!isCopy) expect(shown).toContain(id);
  }
  for (const { device } of views) {
    if (device.type === 'held') expect(isPending(device.release), device.release.type).toBe(false);
  }
}

/** Asserts that a token that sees the license has ended each pending activation of this computer. */
function expectNonePending(app: SeatsApp): void {
  const ended = new Set(app.disk.allOf('device').map(({ nonce }) => nonce));
  for (const { disk } of app.disk.folders()) {
    const intent = disk.content('activation');
    // A copy of a folder has the pending activation whose seat is on record in the other one, and is not shown.
    if (intent !== null && ended.has(intent['nonce'])) continue;
    const server = app.polars.productOf(intent)?.license.server;
    if (server === 'production' && !isElsewhere(intent)) {
      expect(disk.content('device'), 'an activation stays pending').not.toBeNull();
    }
  }
}

/** Asserts that all seats of this computer that can be released are free, and leave no folder. */
async function expectReleased(app: SeatsApp): Promise<void> {
  await takeSeatsStep(app, { type: 'release-all', by: 'window', hasCountdown: true });
  await runUntilIdle(app);
  expectPromises(app);
  for (const { disk } of app.disk.folders()) {
    const record = disk.content('device');
    if (record === null || typeof record['activationId'] !== 'string') continue;
    const isKeyCurrent = app.polars.productOf(record) !== null;
    const wasConfirmed = record['confirmedAt'] !== null;
    // Of two folders with the same activation, one is released, and the other is found free.
    if (isKeyCurrent && wasConfirmed && !isElsewhere(record))
      expect(app.polars.isLive(record['activationId']), 'a seat is not released').toBe(false);
  }
}

async function runScenario(now: Scenario): Promise<void> {
  const app = new SeatsApp();
  if (now.withToken) app.connect();
  addInitialSeats(app, now.seats, now.isFirstInDataFolder);
  app.polars.script = [...now.script];
  await app.start('window', now.trouble);
  expectPromises(app);
  for (const step of now.steps) {
    await takeSeatsStep(app, step);
    expectPromises(app);
  }

  app.polars.script = [];
  app.endTrouble();
  await runUntilIdle(app);
  app.kill('command');
  for (const { polar } of app.polars.products) polar.change({ status: 'granted', expired: false });
  await app.start('window');
  await runUntilIdle(app);
  await takeSeatsStep(app, { type: 'reload', by: 'window' });
  await runUntilIdle(app);
  expectAllShown(app);
  if (now.withToken) expectNonePending(app);
  await expectReleased(app);
}

test(
  `several seats keep their promises in ${runCount} runs with faults, crashes and two processes`,
  { timeout: modelRunTimeout(runCount) },
  async () => {
    await assertModelRuns(scenario, runScenario, { name: 'several seats', count: runCount });
  },
);
