import { randomUUID } from 'node:crypto';
import type { DeviceRecord, ReleaseJournal } from '../../electron/storage/records.ts';
import type { WaitReason } from '../../shared/seat-release.ts';
import type { Polar } from './polar/start-polar.ts';

/** Returns the stand-in's seat for this computer as the app stores it. */
export function seatOf(polar: Polar): DeviceRecord {
  return {
    server: 'loopback',
    key: polar.key,
    organizationId: polar.organizationId,
    activationId: polar.activationId,
    label: 'Studio workstation',
    activatedAt: Date.UTC(2026, 1, 13, 9, 30),
    seats: null,
    confirmedAt: Date.UTC(2026, 1, 13, 9, 30),
  };
}

/** Returns the input of `import` for that seat. */
export function activationOf(polar: Polar): object {
  const { key, organizationId, activationId, label } = seatOf(polar);
  return { key, organizationId, activationId, label };
}

/**
 * Returns the content of release.json for a release: its state's discriminant is called `is` there.
 */
export function storedRelease({ state: { type, ...rest }, ...journal }: ReleaseJournal): {
  readonly state: { readonly is: string };
} {
  return { ...journal, state: { is: type, ...rest } };
}

/**
 * Returns the content of release.json for a release of that seat that an earlier run of the app
 * left waiting until `nextAt`, in milliseconds since 1970.
 */
export function waitingRelease(
  polar: Polar,
  wait: { readonly why: WaitReason; readonly attempts: number; readonly nextAt: number },
): ReturnType<typeof storedRelease> {
  return storedRelease({
    id: randomUUID(),
    activationId: polar.activationId,
    askedBy: 'person',
    askedAt: Date.now(),
    sent: false,
    state: { type: 'waiting', ...wait },
  });
}
