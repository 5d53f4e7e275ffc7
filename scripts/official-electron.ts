import { prepareEnvironment } from './setup/environment.ts';
import { printStatus, SetupError } from './setup/print-status.ts';
import { DISPLAY_PACKAGES, TEST_PACKAGES } from './setup/system-packages.ts';
import { isOfficialInstalled } from './runtime/official.ts';
import { wantedElectronVersion } from './setup/project.ts';

/**
 * `npm run official-electron`: sets up as `npm test` does, and fails unless the official Electron of package.json is there. Continuous
 * integration must not pass on the older one out of an npm package.
 *
 * @throws SetupError if it cannot be had
 */
export async function main(): Promise<number> {
  const packages = [...DISPLAY_PACKAGES, ...TEST_PACKAGES];
  const runtime = await prepareEnvironment({ packages, preferOfficial: true });
  const wanted = wantedElectronVersion();
  if (!isOfficialInstalled(wanted)) {
    throw new SetupError(
      `This needs the official Electron ${wanted}, and runs on ${runtime.description}.`,
    );
  }
  printStatus(`Running on ${runtime.description}.`);
  return 0;
}
