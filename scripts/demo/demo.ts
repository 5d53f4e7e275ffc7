import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPolar, type Polar } from '../../tests/support/polar/start-polar.ts';
import type { ElectronRuntime } from '../runtime/runtime.ts';
import { SetupError } from '../setup/print-status.ts';
import { runAppCommand, type AppSetting } from './run-app.ts';

/** The app with a stand-in for Polar and a seat on this computer. */
export interface Demo {
  readonly polar: Polar;
  readonly setting: AppSetting;
  /** Stops the stand-in and deletes the data folder. */
  close(): Promise<void>;
}

/**
 * Starts the stand-in and imports its seat for this computer into a new data folder of the app.
 *
 * @throws SetupError if the app does not accept the seat
 */
export async function openDemo(runtime: ElectronRuntime): Promise<Demo> {
  const polar = await startPolar();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-demo-'));
  const env = { ...process.env, SEATKEEPER_SERVER: polar.baseUrl };
  const demo: Demo = {
    polar,
    setting: { runtime, dataFolder, env },
    close: async () => {
      await polar.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
  try {
    await importSeat(demo);
    return demo;
  } catch (error) {
    await demo.close();
    throw error;
  }
}

/** Names of the seats that the stand-in counts for the license. */
export function seatNames({ polar }: Demo): readonly string[] {
  return polar.record.liveActivations(polar.licenseId).map((seat) => seat.label);
}

/** The stand-in's name for this computer's seat. */
function seatName({ polar }: Demo): string {
  const seats = polar.record.liveActivations(polar.licenseId);
  const label = seats.find((seat) => seat.id === polar.activationId)?.label;
  if (label === undefined) throw new Error('The stand-in was started without a seat for us.');
  return label;
}

async function importSeat(demo: Demo): Promise<void> {
  const { key, organizationId, activationId } = demo.polar;
  const seat = { key, organizationId, activationId, label: seatName(demo) };
  const answer = await runAppCommand(demo.setting, ['import'], JSON.stringify(seat));
  if (answer.code === 0) return;
  throw new SetupError(
    `The app did not take the seat (import ended with ${answer.code}):\n${answer.stderr}${answer.stdout}`,
  );
}
