import { openDisplay } from '../setup/display.ts';
import { prepareEnvironment } from '../setup/environment.ts';
import { printStatus } from '../setup/print-status.ts';
import { DISPLAY_PACKAGES, TEST_PACKAGES } from '../setup/system-packages.ts';

/** The environment of tests that open real windows. */
export interface TestEnvironment {
  readonly env: NodeJS.ProcessEnv;
  close(): void;
}

/**
 * Prepares the machine for the tests and starts a display if there is none.
 *
 * @throws SetupError with a sentence about what to do
 */
export async function openTestEnvironment(preferOfficial: boolean): Promise<TestEnvironment> {
  // Even with a display, Xvfb carries the Wayland display on which a pointer moves.
  const packages = [...DISPLAY_PACKAGES, ...TEST_PACKAGES];
  const runtime = await prepareEnvironment({ packages, preferOfficial });
  printStatus(`Running on ${runtime.description}.`);
  const display = await openDisplay();
  return {
    env: { ...process.env, ...display.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist },
    close: () => display.close(),
  };
}

/** Splits `--official` from the arguments that are passed on. */
export function splitOfficialFlag(args: readonly string[]): {
  readonly preferOfficial: boolean;
  readonly rest: readonly string[];
} {
  return {
    preferOfficial: args.includes('--official'),
    rest: args.filter((arg) => arg !== '--official'),
  };
}
