import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../../support/running-core.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { waitingRelease } from '../../support/seat-of.ts';
import { deviceIn, onlyDevice } from '../../support/only-seat.ts';

// Two cores over one folder with the real lock: a window, and a command that runs at the same time.

let polar: Polar;
let window: RunningCore;
let command: Core;

beforeEach(async () => {
  polar = await startPolar();
  window = startCore(polar);
  command = compose({ ...window.ports, activityFile: createMemoryLog() }, { deadline: 5_000 });
});
afterEach(async () => {
  await command.stop();
  await window.close();
  // A test may have stopped it already.
  await polar.close().catch(() => undefined);
});

/** Resolves when the command's release is at rest. */
async function released(core: Core): Promise<void> {
  await expect.poll(() => deviceIn(core).type, { timeout: 10_000 }).toBe('released');
}

test('the command does not wait for the window’s countdown, and the window shows its receipt', async () => {
  onlyDevice(window.core).releases.request('person', true);
  onlyDevice(command).releases.request('command-line', false);
  await released(command);
  await window.waitUntil(({ type }) => type === 'released');
  expect(window.device()).toMatchObject({ receipt: { askedBy: 'command-line' } });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});

test('two requests at once make one request to Polar and one receipt', async () => {
  onlyDevice(window.core).releases.request('person', false);
  onlyDevice(command).releases.request('command-line', false);
  await released(command);
  await window.waitUntil(({ type }) => type === 'released');
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expect(window.ports.content('device')).toBeNull();
  expect(window.ports.content('release')).toBeNull();
});

test('canceling in the window does not erase that the command has sent', async () => {
  polar.faults.add({ type: 'late-answer', ms: 60_000 }, { on: 'deactivate' });
  onlyDevice(window.core).releases.request('person', true);
  onlyDevice(command).releases.request('command-line', false);
  await expect.poll(() => window.ports.content('release')).toMatchObject({ sent: true });
  onlyDevice(window.core).releases.cancelRelease();
  expect(window.ports.content('release')).toMatchObject({ sent: true, askedBy: 'command-line' });
  // The answer never comes. The journal is still the command's.
  await polar.close();
  await expect
    .poll(() => window.ports.content('release'))
    .toMatchObject({ sent: true, askedBy: 'command-line', state: { is: 'unknown' } });
});

test('a failure of the window’s request does not erase that the command has sent one', async () => {
  polar.faults.add({ type: 'error-after' }, { on: 'deactivate' });
  polar.faults.add({ type: 'captive-portal' }, { on: 'validate', times: Infinity });
  onlyDevice(command).releases.request('command-line', false);
  await expect
    .poll(() => window.ports.content('release'))
    .toMatchObject({
      sent: true,
      state: { is: 'unknown' },
    });
  await command.stop();
  polar.faults.add({ type: 'rate-limited', retryAfter: 3_000 }, { on: 'deactivate' });
  onlyDevice(window.core).releases.request('person', false);
  await window.waitUntil(
    ({ type, ...rest }) => type === 'held' && 'release' in rest && rest.release.type === 'waiting',
  );
  expect(window.ports.content('release')).toMatchObject({ sent: true, askedBy: 'person' });
});

test('a check of the window finds that the command has released the seat', async () => {
  onlyDevice(command).releases.request('command-line', false);
  await released(command);
  await onlyDevice(window.core).checks.check();
  expect(window.device()).toMatchObject({ type: 'released', receipt: { askedBy: 'command-line' } });
  expect(polar.log.count({ operation: 'validate' })).toBe(0);
});

test('the window and the command together activate one seat', async () => {
  onlyDevice(command).releases.request('command-line', false);
  await released(command);
  // Both know that there is no seat; neither knows of the other's request.
  await onlyDevice(window.core).checks.check();
  expect(window.device().type).toBe('released');
  const { key, organizationId } = polar;
  const request = { server: 'loopback', key, organizationId, label: 'New' } as const;
  const results = await Promise.all([
    window.core.seats.activate({ ...request, askedBy: 'person' }),
    command.seats.activate({ ...request, askedBy: 'command-line' }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ failure: { code: 'already-activated' } });
  expect(polar.log.count({ operation: 'activate', committed: true })).toBe(1);
});

test('the window sends what the command could not send', async () => {
  polar.faults.add({ type: 'rate-limited', retryAfter: 60 }, { on: 'deactivate' });
  window.core.resume();
  await window.waitUntil(
    (device) => device.type === 'held' && device.seatStatus.type === 'confirmed',
  );
  onlyDevice(command).releases.request('command-line', false);
  await expect
    .poll(() => window.ports.content('release'))
    .toMatchObject({ state: { is: 'waiting' } });
  await command.stop();
  window.core.reload();
  await window.waitUntil((device) => device.type === 'released');
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
});

test('a release that was left waiting is not sent by a process that does not recover it', async () => {
  window.ports.writeRecord(
    'release',
    waitingRelease(polar, { why: 'network-unreachable', attempts: 1, nextAt: 0 }),
  );
  command.seats.reload();
  window.core.reload();
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  expect(polar.log.count()).toBe(0);
  expect(window.ports.content('release')).toMatchObject({
    sent: false,
    state: { is: 'waiting' },
  });
  command.seats.recover();
  await released(command);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});
