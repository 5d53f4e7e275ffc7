import * as v from 'valibot';
import { expect } from 'vitest';
import { compose, type Core } from '../../electron/compose.ts';
import { AppState, type DeviceState } from '../../shared/app-state.ts';
import { seatOf } from './seat-of.ts';
import { createFastClock, createTestWorld, type TestWorld } from './test-ports.ts';
import type { Polar } from './polar/start-polar.ts';

/** Waits run this many times as fast as they say; requests and deadlines take their own time. */
export const haste = 50;
/** Milliseconds for one request, more than a busy machine takes for one. */
const deadline = 5_000;

/** A core over a stand-in Polar, with everything it ever showed. */
export interface RunningCore {
  readonly core: Core;
  readonly world: TestWorld;
  /** Every state in order. */
  readonly states: AppState[];
  device(): DeviceState;
  /** Resolves with the device once `wanted` says so; rejects after ten seconds. */
  until(wanted: (device: DeviceState) => boolean): Promise<DeviceState>;
  /** Ends the core and starts another over the same files. */
  restart(): Promise<RunningCore>;
  close(): Promise<void>;
}

function over(world: TestWorld, options: { readonly deadline: number }): RunningCore {
  const core = compose(world, options);
  const states: AppState[] = [core.state.get()];
  core.state.subscribe((state) => states.push(state));
  const device = (): DeviceState => core.state.get().device;
  return {
    core,
    world,
    states,
    device,
    until: async (wanted) =>
      await new Promise<DeviceState>((resolve, reject) => {
        const end = core.state.subscribe(look);
        const timer = setTimeout(() => {
          end();
          reject(new Error(`It stayed ${JSON.stringify(device())}`));
        }, 15_000);
        function look(): void {
          if (!wanted(device())) return;
          clearTimeout(timer);
          end();
          resolve(device());
        }
        look();
      }),
    async restart() {
      await core.stop();
      return over(world, options);
    },
    async close() {
      await core.stop();
      world.close();
    },
  };
}

/** What a core begins with. */
export interface CoreOptions {
  /** Default none. */
  readonly token?: string | null;
  /** Whether it holds the stand-in's seat for this computer. Default true. */
  readonly seat?: boolean;
  /** Milliseconds for one request. */
  readonly deadline?: number;
}

/** A core over the stand-in. */
export function startCore(polar: Polar, options: CoreOptions = {}): RunningCore {
  const { token = null, seat = true } = options;
  const world = createTestWorld({ polar, clock: createFastClock(haste) });
  if (seat) world.keep('device', { ...seatOf(polar), licenseId: polar.licenseId });
  if (token !== null) {
    const sealed = Buffer.from(token).toString('base64');
    world.keep('token', { server: 'loopback', backend: 'test', sealed });
  }
  return over(world, { deadline: options.deadline ?? deadline });
}

/** Whether a release has come to where it stays without a later look or send. */
export function hasEnded(device: DeviceState): boolean {
  if (device.is === 'held') return ['waiting', 'failed'].includes(device.release.is);
  return device.is !== 'activating';
}

/** Every state may cross to the window, and none says what must not leave main. */
export function expectPresentable(running: RunningCore, secrets: readonly string[]): void {
  for (const state of running.states) {
    expect(v.safeParse(AppState, structuredClone(state)).issues).toBeUndefined();
  }
  const said = [JSON.stringify(running.states), ...running.world.lines];
  for (const secret of secrets) expect(said.filter((text) => text.includes(secret))).toEqual([]);
}
