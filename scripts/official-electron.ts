import { officialDist } from './runtime/official.ts';
import type { ElectronRuntime } from './runtime/runtime.ts';
import { prepareEnvironment } from './setup/environment.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { wantedElectronVersion } from './setup/project.ts';
import { DISPLAY_PACKAGES, TEST_PACKAGES } from './setup/system-packages.ts';

/**
 * Refuses any other Electron than the official one of package.json, which is the one that its installer unpacked.
 *
 * @throws SetupError naming both
 */
export function requireOfficial({
  dist,
  description,
}: Pick<ElectronRuntime, 'dist' | 'description'>): void {
  if (dist === officialDist) return;
  throw new SetupError(
    `This needs the official Electron ${wantedElectronVersion()}, and runs on ${description}.`,
  );
}

/**
 * `npm run official-electron`: sets up as `npm test` does, and fails unless the official Electron is there. Continuous integration must not
 * pass on the older one out of an npm package.
 *
 * @throws SetupError if it cannot be had
 */
export async function main(): Promise<number> {
  const packages = [...DISPLAY_PACKAGES, ...TEST_PACKAGES];
  const runtime = await prepareEnvironment({ packages, preferOfficial: true });
  requireOfficial(runtime);
  printStatus(`Running on ${runtime.description}.`);
  return 0;
}
