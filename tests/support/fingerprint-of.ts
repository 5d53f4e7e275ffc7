import { createMachine } from '../../electron/platform/system/machine.ts';

/**
 * Returns the fingerprint that the app makes for a computer's id; null for a computer without an
 * id.
 */
export function fingerprintOf(computer: string | null, organizationId: string): string | null {
  return createMachine(() => computer).fingerprint(organizationId);
}
