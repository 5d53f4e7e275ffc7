import { displayKeyOf } from '../../../shared/license.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import type { Receipt } from '../../../shared/receipt.ts';
import type { LicenseKeys } from '../../polar/license-keys.ts';
import { holdsSeat, seatCountOf } from '../../polar/seat-list.ts';
import type { Log } from '../../ports.ts';
import { mirroredFile } from '../../storage/mirrored-file.ts';
import type { DeviceRecord, SeatRecords, ReleaseJournal } from '../../storage/records.ts';
import type { Credentials } from '../organization/credentials.ts';
import { activationHash } from '../seat/seat-record.ts';

/** What activates a released seat's license again. */
export type ReleasedLicense = Pick<DeviceRecord, 'server' | 'key' | 'organizationId' | 'label'>;

/**
 * Creates the last receipt over its file. It says what Polar answered to a release, and names `appVersion`. `changed` is called when a seat
 * count was read after a release.
 */
export function createReceipts(deps: {
  readonly file: SeatRecords['receipt'];
  readonly appVersion: string;
  readonly keys: LicenseKeys;
  readonly credentials: Credentials;
  readonly log: Log;
  readonly changed: () => void;
  /** Returns the name of the seat's license; null for none. */
  readonly licenseName: () => LicenseName | null;
}) {
  const { keys, credentials } = deps;
  const mirror = mirroredFile(deps.file);
  /** In memory only: once the app has ended, this computer does not have the key of a released seat. */
  let released: { readonly receiptId: string; readonly license: ReleasedLicense } | null = null;

  /** Returns the last receipt, dismissed or not; null if there was none yet. */
  const last = (): Receipt | null => mirror.get()?.receipt ?? null;

  /** Adds the seat count after a release to its receipt, if a token can read it and the read does not lag behind the release. */
  async function addSeatsAfter(seat: DeviceRecord, receiptId: string): Promise<void> {
    const credential = await credentials.for(seat.server);
    if (credential.type !== 'organization' || seat.licenseId === undefined) return;
    const license = await keys.get(seat.server, credential.token, seat.licenseId);
    if (license.type !== 'ok') return;
    const after = seatCountOf(license.value);
    if (after === null || holdsSeat(license.value.activations, seat.activationId) !== false) return;
    const current = mirror.get();
    try {
      if (current?.receipt.id === receiptId)
        mirror.save({ ...current, receipt: { ...current.receipt, after } });
    } catch (error) {
      deps.log.problem('a receipt could not be completed', error);
    }
    deps.changed();
  }

  return {
    last,
    /** Returns the name that the license of the last receipt had; null if it is not known. */
    lastLicense: (): LicenseName | null => mirror.get()?.license ?? null,
    /** Returns the receipt that the person has not dismissed, else null. */
    unseen: (): Receipt | null => (mirror.get()?.seen === false ? last() : null),
    /** Returns the license of the seat of that receipt if this process released it; null otherwise. */
    releasedLicense(): ReleasedLicense | null {
      const current = mirror.get();
      return current?.seen === false && current.receipt.id === released?.receiptId
        ? released.license
        : null;
    },
    reload: mirror.reload,
    /**
     * Saves the receipt of a release, and then reads the seat count. Repeating it is harmless. Throws the file system's error.
     * `canActivateAgain`: whether the license may be activated again without its key being typed.
     */
    issue(
      record: DeviceRecord,
      { id, askedBy, askedAt, state }: ReleaseJournal,
      { canActivateAgain }: { readonly canActivateAgain: boolean },
    ): void {
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
        appVersion: deps.appVersion,
      };
      const license = deps.licenseName();
      mirror.save({ receipt, seen: false, ...(license === null ? {} : { license }) });
      const { server, key, organizationId, label } = record;
      if (canActivateAgain)
        released = { receiptId: id, license: { server, key, organizationId, label } };
      void addSeatsAfter(record, id);
    },
    dismiss(): void {
      const current = mirror.get();
      if (current !== null) mirror.save({ ...current, seen: true });
      released = null;
    },
  };
}
