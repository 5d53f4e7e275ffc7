import { ensureRuntime, type ElectronRuntime } from '../runtime/runtime.ts';
import { ensureSystemPackages, requireLibraries } from './install-system-packages.ts';
import { RUNTIME_PACKAGES, type SystemPackage } from './system-packages.ts';

/** What a script asks of the machine. */
export interface EnvironmentOptions {
  /** System packages beyond those every Electron needs. */
  readonly packages?: readonly SystemPackage[];
  /** Ask for the official Electron again, even if it could not be had before. */
  readonly preferOfficial?: boolean;
}

/**
 * Makes the machine able to run Electron. A second call finds everything in
 * place and does nothing.
 *
 * @throws SetupError with what a person can do about it
 */
export async function prepareEnvironment(
  options: EnvironmentOptions = {},
): Promise<ElectronRuntime> {
  const installed = await ensureSystemPackages([...RUNTIME_PACKAGES, ...(options.packages ?? [])]);
  const runtime = await ensureRuntime(options.preferOfficial);
  if (installed || runtime.wasFetched) requireLibraries(runtime.executable);
  return runtime;
}
