import { startPolar, type Polar } from '../../tests/support/polar/start-polar.ts';
import type { ElectronRuntime } from '../runtime/runtime.ts';
import { SetupError } from '../setup/print-status.ts';
import { projectRoot } from '../setup/project.ts';
import { withTempFolder } from '../setup/temp-folder.ts';
import { runAppCommand, type AppSetting } from './run-app.ts';

/** The app with a stand-in for Polar and a seat on this computer. */
export interface Demo {
  /** The name of the app's command. */
  readonly name: string;
  readonly polar: Polar;
  readonly setting: AppSetting;
}

/** An app that is bundled for a seller and a running stand-in, which is its only server. */
interface SellersApp {
  /** The folder with the bundle. */
  readonly appFolder: string;
  readonly name: string;
  readonly polar: Polar;
}

/**
 * Starts the stand-in, imports its seat for this computer into a new data folder of the app, and
 * passes them to `work`. `seller`: an app and a stand-in to use instead.
 *
 * @throws SetupError if the app does not accept the seat
 */
export async function withDemo<T>(
  runtime: ElectronRuntime,
  work: (demo: Demo) => Promise<T>,
  seller?: SellersApp,
): Promise<T> {
  const polar = seller?.polar ?? (await startPolar());
  try {
    return await withTempFolder('demo', async (dataFolder) => {
      const env = { ...process.env, SEATKEEPER_SERVER: polar.baseUrl };
      const appFolder = seller?.appFolder ?? projectRoot;
      const name = seller?.name ?? 'seatkeeper';
      const demo = { name, polar, setting: { runtime, appFolder, dataFolder, env } };
      await importSeat(demo);
      return await work(demo);
    });
  } finally {
    if (seller === undefined) await polar.close();
  }
}

/** Names of the seats that the stand-in counts for the license. */
export function seatNames({ polar }: Demo): readonly string[] {
  return polar.record.liveActivations(polar.licenseId).map((seat) => seat.label);
}

async function importSeat({ polar, setting }: Demo): Promise<void> {
  const { key, organizationId, activationId } = polar;
  const seats = polar.record.liveActivations(polar.licenseId);
  const label = seats.find((seat) => seat.id === activationId)?.label;
  const seat = { key, organizationId, activationId, label };
  const answer = await runAppCommand(setting, ['import'], JSON.stringify(seat));
  if (answer.code === 0) return;
  throw new SetupError(
    `The app did not take the seat (import ended with ${answer.code}):\n${answer.stderr}${answer.stdout}`,
  );
}
