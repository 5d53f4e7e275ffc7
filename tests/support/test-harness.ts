import { onTestFinished } from 'vitest';
import { openAdminHarness, type AdminHarness, type AdminHarnessOptions } from './admin-harness.ts';

/** Opens a harness that closes when its test ends. */
export async function openTestHarness(options: AdminHarnessOptions = {}): Promise<AdminHarness> {
  const harness = await openAdminHarness(options);
  onTestFinished(async () => await harness.close());
  return harness;
}
