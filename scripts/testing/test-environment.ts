import { openDisplay } from '../setup/display.ts';
import { prepareEnvironment } from '../setup/environment.ts';
import { printStatus } from '../setup/print-status.ts';
import { DISPLAY_PACKAGES, TEST_PACKAGES } from '../setup/system-packages.ts';

/** What tests that open real windows run in. */
export interface TestEnvironment {
  readonly env: NodeJS.ProcessEnv;
  close(): void;
}

/**
 * Sets the machine up for the tests and opens a display when there is none.
 *
 * @throws SetupError with what a person can do about it
 */
export async function openTestEnvironment(preferOfficial: boolean): Promise<TestEnvironment> {
  // Where there is a display, Xvfb still carries the Wayland display that a pointer moves on.
  const packages = [...DISPLAY_PACKAGES, ...TEST_PACKAGES];
  const runtime = await prepareEnvironment({ packages, preferOfficial });
  printStatus(`Running on ${runtime.description}.`);
  const display = await openDisplay();
  return {
    env: { ...process.env, ...display.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist },
    close: () => display.close(),
  };
}

/** Splits `--official`, which is ours, from the arguments that are passed on. */
export function splitOfficialFlag(args: readonly string[]): {
  readonly preferOfficial: boolean;
  readonly rest: readonly string[];
} {
  return {
    preferOfficial: args.includes('--official'),
    rest: args.filter((arg) => arg !== '--official'),
  };
}
