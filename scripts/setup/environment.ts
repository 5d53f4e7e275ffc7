import { ensureRuntime, type ElectronRuntime } from '../runtime/runtime.ts';
import { ensureSystemPackages, requireLibraries } from './install-system-packages.ts';
import { RUNTIME_PACKAGES, type SystemPackage } from './system-packages.ts';

/** Requirements of a script. */
export interface EnvironmentOptions {
  /** System packages beyond those that every Electron needs. */
  readonly packages?: readonly SystemPackage[];
  /** Tries the official Electron again, even if it was not available before. */
  readonly preferOfficial?: boolean;
}

/**
 * Prepares the machine for running Electron. A second call finds everything in place and does
 * nothing.
 *
 * @throws SetupError with a sentence about what to do
 */
export async function prepareEnvironment(
  options: EnvironmentOptions = {},
): Promise<ElectronRuntime> {
  const installed = await ensureSystemPackages([...RUNTIME_PACKAGES, ...(options.packages ?? [])]);
  const runtime = await ensureRuntime(options.preferOfficial);
  if (installed || runtime.wasFetched) requireLibraries(runtime.executable);
  return runtime;
}
