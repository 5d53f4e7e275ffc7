import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPending } from '../../../shared/seat-release.ts';
import {
  assertModelRuns,
  modelRunCount,
  modelRunTimeout,
} from '../../support/assert-model-runs.ts';
import { ModelApp } from '../../support/model-app.ts';
import { statusChanges } from '../../support/model-license.ts';
import { noTrouble, type Trouble } from '../../support/model-trouble.ts';
import { anyNetworkFault, type NetworkFault } from '../../support/network-faults.ts';

const runCount = modelRunCount(1_500);

type Step =
  | { readonly type: 'ask'; readonly withCountdown: boolean }
  | { readonly type: 'pass' | 'jump'; readonly milliseconds: number }
  | { readonly type: 'restart'; readonly trouble: Trouble }
  | { readonly type: 'copy'; readonly to: string | null }
  | {
      readonly type:
        | 'release-other'
        | 'same-computer'
        | 'set-aside'
        | 'damage'
        | 'cancel'
        | 'try-now'
        | 'check'
        | 'forget'
        | 'wake-again'
        | 'rotate'
        | 'remove'
        | 'disable'
        | 'enable'
        | 'expire'
        | 'revoke-token'
        | 'next';
    };

interface Scenario {
  readonly age: number;
  readonly imported: boolean;
  /** Whether an imported record has an activation id that Polar does not have. */
  readonly wrongId: boolean;
  readonly withToken: boolean;
  /** Whether the record says on which computer it was made. */
  readonly marked: boolean;
  readonly trouble: Trouble;
  readonly script: readonly NetworkFault[];
  readonly steps: readonly Step[];
}

const trouble: fc.Arbitrary<Trouble> = fc.record({
  crashAt: fc.option(fc.nat({ max: 60 }), { freq: 2 }),
  full: fc.option(
    fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 6 })).map(([from, count]) => [from, from + count]),
    { freq: 3 },
  ) as fc.Arbitrary<Trouble['full']>,
  brokenAt: fc.option(fc.nat({ max: 30 }), { freq: 4 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('ask'), withCountdown: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('pass'),
      milliseconds: fc.constantFrom(0, 400, 1_000, 5_000, 11_000, 70_000, 1_000_000),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ type: 'next' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('jump'),
      milliseconds: fc.constantFrom(-86_400_000, -3_600_000, 3_600_000, 86_400_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('restart'), trouble }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('copy'),
      to: fc.constantFrom('first', 'second', 'third', null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Step>(
      { type: 'release-other' },
      { type: 'release-other' },
      { type: 'same-computer' },
      { type: 'set-aside' },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'damage' }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Step>(
      { type: 'cancel' },
      { type: 'try-now' },
      { type: 'check' },
      { type: 'forget' },
      { type: 'wake-again' },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { type: 'rotate' },
      { type: 'remove' },
      { type: 'disable' },
      { type: 'enable' },
      { type: 'expire' },
      { type: 'revoke-token' },
    ),
  },
) as fc.Arbitrary<Step>;

/** At most two reads lag behind, for which the checks are made. */
const script = fc
  .array(anyNetworkFault, { maxLength: 10 })
  .filter((faults) => faults.filter((fault) => fault === 'stale').length <= 2);

/**
 * The checks recognize a young seat by its age. They cannot recognize one taken within two minutes before the clock is set forward by
 * hours, whose request is lost and whose reads lag behind at once.
 */
function isFair({ age, script: faults, steps }: Scenario): boolean {
  const isJumpy = steps.some(({ type }) => type === 'jump');
  return !(isJumpy && age < 120_000 && faults.includes('stale'));
}

const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    age: fc.constantFrom(0, 30_000, 5 * 86_400_000),
    imported: fc.boolean(),
    wrongId: fc.boolean(),
    withToken: fc.boolean(),
    marked: fc.boolean(),
    trouble,
    script,
    steps: fc.array(step, { maxLength: 16 }),
  })
  .filter(isFair);

