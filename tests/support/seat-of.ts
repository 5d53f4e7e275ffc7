import type { DeviceRecord } from '../../electron/storage/records.ts';
import type { Polar } from './polar/start-polar.ts';

/** The seat that the stand-in has for this computer, as the app keeps it. */
export function seatOf(polar: Polar): DeviceRecord {
  return {
    server: 'loopback',
    key: polar.key,
    organizationId: polar.organizationId,
    activationId: polar.activationId,
    label: 'Studio workstation',
    activatedAt: Date.UTC(2026, 1, 13, 9, 30),
    seats: null,
    confirmedAt: null,
  };
}
