import type { AppHandlers } from '../../../shared/contract.ts';
import { done, failed } from '../../../shared/failure.ts';
import type { Seats } from '../../services/device/seats.ts';
import type { Transfers } from '../../services/transfer/transfers.ts';
import type { DeviceRecord } from '../../storage/records.ts';

/** Returns the handlers of transfer files. */
export function createTransferHandlers({
  seats,
  transfers,
}: {
  readonly seats: Seats;
  readonly transfers: Transfers;
}): AppHandlers['transfer'] {
  return {
    async save({ seats: ids, hasKeys }) {
      const records: DeviceRecord[] = [];
      for (const id of new Set(ids)) {
        const device = seats.find(id)?.device;
        const record = device?.record.get() ?? null;
        if (device === undefined || record === null) return failed('not-activated');
        if (device.isOtherComputer()) return failed('other-computer');
        records.push(record);
      }
      return await transfers.save(records, hasKeys);
    },
    open: async () => await transfers.open(),
    unlock: async ({ code }) => await transfers.unlock(code),
    close() {
      transfers.close();
      return done(undefined);
    },
  };
}
