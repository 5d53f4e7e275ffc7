import { createMachine } from '../../electron/platform/system/machine.ts';

/** The fingerprint of a computer with this id, as the app makes it; null for a computer that has none. */
export function fingerprintOf(computer: string | null, organizationId: string): string | null {
  return createMachine(() => computer).fingerprint(organizationId);
}
