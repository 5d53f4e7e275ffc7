import type { Failure } from '../../shared/failure.ts';
import type { SeatId } from '../../shared/seat-id.ts';
import { createLicenseKeys } from '../polar/license-keys.ts';
import { createRateLimiter, rateLimiterFile } from '../polar/rate-limiter.ts';
import { createTransport } from '../polar/transport.ts';
import type { Ports } from '../ports.ts';
import { createSeller } from '../services/seat/seller.ts';
import { createLock } from '../storage/lock.ts';
import { openAppRecords } from '../storage/records.ts';
import { createSeatLayout } from '../storage/seat-layout.ts';
import { createSharedStateFile } from '../storage/shared-state-file.ts';
import { addFailure, unreadableFilesFailure, type FileDeps } from '../storage/stored-file.ts';
import { vendor } from '../vendor.ts';

/** What every process of the app stands on: its files, the lock on them, Polar, and the seller it is made for. */
export type Foundation = ReturnType<typeof createFoundation>;

/**
 * Creates the foundation. Prepares the layout of the seats, which may move the records of an older version; reads no other file, and sends
 * nothing. `deadline`: milliseconds for one request.
 */
export function createFoundation(ports: Ports, deadline: number) {
  const { clock, stores, seatFolders, dataFolder, log } = ports;
  const readFailures: Failure[] = [];
  const files: FileDeps = {
    stores,
    clock,
    onUnreadable: (failure) => addFailure(readFailures, failure),
  };
  const lock = createLock(dataFolder, clock, () => {
    stores.removeLeftovers();
    seatFolders.removeLeftovers();
  });
  const layout = createSeatLayout({ folders: seatFolders, stores, lock, clock, log });
  layout.prepare();
  const rateLimiter = createRateLimiter(clock, createSharedStateFile(dataFolder, rateLimiterFile));
  const transport = createTransport({ ...ports, rateLimiter, deadline });
  return {
    /** Returns one failure for all files that could not be read so far; null for none. */
    readFailure: () => unreadableFilesFailure(readFailures),
    appRecords: openAppRecords(files),
    layout,
    /** Returns the files of a seat. */
    seatFiles: (id: SeatId): FileDeps => ({ ...files, stores: layout.open(id) }),
    lock,
    transport,
    keys: createLicenseKeys(transport, clock),
    seller: createSeller(vendor),
  };
}
