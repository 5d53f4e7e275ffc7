import type { Failure } from '../../../shared/failure.ts';
import { isSameSeat, type Server } from '../../../shared/license.ts';
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
  /** The license's id, by which it is recognized after its key was rotated; absent before Polar has reported it. */
  readonly licenseId?: string;
}

/** Whether a record or a pending activation is of the wanted license. */
export function isOfLicense(
  {
    server,
    organizationId,
    key,
    activationId,
    licenseId,
  }: Pick<DeviceRecord, 'server' | 'organizationId' | 'key'> & {
    readonly activationId?: string;
    readonly licenseId?: string;
  },
  wanted: WantedLicense,
  seller: Seller,
): boolean {
  if (server !== wanted.server) return false;
  if (licenseId !== undefined && licenseId.toLowerCase() === wanted.licenseId?.toLowerCase())
    return true;
  // The wanted organization is only the likeliest if the seller has several.
  const organizations = seller.organizationsFor(wanted.key, wanted.organizationId);
  if (!organizations.some((each) => each.toLowerCase() === organizationId.toLowerCase()))
    return false;
  const isSameActivation =
    wanted.activationId !== undefined &&
    activationId?.toLowerCase() === wanted.activationId.toLowerCase();
  return isSameActivation || keyVariants(wanted.key).includes(key);
}

/** What the text of a damaged file still shows about its license. */
export interface ShownLicense {
  readonly key: string;
  /** Null if the text does not show it as a whole. */
  readonly server: string | null;
  /** Null if the text does not show it as a whole. */
  readonly organizationId: string | null;
}

/** Returns the text of a field that a damaged file still shows as a whole; null if it does not. */
function fieldInText(text: string, name: keyof ShownLicense): string | null {
  const literal = new RegExp(String.raw`"${name}"\s*:\s*("(?:[^"\\\n]|\\.)*")`).exec(text)?.[1];
  if (literal === undefined) return null;
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}

/** Returns the license whose key the text of a damaged file still shows as a whole; null if it shows none. */
export function licenseInText(text: string | undefined): ShownLicense | null {
  const key = fieldInText(text ?? '', 'key');
  if (key === null) return null;
  const [server, organizationId] = (['server', 'organizationId'] as const).map((name) =>
    fieldInText(text ?? '', name),
  );
  return { key, server: server ?? null, organizationId: organizationId ?? null };
}

/** Whether a damaged file may be of the wanted license: it shows its key, and no other server or seller. */
export function mayBeOfLicense(
  shown: ShownLicense,
  wanted: WantedLicense,
  seller: Seller,
): boolean {
  const organizations = seller.organizationsFor(wanted.key, wanted.organizationId);
  const shownOrganization = shown.organizationId?.toLowerCase();
  return (
    keyVariants(wanted.key).includes(shown.key) &&
    (shown.server === null || shown.server === wanted.server) &&
    (shownOrganization === undefined ||
      organizations.some((each) => each.toLowerCase() === shownOrganization))
  );
}

/** What the files of the computer's other seats say. To be called under the lock. */
export interface OtherSeats {
  /** Returns why another seat of this computer keeps the license from being taken here; null if none does. */
  readonly failure: (license: WantedLicense, canIgnoreUnreadable: boolean) => Failure | null;
  /** Whether another seat may be of the license though its record has another key. Throws the file system's error. */
  readonly mayHaveOtherKey: (license: WantedLicense) => boolean;
  /** Whether another seat's record is of this activation. Throws the file system's error. */
  readonly isHeldBeside: (
    seat: Pick<DeviceRecord, 'server' | 'organizationId' | 'activationId'>,
  ) => boolean;
}

/** The records of a seat in which a license shows. */
const licenseFiles = ['device', 'activation'] as const;

/** Returns the records of other seats than `own`. One that cannot be read is left out. */
function recordsBeside(
  { layout, seatFiles }: Pick<LicenseFilesDeps, 'layout' | 'seatFiles'>,
  own: SeatId,
): DeviceRecord[] {
  const others = layout.list().ids.filter((id) => id !== own);
  return others.flatMap((id) => {
    const stored = openSeatRecords(seatFiles(id)).device.read();
    return stored.type === 'value' ? stored.value : [];
  });
}

/** Whether a record may be of the wanted license though it has another key: one of the same seller, whose license has an id. */
function mayBeOfRotated(
  record: DeviceRecord,
  { server, organizationId, key }: WantedLicense,
  seller: Seller,
): boolean {
  const organizations = seller.organizationsFor(key, organizationId);
  return (
    record.server === server &&
    record.licenseId !== undefined &&
    organizations.some((each) => each.toLowerCase() === record.organizationId.toLowerCase()) &&
    !keyVariants(key).includes(record.key)
  );
}

/** What the files of the seats are read with. */
interface LicenseFilesDeps {
  readonly layout: Pick<SeatLayout, 'list'>;
  readonly seller: Seller;
  readonly seatFiles: (id: SeatId) => FileDeps;
  readonly origins: Origins;
}

/** Reads the licenses of seats from the disk. */
export type LicenseFiles = ReturnType<typeof createLicenseFiles>;

/** Reads the files in the folders of the seats, as any process has left them. */
export function createLicenseFiles(deps: LicenseFilesDeps) {
  const { seatFiles, origins } = deps;

  function shownLicense(id: SeatId, name: (typeof licenseFiles)[number]): ShownLicense | null {
    try {
      return licenseInText(seatFiles(id).stores.open(name).readText());
    } catch {
      return null;
    }
  }

  /** Returns why a file that cannot be read blocks the license; null if it shows another key, or the person goes on without it. */
  function unreadableFailure(
    stored: Stored<object>,
    id: SeatId,
    name: (typeof licenseFiles)[number],
    wanted: WantedLicense,
    canIgnoreUnreadable: boolean,
  ): Failure | null {
    if (stored.type !== 'unreadable') return null;
    const shown = shownLicense(id, name);
    const isOther =
      shown === null ? canIgnoreUnreadable : !mayBeOfLicense(shown, wanted, deps.seller);
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
    /** Returns the license that a seat's damaged files show; null if they show no key. */
    shownLicense: (id: SeatId): ShownLicense | null =>
      shownLicense(id, 'device') ?? shownLicense(id, 'activation'),

    /** Whether the record of another seat than `own` is of this activation: a person has copied a folder. Under the lock. */
    isHeldBeside(
      own: SeatId,
      seat: Pick<DeviceRecord, 'server' | 'organizationId' | 'activationId'>,
    ): boolean {
      return recordsBeside(deps, own).some((record) => isSameSeat(record, seat));
    },

    /**
     * Whether another seat than `own` may be of the license though its record has another key, which was rotated: one of the same seller,
     * whose license has an id. Only Polar can tell. Under the lock.
     */
    mayHaveOtherKey: (own: SeatId, wanted: WantedLicense): boolean =>
      recordsBeside(deps, own).some((record) => mayBeOfRotated(record, wanted, deps.seller)),

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

/** Returns what the files of other seats than `own` say. */
export function otherSeatsOf(files: LicenseFiles, own: SeatId): OtherSeats {
  return {
    failure: (license, canIgnoreUnreadable) =>
      files.otherSeatFailure(own, license, canIgnoreUnreadable),
    mayHaveOtherKey: (license) => files.mayHaveOtherKey(own, license),
    isHeldBeside: (seat) => files.isHeldBeside(own, seat),
  };
}
