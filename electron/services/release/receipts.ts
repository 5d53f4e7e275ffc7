import type { Receipt } from '../../../shared/receipt.ts';
import { displayKeyOf, type SeatCount } from '../../../shared/license.ts';
import type { DeviceRecord, Records, ReleaseJournal } from '../../storage/records.ts';
import { activationHash } from '../seat/seat-record.ts';

/** The last receipt: what Polar answered to a release. */
export interface Receipts {
  /** The receipt that the person has not put away, else null. */
  unseen(): Receipt | null;
  /** The last one, put away or not; null where there was none yet. */
  last(): Receipt | null;
  reload(): void;
  /** Writes a release down. Writing the same one twice is harmless. Throws the file system's error. */
  issue(record: DeviceRecord, journal: ReleaseJournal): Receipt;
  /** Adds the seats that were read back after the release. */
  addSeatsAfter(id: string, after: SeatCount): void;
  dismiss(): void;
}

/** Receipts over their file. `appVersion` is written on each. */
export function createReceipts(file: Records['receipt'], appVersion: string): Receipts {
  let current: { receipt: Receipt; seen: boolean } | null = null;

  function save(next: { receipt: Receipt; seen: boolean }): void {
    file.write(next);
    current = next;
  }

  return {
    unseen: () => (current === null || current.seen ? null : current.receipt),
    last: () => current?.receipt ?? null,
    reload() {
      const stored = file.read();
      current = stored.type === 'value' ? stored.value : null;
    },
    issue(record, { id, askedBy, askedAt, state }) {
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
      save({ receipt, seen: false });
      return receipt;
    },
    addSeatsAfter(id, after) {
      if (current?.receipt.id === id) save({ ...current, receipt: { ...current.receipt, after } });
    },
    dismiss() {
      if (current !== null) save({ ...current, seen: true });
    },
  };
}
