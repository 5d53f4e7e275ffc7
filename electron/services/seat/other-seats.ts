import type { Failure } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import { keyVariants } from '../../../shared/pasted-key.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import type { ActivationIntent, DeviceRecord, SeatRecords } from '../../storage/records.ts';
import { openSeatRecords } from '../../storage/records.ts';
import type { SeatLayout } from '../../storage/seat-layout.ts';
import { storageFailure, type FileDeps, type Stored } from '../../storage/stored-file.ts';
import type { Origins } from './origin.ts';
import { isUnknownSeat } from './seat-record.ts';
import type { Seller } from './seller.ts';

/** The license of which a seat is to be taken, or taken over. The key is as typed. */
export interface WantedLicense {
  readonly server: Server;
  readonly organizationId: string;
  readonly key: string;
  /** The activation to take over; absent if a new one is to be made. */
  readonly activationId?: string;
}

/** Whether a record or a pending activation is of the wanted license. */
export function isOfLicense(
  {
    server,
    organizationId,
    key,
    activationId,
  }: Pick<DeviceRecord, 'server' | 'organizationId' | 'key'> & {
    readonly activationId?: string;
  },
  wanted: WantedLicense,
  seller: Seller,
): boolean {
  if (server !== wanted.server) return false;
  // The wanted organization is only the likeliest if the seller has several.
  const organizations = seller.organizationsFor(wanted.key, wanted.organizationId);
  if (!organizations.some((each) => each.toLowerCase() === organizationId.toLowerCase()))
    return false;
  const isSameActivation =
    wanted.activationId !== undefined &&
    activationId?.toLowerCase() === wanted.activationId.toLowerCase();
  return isSameActivation || keyVariants(wanted.key).includes(key);
}

/** Returns the key that the text of a damaged file still shows as a whole; null if it shows none. */
export function keyInText(text: string | undefined): string | null {
  const literal = /"key"\s*:\s*("(?:[^"\\\n]|\\.)*")/.exec(text ?? '')?.[1];
  if (literal === undefined) return null;
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}

/** The records of a seat in which a license shows. */
const licenseFiles = ['device', 'activation'] as const;

/** Reads the licenses of seats from the disk. */
export type LicenseFiles = ReturnType<typeof createLicenseFiles>;

/** Reads the files in the folders of the seats, as any process has left them. */
export function createLicenseFiles(deps: {
  readonly layout: Pick<SeatLayout, 'list'>;
  readonly seller: Seller;
  readonly seatFiles: (id: SeatId) => FileDeps;
  readonly origins: Origins;
}) {
  const { seatFiles, origins } = deps;

  function shownKey(id: SeatId, name: (typeof licenseFiles)[number]): string | null {
    try {
      return keyInText(seatFiles(id).stores.open(name).readText());
    } catch {
      return null;
    }
  }

  /** Returns why a file that cannot be read blocks the license; null if it shows another key, or the person goes on without it. */
  function unreadableFailure(
    stored: Stored<object>,
    id: SeatId,
    name: (typeof licenseFiles)[number],
    { key }: WantedLicense,
    canIgnoreUnreadable: boolean,
  ): Failure | null {
    if (stored.type !== 'unreadable') return null;
    const shown = shownKey(id, name);
    const isOther = shown === null ? canIgnoreUnreadable : !keyVariants(key).includes(shown);
    return isOther ? null : stored.failure;
  }

  function recordFailure(stored: Stored<DeviceRecord>, wanted: WantedLicense): Failure | null {
    if (stored.type !== 'value' || !isOfLicense(stored.value, wanted, deps.seller)) return null;
    if (isUnknownSeat(stored.value)) return null;
    return origins.originOf(stored.value) === 'elsewhere'
      ? { code: 'other-computer' }
      : { code: 'already-activated' };
  }

  function intentFailure(stored: Stored<ActivationIntent>, wanted: WantedLicense): Failure | null {
    if (stored.type !== 'value' || !isOfLicense(stored.value, wanted, deps.seller)) return null;
    return origins.originOf(stored.value) === 'elsewhere'
      ? { code: 'other-computer' }
      : { code: 'activation-unfinished' };
  }

  function failureOfSeat(
    id: SeatId,
    wanted: WantedLicense,
    canIgnoreUnreadable: boolean,
  ): Failure | null {
    const records: SeatRecords = openSeatRecords(seatFiles(id));
    const record = records.device.read();
    const intent = records.activation.read();
    const failure =
      recordFailure(record, wanted) ??
      intentFailure(intent, wanted) ??
      unreadableFailure(record, id, 'device', wanted, canIgnoreUnreadable) ??
      unreadableFailure(intent, id, 'activation', wanted, canIgnoreUnreadable);
    return failure === null ? null : { ...failure, seat: id };
  }

  return {
    /** Returns the key that a seat's damaged files show; null if they show none. */
    shownKey: (id: SeatId): string | null => shownKey(id, 'device') ?? shownKey(id, 'activation'),

    /**
     * Returns why another seat than `own` keeps a seat of the license from being taken: this computer holds one, one may be on its way, or
     * a file that cannot be read may be of one. The failure names that seat. Null if nothing does. `canIgnoreUnreadable`: the person goes on
     * although the key in an unreadable file is not known. To be called under the lock.
     */
    otherSeatFailure(
      own: SeatId,
      wanted: WantedLicense,
      canIgnoreUnreadable: boolean,
    ): Failure | null {
      try {
        const others = deps.layout.list().ids.filter((id) => id !== own);
        const failures = others.flatMap(
          (id) => failureOfSeat(id, wanted, canIgnoreUnreadable) ?? [],
        );
        // A seat that is surely of the license explains more than a file that may be.
        return failures.find(({ file }) => file === undefined) ?? failures[0] ?? null;
      } catch (error) {
        return storageFailure(error, { fileName: 'seats' });
      }
    },
  };
}
