import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { waitingRelease } from '../../support/seat-of.ts';

// Two cores over the same folder, with the real lock between them: a window, and a command that runs beside it.

let polar: Polar;
let window: RunningCore;
let command: Core;

beforeEach(async () => {
  polar = await startPolar();
  window = startCore(polar);
  command = compose({ ...window.world, activityFile: createMemoryLog() }, { deadline: 5_000 });
});
afterEach(async () => {
  await command.stop();
  await window.close();
  // A test may have stopped it already.
  await polar.close().catch(() => undefined);
});

/** Resolves when the command's release has come to where it stays. */
async function released(core: Core): Promise<void> {
  await expect.poll(() => core.state.get().device.is, { timeout: 10_000 }).toBe('released');
}

test('the command does not wait for the window’s hold, and the window sees its receipt', async () => {
  window.core.device.releases.ask('person', true);
  command.device.releases.ask('command-line', false);
  await released(command);
  await window.until(({ is }) => is === 'released');
  expect(window.device()).toMatchObject({ receipt: { askedBy: 'command-line' } });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});

test('both ask at once: one request, one receipt', async () => {
  window.core.device.releases.ask('person', false);
  command.device.releases.ask('command-line', false);
  await released(command);
  await window.until(({ is }) => is === 'released');
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expect(window.world.content('device')).toBeNull();
  expect(window.world.content('release')).toBeNull();
});

test('the window’s "keep" does not erase what the command has sent', async () => {
  polar.faults.add({ kind: 'late-answer', ms: 60_000 }, { on: 'deactivate' });
  window.core.device.releases.ask('person', true);
  command.device.releases.ask('command-line', false);
  await expect.poll(() => window.world.content('release')).toMatchObject({ sent: true });
  window.core.device.releases.keep();
  expect(window.world.content('release')).toMatchObject({ sent: true, askedBy: 'command-line' });
  // The answer never comes; what is told then is still the command's.
  await polar.close();
  await expect
    .poll(() => window.world.content('release'))
    .toMatchObject({ sent: true, askedBy: 'command-line', state: { is: 'unknown' } });
});

test('the window’s own failure does not forget that the command has sent', async () => {
  polar.faults.add({ kind: 'error-after' }, { on: 'deactivate' });
  polar.faults.add({ kind: 'captive-portal' }, { on: 'validate', times: Infinity });
  command.device.releases.ask('command-line', false);
  await expect
    .poll(() => window.world.content('release'))
    .toMatchObject({
      sent: true,
      state: { is: 'unknown' },
    });
  await command.stop();
  polar.faults.add({ kind: 'rate-limited', retryAfter: 3_000 }, { on: 'deactivate' });
  window.core.device.releases.ask('person', false);
  await window.until(
    ({ is, ...rest }) => is === 'held' && 'release' in rest && rest.release.is === 'waiting',
  );
  expect(window.world.content('release')).toMatchObject({ sent: true, askedBy: 'person' });
});

test('a check beside it finds that the command has released the seat', async () => {
  command.device.releases.ask('command-line', false);
  await released(command);
  await window.core.device.checks.check();
  expect(window.device()).toMatchObject({ is: 'released', receipt: { askedBy: 'command-line' } });
  expect(polar.log.count({ operation: 'validate' })).toBe(0);
});

test('a seat that the command released is not activated twice over', async () => {
  command.device.releases.ask('command-line', false);
  await released(command);
  // Both know that there is no seat; neither knows that the other one asks for one.
  await window.core.device.checks.check();
  expect(window.device().is).toBe('released');
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  const results = await Promise.all([
    window.core.device.activations.activate({ ...request, askedBy: 'person' }),
    command.device.activations.activate({ ...request, askedBy: 'command-line' }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'already-activated' } });
  expect(polar.log.count({ operation: 'activate', committed: true })).toBe(1);
});

test('what the command could not send is the window’s to send', async () => {
  polar.faults.add({ kind: 'rate-limited', retryAfter: 60 }, { on: 'deactivate' });
  window.core.wake();
  await window.until((device) => device.is === 'held' && device.standing.is === 'confirmed');
  command.device.releases.ask('command-line', false);
  await expect
    .poll(() => window.world.content('release'))
    .toMatchObject({ state: { is: 'waiting' } });
  await command.stop();
  window.core.reload();
  await window.until((device) => device.is === 'released');
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
});

test('what was left waiting is not sent by a process that takes nothing up', async () => {
  window.world.keep(
    'release',
    waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: 0 }),
  );
  command.device.reload();
  window.core.reload();
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  expect(polar.log.count()).toBe(0);
  expect(window.world.content('release')).toMatchObject({ sent: false, state: { is: 'waiting' } });
  command.device.recover();
  await released(command);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});
