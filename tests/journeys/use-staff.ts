import type { Page } from '@playwright/test';
import type { InputMethod } from '../support/input-methods.ts';
import { connectOrganization, type StaffUser } from '../support/journey-admin.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import {
  closePolar,
  createDataFolder,
  createLauncher,
  removeDataFolder,
  test,
} from './app-fixture.ts';

/** A member of staff at an app that the tests of a describe share. */
interface SharedStaff extends StaffUser {
  readonly dataFolder: string;
}

interface Journey {
  readonly staff: SharedStaff;
  close(): Promise<void>;
}

/**
 * Starts one app for all tests of the surrounding describe, connected to the small organization, on
 * the screen with its licenses. The tests run in order, and a failure skips the rest. Message boxes
 * of the system are confirmed.
 *
 * @param prepare changes the organization before the app starts
 * @returns the member of staff; callable within a test
 */
export function useStaff(
  on: (page: Page) => InputMethod,
  prepare: (polar: Polar) => void = () => undefined,
): () => SharedStaff {
  test.describe.configure({ mode: 'serial' });
  let journey: Journey | null = null;

  test.beforeAll(async () => {
    journey = await startJourney(on, prepare);
    await connectOrganization(journey.staff);
    await answerDialogs(journey.staff.app, 1);
  });

  test.afterAll(async () => {
    await journey?.close();
  });

  return () => {
    if (journey === null) throw new Error('The app has not started.');
    return journey.staff;
  };
}

async function startJourney(
  on: (page: Page) => InputMethod,
  prepare: (polar: Polar) => void,
): Promise<Journey> {
  const polar = await startPolar();
  prepare(polar);
  const dataFolder = await createDataFolder();
  const launcher = createLauncher(polar, dataFolder);
  const { app, page } = await launcher.start();
  return {
    staff: { app, page, polar, dataFolder, inputMethod: on(page) },
    async close() {
      await launcher.close();
      await removeDataFolder(dataFolder);
      await closePolar(polar);
    },
  };
}
