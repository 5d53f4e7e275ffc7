import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose, type Core } from '../../../electron/compose.ts';
import { composeCommand, type CommandCore } from '../../../electron/compose-command.ts';
import { createEagerClock, type EagerClock } from '../../support/eager-clock.ts';
import { createMemoryLog } from '../../support/file-stores.ts';
import { nodeHttp } from '../../support/node-http.ts';
import { startPolar, type Polar } from '../../support/polar/start-polar.ts';
import { recordsOfSeats, writeSeats } from '../../support/seats-on-disk.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

// Polar's limit for requests without a token holds for all seats and processes together. A clock that stands still during a request
// leaves out what the network takes.

const seatCount = 10;
/** Milliseconds that ten requests need at least, at three in a second. */
const leastDuration = (seatCount * 1_000) / 3;

let clock: EagerClock;
let polar: Polar;
let ports: TestPorts;
let window: Core;

beforeEach(async () => {
  clock = createEagerClock();
  polar = await startPolar({ licenses: 60, limits: 'production', now: clock.now });
  ports = createTestPorts({ polar, clock, http: clock.freezeDuring(nodeHttp) });
  writeSeats(ports.dataFolder, recordsOfSeats(polar, seatCount));
  window = compose(ports);
});
afterEach(async () => {
  await window.stop();
  await polar.close();
  ports.close();
});

function secondProcess(): CommandCore {
  return composeCommand({ ...ports, activityFile: createMemoryLog() }, 5_000);
}

async function expectAllReleased(): Promise<void> {
  await expect
    .poll(() => polar.log.count({ operation: 'deactivate', status: 204 }), { timeout: 15_000 })
    .toBe(seatCount);
  await expect
    .poll(() => window.state.get().seats.filter(({ device }) => device.type !== 'released'), {
      timeout: 5_000,
    })
    .toEqual([]);
}

/** Expects that no second held more than three requests, and returns the milliseconds from the first request to the last. */
function durationWithinLimit(): number {
  const times = polar.log.find({ operation: 'deactivate' }).map(({ at }) => at);
  expect(polar.log.count({ status: 429 })).toBe(0);
  for (const [index, at] of times.entries()) {
    const fourth = times[index + 3] ?? Number.POSITIVE_INFINITY;
    expect(fourth - at).toBeGreaterThanOrEqual(1_000);
  }
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}

test('the window releases ten seats at once within the limit, and uses most of it', async () => {
  expect(window.seats.releaseAll('person', true)).toMatchObject({ ok: true });
  await expectAllReleased();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(seatCount);
  expect(durationWithinLimit()).toBeLessThanOrEqual(1.2 * leastDuration);
});

test('a command releases ten seats at once within the limit', async () => {
  const command = secondProcess();
  expect(command.seats.releaseAll('command-line', false)).toMatchObject({ ok: true });
  await expect
    .poll(() => polar.log.count({ operation: 'deactivate', status: 204 }), { timeout: 15_000 })
    .toBe(seatCount);
  expect(durationWithinLimit()).toBeLessThanOrEqual(1.2 * leastDuration);
  command.seats.stop();
});

test('a window and a command that release the same ten seats at once send ten requests within the limit', async () => {
  const command = secondProcess();
  window.seats.releaseAll('person', false);
  command.seats.releaseAll('command-line', false);
  await expect
    .poll(() => polar.log.count({ operation: 'deactivate', status: 204 }), { timeout: 15_000 })
    .toBe(seatCount);
  window.reload();
  await expectAllReleased();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(seatCount);
  expect(durationWithinLimit()).toBeLessThanOrEqual(1.2 * leastDuration);
  command.seats.stop();
});

test('a window and a command that release five seats each keep the limit together', async () => {
  const command = secondProcess();
  for (const { device } of window.seats.all().slice(0, 5)) device.releases.request('person', false);
  for (const { device } of command.seats.all().slice(5))
    device.releases.request('command-line', false);
  await expect
    .poll(() => polar.log.count({ operation: 'deactivate', status: 204 }), { timeout: 15_000 })
    .toBe(seatCount);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(seatCount);
  expect(durationWithinLimit()).toBeLessThanOrEqual(1.2 * leastDuration);
  command.seats.stop();
});
