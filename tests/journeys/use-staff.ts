import type { Page } from '@playwright/test';
import type { InputMethod } from '../support/input-methods.ts';
import { connectOrganization, type StaffUser } from '../support/journey-admin.ts';
import { answerDialogs } from '../support/journey-app.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { test } from './app-fixture.ts';
import { shareApp } from './shared-app.ts';

/** A member of staff at an app that the tests of a describe share. */
interface SharedStaff extends StaffUser {
  readonly dataFolder: string;
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
  const app = shareApp(async ({ polar }) => prepare(polar));
  const staff = (): SharedStaff => ({ ...app(), inputMethod: on(app().page) });

  test.beforeAll(async () => {
    await connectOrganization(staff());
    await answerDialogs(app().app, 1);
  });

  return staff;
}