async function take(app: ModelApp, now: Step, seat: string): Promise<void> {
  const { polar } = app;
  switch (now.type) {
    case 'ask':
      return await app.run(({ releases }) => releases.request('person', now.withCountdown));
    case 'pass':
      return await app.clock.advance(now.milliseconds);
    case 'next':
      await app.clock.advanceToNext();
      return;
    case 'jump':
      app.clock.jump(now.milliseconds);
      return;
    case 'restart':
      return await app.start(now.trouble);
    case 'copy':
      return await app.moveTo(now.to);
    case 'release-other':
      return await app.consent(({ releases }) => releases.request('person', false, true));
    case 'same-computer':
      return await app.consent(async (device) => {
        const claimed = await device.activations.claim('person');
        if (claimed.ok) device.recover();
      });
    case 'set-aside':
      return await app.run(async (device) => {
        await device.setCopyAside();
      });
    case 'damage':
      app.kill();
      if (app.disk.content('device') !== null) app.disk.put('device', { torn: true });
      return await app.start();
    case 'cancel':
      return await app.run(({ releases }) => releases.cancelRelease());
    case 'try-now':
      return await app.run(({ releases }) => {
        releases.tryNow();
      });
    case 'check':
      return await app.run(async ({ checks }) => await checks.check());
    case 'forget':
      return await app.forget();
    case 'wake-again':
      return await app.run((device) => {
        device.recover();
      });
    case 'rotate':
      polar.change({ key: `MODEL-TEST-ROTATED-${String(polar.requests).padStart(4, '0')}` });
      return;
    case 'remove':
      polar.change({
        activations: polar.license.activations.filter(({ id }) => id !== seat),
      });
      return;
    case 'disable':
    case 'enable':
    case 'expire':
      polar.change(statusChanges[now.type]);
      return;
    case 'revoke-token':
      polar.isTokenValid = false;
      return;
  }
}

/** Lets time pass until nothing waits any more, or only a check that repeats itself. */
async function runUntilIdle(app: ModelApp): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    if (!(await app.clock.advanceToNext())) return;
    expect(app.violations).toEqual([]);
  }
}

function recordOnDisk(app: ModelApp): boolean {
  return app.disk.names().some((name) => name === 'device' || name.startsWith('device.json.'));
}

/** Asserts what must hold once all faults are over: the release has ended, and the state is true. */
function expectTruth(app: ModelApp, seat: string): void {
  const state = app.device.state();
  const isLive = app.polar.isLive(seat);
  if (isLive) expect(recordOnDisk(app)).toBe(true);
  if (state.type === 'released') expect(isLive).toBe(false);
  if (state.type !== 'held') return;
  const { release } = state;
  expect(isPending(release), release.type).toBe(false);
  // A release that Polar confirmed is finished in the end.
  expect(release.type).not.toBe('released');
  if (release.type === 'failed' && release.failure.code === 'still-held') expect(isLive).toBe(true);
  if (state.seatStatus.type === 'removed') expect(isLive).toBe(false);
}

/** Whether this computer can release the seat: with a key that Polar knows, or with a token that reads the key. */
function canRelease(app: ModelApp): boolean {
  const { key, licenseId } = app.disk.content('device') ?? {};
  const hasToken = app.disk.content('token') !== null;
  if (hasToken && !app.polar.isTokenValid) return false;
  return key === app.polar.license.key || (hasToken && licenseId !== undefined);
}

/** Asserts that a record that Polar never confirmed and does not know is shown as such, and that the person can remove it. */
async function expectIndeterminateOrStuck(app: ModelApp, seat: string): Promise<void> {
  const state = app.device.state();
  if (canRelease(app)) {
    expect(app.polar.isLive(seat)).toBe(false);
    expect(state).toMatchObject({
      type: 'held',
      release: { type: 'failed', failure: { code: 'seat-never-confirmed' } },
    });
  }
  if (state.type !== 'held' || state.release.type !== 'failed') return;
  if (state.release.failure.code !== 'seat-never-confirmed') return;
  await app.forget();
  expect(app.disk.content('device')).toBeNull();
  // Polar may have confirmed the release to an earlier run, which crashed before it erased the record. Its receipt is there.
  if (app.device.state().type === 'released') await app.forget();
  expect(app.device.state().type).toBe('none');
}

async function runScenario({ age, imported, withToken, marked, ...rest }: Scenario): Promise<void> {
  const app = new ModelApp();
  const wrongId = imported && rest.wrongId;
  const { activationId: seat } = app.addHeldSeat(age, { imported, withToken, wrongId, marked });
  app.polar.script = [...rest.script];
  await app.start(rest.trouble);
  for (const now of rest.steps) {
    await take(app, now, seat);
    expect(app.violations).toEqual([]);
    if (app.polar.isLive(seat)) expect(recordOnDisk(app)).toBe(true);
  }

  app.polar.script = [];
  app.trouble = noTrouble;
  if (app.isDead) await app.start();
  await runUntilIdle(app);
  expectTruth(app, seat);

  // The person tries again, twice at most: the first try may learn a new key.
  for (let round = 0; round < 2 && app.disk.content('device') !== null; round += 1) {
    await take(app, { type: 'release-other' }, seat);
    await runUntilIdle(app);
    expectTruth(app, seat);
  }
  const { confirmedAt } = app.disk.content('device') ?? {};
  if (confirmedAt === null) await expectIndeterminateOrStuck(app, seat);
  else if (recordOnDisk(app) && app.disk.content('device') !== null) {
    expect(canRelease(app)).toBe(false);
  }
}

test(
  `a release keeps its promise in ${runCount} runs with faults and crashes`,
  { timeout: modelRunTimeout(runCount) },
  async () => {
    await assertModelRuns(scenario, runScenario, { name: 'release', count: runCount });
  },
);
