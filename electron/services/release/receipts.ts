import { displayKeyOf, type SeatCount } from '../../../shared/license.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { holdsSeat, seatCountOf } from '../../polar/seat-list.ts';
import type { Log } from '../../ports.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import type { Credentials } from '../organization/credentials.ts';
import { activationHash } from '../seat/seat-record.ts';

/** The last receipt, which says what Polar answered to a release. */
export type Receipts = ReturnType<typeof createReceipts>;

/** Receipts over their file. Each names `appVersion`. */
export function createReceipts(file: Records['receipt'], appVersion: string) {
  const mirror = mirroredFile(file);

  /** Returns the last receipt, dismissed or not; null if there was none yet. */
  const last = (): Receipt | null => mirror.get()?.receipt ?? null;

  return {
    last,
    /** Returns the receipt that the person has not dismissed, else null. */
    unseen: (): Receipt | null => (mirror.get()?.seen === false ? last() : null),
    reload: mirror.reload,
    /** Saves the receipt of a release. Repeating it is harmless. Throws the file system's error. */
    issue(record: DeviceRecord, { id, askedBy, askedAt, state }: ReleaseJournal): void {
      if (state.type !== 'released') throw new Error('Only a confirmed release has a receipt.');
      const receipt: Receipt = {
        id,
        server: record.server,
        displayKey: displayKeyOf(record.key),
        label: record.label,
        activationHash: activationHash(record.activationId),
        askedBy,
        askedAt,
        releasedAt: state.at,
        how: state.how,
        before: record.seats,
        after: null,
        appVersion,
      };
      mirror.save({ receipt, seen: false });
    },
    /** Adds the seat count that was read after the release to the receipt `id`. Throws the file system's error. */
    addSeatsAfter(id: string, after: SeatCount): void {
      const current = mirror.get();
      if (current?.receipt.id !== id) return;
      mirror.save({ ...current, receipt: { ...current.receipt, after } });
    },
    dismiss(): void {
      const current = mirror.get();
      if (current !== null) mirror.save({ ...current, seen: true });
    },
  };
}

/** Adds the seat count after a release to its receipt, if a token can read it and the read does not lag behind the release. */
export async function addSeatsAfterRelease(
  deps: {
    readonly receipts: Receipts;
    readonly keys: LicenseKeys;
    readonly credentials: Credentials;
    readonly log: Log;
    readonly changed: () => void;
  },
  seat: DeviceRecord,
  receiptId: string,
): Promise<void> {
  const credential = await deps.credentials.for(seat.server);
  if (credential.type !== 'organization' || seat.licenseId === undefined) return;
  const license = await deps.keys.get(seat.server, credential.token, seat.licenseId);
  if (license.type !== 'ok') return;
  const after = seatCountOf(license.value);
  if (after === null || holdsSeat(license.value.activations, seat.activationId) !== false) return;
  try {
    deps.receipts.addSeatsAfter(receiptId, after);
  } catch (error) {
    deps.log.problem('a receipt could not be completed', error);
  }
  deps.changed();
}
