import type { DeviceState } from '../../shared/app-state.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { DeviceRecord } from '../../electron/storage/records.ts';
import { ModelApp } from './model-app.ts';
import { modelIds, type Mishap } from './polar-model.ts';

/** An age, in milliseconds, at which no read lags behind a seat any more. */
export const old = 30 * 86_400_000;

/** How a model app holds its seat. */
interface Situation {
  readonly age?: number;
  readonly withToken?: boolean;
  readonly script?: readonly Mishap[];
}

/** A running model app that holds a seat. */
export async function heldModel({
  age = old,
  withToken = false,
  script = [],
}: Situation = {}): Promise<{ readonly app: ModelApp; readonly record: DeviceRecord }> {
  const app = new ModelApp();
  const record = app.hold(age, { withToken });
  app.polar.script = [...script];
  await app.start();
  return { app, record };
}

/** Where its release is; without a seat, what its device is. */
export function releaseOf(app: ModelApp): SeatRelease | DeviceState['is'] {
  const state = app.device.state();
  return state.is === 'held' ? state.release : state.is;
}

/** A person asks for the release. */
export async function ask(app: ModelApp, hold = false): Promise<void> {
  await app.do(({ releases }) => releases.ask('person', hold));
}

/** A person takes a seat with the model's key. */
export async function activate(app: ModelApp): Promise<void> {
  const { key, organizationId } = modelIds;
  await app.do(async ({ activations }) => {
    await activations.activate({
      server: 'loopback',
      key,
      organizationId,
      label: 'Again',
      askedBy: 'person',
    });
  });
}
