import { expect } from 'vitest';
import type { DeviceState } from '../../shared/app-state.ts';
import { ModelApp } from './model-app.ts';
import type { NetworkFault } from './network-faults.ts';

/** Milliseconds since the seat was taken. */
export const seatAge = 30 * 86_400_000;

/** A running app that holds a seat, whose requests meet these faults. */
export async function startHolding(script: readonly NetworkFault[] = []) {
  const app = new ModelApp();
  const record = app.addHeldSeat(seatAge);
  app.polar.script = [...script];
  await app.start();
  return { app, record };
}

/** Requests the release, and waits until Polar's limit for the public endpoints lets it through. */
export async function requestRelease(app: ModelApp): Promise<void> {
  await app.run(({ releases }) => releases.request('person', false));
  await app.clock.advance(1_000);
}

/** Checks the seat, and returns the device, which must still hold it. */
export async function check(app: ModelApp): Promise<Extract<DeviceState, { type: 'held' }>> {
  const checking = app.run(({ checks }) => checks.check());
  await app.clock.advance(1_000);
  await checking;
  const state = app.device.state();
  if (state.type !== 'held') throw new Error(`The device is ${state.type}`);
  return state;
}

/** A running app whose release failed as “still held”: its request was lost, or arrives only later. */
export async function startStillHeld(fault: 'request-lost' | 'late-landing') {
  const { app, record } = await startHolding([fault]);
  await requestRelease(app);
  await app.clock.advance(25_000);
  const stillHeld = { type: 'failed', failure: { code: 'still-held' } };
  expect(app.device.state()).toMatchObject({ release: stillHeld });
  return { app, record };
}
