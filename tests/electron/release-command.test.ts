import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSettled } from '../../electron/services/until-settled.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { runCoreCommand } from '../support/run-core-command.ts';
import { seatOf } from '../support/seat-of.ts';
import { createTestWorld, type TestWorld } from '../support/test-world.ts';

let polar: Polar;
let world: TestWorld;

beforeEach(async () => {
  polar = await startPolar();
  world = createTestWorld({ polar });
  world.keep('device', seatOf(polar));
});
afterEach(async () => {
  world.close();
  await polar.close();
});

const lives = (): boolean =>
  polar.record.liveActivations(polar.licenseId).some(({ id }) => id === polar.activationId);

test('"release" releases the seat, and answers when that is done', async () => {
  const answer = await runCoreCommand(world, ['release']);
  expect(answer).toMatchObject({ exitCode: 0, state: 'released', facts: { how: 'confirmed' } });
  expect(lives()).toBe(false);
  expect(world.content('device')).toBeNull();
});

test('"release" whose answer was lost finds out what came of it before it answers', async () => {
  polar.faults.add({ kind: 'answer-lost' }, { on: 'deactivate' });
  const answer = await runCoreCommand(world, ['release']);
  expect(answer).toMatchObject({ exitCode: 0, state: 'released', facts: { how: 'found-free' } });
  expect(lives()).toBe(false);
});

test('"status" releases nothing', async () => {
  const answer = await runCoreCommand(world, ['status']);
  expect(answer).toMatchObject({ exitCode: 0, state: 'active' });
  expect(lives()).toBe(true);
  expect(polar.log.count()).toBe(0);
});

/** Activates with this key. */
const activate = async (key: string) =>
  await runCoreCommand(world, ['activate', '--organization', polar.organizationId], key);

describe('"activate" on a computer that holds a seat', () => {
  test('is done already for the key of the seat', async () => {
    expect(await activate(polar.key)).toMatchObject({ exitCode: 0, state: 'active' });
  });

  test('fails for another key, since the seat is not that key’s', async () => {
    const other = 'SEATKEEPER-TEST-99999999-0CE0-4000-8000-000000000009';
    expect(await activate(other)).toMatchObject({
      exitCode: 1,
      state: 'failed',
      code: 'SEAT-PRESENT',
    });
  });

  afterEach(() => {
    expect(polar.log.count()).toBe(0);
    expect(world.content('device')).toMatchObject({ activationId: polar.activationId });
  });
});

const now = Date.UTC(2026, 5, 1, 12);
const attempts = 1;
test.each<[string, SeatRelease, boolean]>([
  ['is idle', { is: 'idle' }, true],
  ['counts down', { is: 'holding', until: now + 5_000 }, false],
  ['is sent', { is: 'releasing', attempts }, false],
  ['waits', { is: 'waiting', why: 'network-unreachable', attempts, nextAt: now }, true],
  ['is about to be checked', { is: 'unknown', why: 'gone', attempts, nextAt: now }, false],
  ['is to be checked later', { is: 'unknown', why: 'gone', attempts, nextAt: now + 1 }, true],
  ['has failed', { is: 'failed', failure: { code: 'still-held' } }, true],
  ['is released', { is: 'released', how: 'confirmed', at: now }, true],
])('whether a command may answer while the release %s', (_, release, expected) => {
  expect(isSettled(release, now)).toBe(expected);
});
