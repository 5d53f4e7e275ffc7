import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import {
  closePolar,
  createDataFolder,
  createLauncher,
  removeDataFolder,
  seatOf,
  test,
  writeRecordIn,
  type RunningApp,
  type StartOptions,
} from './app-fixture.ts';

/** A stand-in and a data folder that the tests of a describe share, and the apps started on them. */
export interface SharedJourney {
  readonly polar: Polar;
  readonly dataFolder: string;
  /** Writes a record into the data folder as an earlier run of the app would have. */
  readonly writeRecord: (name: string, record: object) => Promise<void>;
  readonly start: (options?: StartOptions) => Promise<RunningApp>;
}

/** An app that the tests of a describe share. */
export interface SharedApp extends SharedJourney, RunningApp {}

/**
 * Starts one stand-in for all tests of the surrounding describe, on an empty data folder. The tests
 * run in order, each from where the one before it ended, and a failure skips the rest.
 *
 * @returns the journey; callable within a test
 */
export function shareJourney(): () => SharedJourney {
  test.describe.configure({ mode: 'serial' });
  let journey: SharedJourney | null = null;
  let close: (() => Promise<void>) | null = null;

  test.beforeAll(async () => {
    const polar = await startPolar();
    const dataFolder = await createDataFolder();
    const launcher = createLauncher(polar, dataFolder);
    journey = {
      polar,
      dataFolder,
      writeRecord: async (name, record) => await writeRecordIn(dataFolder, name, record),
      start: launcher.start,
    };
    close = async () => {
      await launcher.close();
      await removeDataFolder(dataFolder);
      await closePolar(polar);
    };
  });

  test.afterAll(async () => {
    await close?.();
  });

  return () => {
    if (journey === null) throw new Error('The journey has not started.');
    return journey;
  };
}

/**
 * Starts one app for all tests of the surrounding describe, as {@link shareJourney} does.
 *
 * @param prepare runs before the app starts; its result are the app's options
 * @returns the app; callable within a test
 */
export function shareApp(
  prepare: (journey: SharedJourney) => Promise<StartOptions | void>,
): () => SharedApp {
  const journey = shareJourney();
  let running: RunningApp | null = null;

  test.beforeAll(async () => {
    const options = await prepare(journey());
    running = await journey().start(options ?? {});
  });

  return () => {
    if (running === null) throw new Error('The app has not started.');
    return { ...journey(), ...running };
  };
}

/** Writes the stand-in's seat for this computer into its record. */
export async function holdSeat({ polar, writeRecord }: SharedJourney): Promise<void> {
  await writeRecord('device', seatOf(polar));
}
