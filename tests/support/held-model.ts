import type { DeviceState } from '../../shared/app-state.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { ModelApp } from './model-app.ts';
import { modelIds } from './model-license.ts';
import type { NetworkFault } from './network-faults.ts';

/** Age of a seat, in milliseconds, from which every read shows it. */
export const oldSeatAge = 30 * 86_400_000;

/** How a model app holds its seat. */
interface ModelOptions {
  readonly age?: number;
  readonly withToken?: boolean;
  readonly script?: readonly NetworkFault[];
}

/** Starts a model app that holds a seat. */
export async function heldModel({
  age = oldSeatAge,
  withToken = false,
  script = [],
}: ModelOptions = {}): Promise<{ readonly app: ModelApp; readonly record: DeviceRecord }> {
  const app = new ModelApp();
  const record = app.addHeldSeat(age, { withToken });
  app.polar.script = [...script];
  await app.start();
  return { app, record };
}

/** Returns the state of the release; without a seat, the type of the device's state. */
export function releaseOf(app: ModelApp): SeatRelease | DeviceState['type'] {
  const state = app.device.state();
  return state.type === 'held' ? state.release : state.type;
}

/** Requests the release, as a person does. */
export async function requestRelease(app: ModelApp, withCountdown = false): Promise<void> {
  await app.run(({ releases }) => releases.request('person', withCountdown));
}

/** Activates a seat with the model's key, as a person does. */
export async function activate(app: ModelApp): Promise<void> {
  const { key, organizationId } = modelIds;
  await app.run(async ({ activations }) => {
    await activations.activate({
      server: 'loopback',
      key,
      organizationId,
      label: 'Again',
      askedBy: 'person',
    });
  });
}

/** Cancels the release. Returns `canceled`, or the code of the failure. */
export async function cancelRelease(app: ModelApp): Promise<string> {
  let answer = '';
  await app.run(({ releases }) => {
    const result = releases.cancelRelease();
    answer = result.ok ? 'canceled' : result.failure.code;
  });
  return answer;
}

/** Sends or checks the release now, as a person asks. */
export async function tryNow(app: ModelApp): Promise<void> {
  await app.run(({ releases }) => {
    releases.tryNow();
  });
}
