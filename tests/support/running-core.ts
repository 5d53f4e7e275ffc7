import * as v from 'valibot';
import { expect } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import { AppState, type DeviceState } from '../../shared/app-state.ts';
import { seatOf } from './seat-of.ts';
import { createFastClock, createTestPorts, type TestPorts } from './test-ports.ts';
import type { Polar } from './polar/start-polar.ts';
import { deviceIn } from './only-seat.ts';

/** Factor by which waits are faster than real time; requests and deadlines take real time. */
export const clockSpeed = 50;
/** Milliseconds for one request; more than a busy machine takes. */
const deadline = 5_000;

/** A core over a stand-in for Polar, with every state that it published. */
export interface RunningCore {
  readonly core: Core;
  readonly ports: TestPorts;
  /** All published states, in order. */
  readonly states: AppState[];
  device(): DeviceState;
  /** Resolves with the device once it matches; rejects after ten seconds. */
  waitUntil(matchesDevice: (device: DeviceState) => boolean): Promise<DeviceState>;
  /** Ends the core and starts another over the same files. */
  restart(): Promise<RunningCore>;
  close(): Promise<void>;
}

function composeRunningCore(ports: TestPorts, options: { readonly deadline: number }): RunningCore {
  const core = compose(ports, options);
  const states: AppState[] = [core.state.get()];
  core.state.subscribe((state) => states.push(state));
  const device = (): DeviceState => deviceIn(core);
  return {
    core,
    ports,
    states,
    device,
    waitUntil: async (matchesDevice) =>
      await new Promise<DeviceState>((resolve, reject) => {
        const end = core.state.subscribe(checkDevice);
        const timer = setTimeout(() => {
          end();
          reject(new Error(`It stayed ${JSON.stringify(device())}`));
        }, 15_000);
        function checkDevice(): void {
          if (!matchesDevice(device())) return;
          clearTimeout(timer);
          end();
          resolve(device());
        }
        checkDevice();
      }),
    async restart() {
      await core.stop();
      return composeRunningCore(ports, options);
    },
    async close() {
      await core.stop();
      ports.close();
    },
  };
}

/** Options of {@link startCore}. */
export interface CoreOptions {
  /** The organization's token; default none. */
  readonly token?: string | null;
  /** Whether the core holds the stand-in's seat for this computer. Default true. */
  readonly seat?: boolean;
  /** Milliseconds for one request. */
  readonly deadline?: number;
}

/** Starts a core over the stand-in. */
export function startCore(polar: Polar, options: CoreOptions = {}): RunningCore {
  const { token = null, seat = true } = options;
  const ports = createTestPorts({ polar, clock: createFastClock(clockSpeed) });
  if (seat) ports.writeRecord('device', { ...seatOf(polar), licenseId: polar.licenseId });
  if (token !== null) {
    const sealed = Buffer.from(token).toString('base64');
    ports.writeRecord('token', { server: 'loopback', backend: 'test', sealed });
  }
  return composeRunningCore(ports, { deadline: options.deadline ?? deadline });
}

/** Whether a release has ended: no later check or request changes it. */
export function hasEnded(device: DeviceState): boolean {
  if (device.type === 'held') return ['waiting', 'failed'].includes(device.release.type);
  return device.type !== 'activating';
}

/** Expects that every state fits the contract with the window and contains no secret. */
export function expectPresentable(running: RunningCore, secrets: readonly string[]): void {
  for (const state of running.states) {
    expect(v.safeParse(AppState, structuredClone(state)).issues).toBeUndefined();
  }
  const published = [JSON.stringify(running.states), ...running.ports.lines];
  for (const secret of secrets)
    expect(published.filter((text) => text.includes(secret))).toEqual([]);
}
