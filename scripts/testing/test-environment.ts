import { hasDisplay, startXvfb } from '../setup/display.ts';
import { prepareEnvironment } from '../setup/environment.ts';
import { printStatus } from '../setup/print-status.ts';
import { DISPLAY_PACKAGES, TEST_PACKAGES } from '../setup/system-packages.ts';

/**
 * Prepares the machine for tests that open real windows, and starts a display if there is none. Passes to `work` the environment of
 * what it starts, and the arguments without `--official`.
 *
 * @throws SetupError with a sentence about what to do
 */
export async function inTestEnvironment(
  args: readonly string[],
  work: (env: NodeJS.ProcessEnv, rest: readonly string[]) => Promise<number>,
): Promise<number> {
  const { preferOfficial, rest } = splitOfficialFlag(args);
  // Even with a display, Xvfb carries the Wayland display on which a pointer moves.
  const packages = [...DISPLAY_PACKAGES, ...TEST_PACKAGES];
  const runtime = await prepareEnvironment({ packages, preferOfficial });
  printStatus(`Running on ${runtime.description}.`);
  const display = hasDisplay() ? undefined : await startXvfb();
  try {
    const given = { ...process.env, ...display?.env };
    return await work({ ...given, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist }, rest);
  } finally {
    display?.close();
  }
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
