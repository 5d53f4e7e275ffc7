import type { Failure } from '../../shared/failure.ts';
import { createLicenseKeys } from '../polar/license-keys.ts';
import { createRateLimiter, rateLimiterFile } from '../polar/rate-limiter.ts';
import { createTransport } from '../polar/transport.ts';
import type { Ports } from '../ports.ts';
import { createLock } from '../storage/lock.ts';
import { openRecords } from '../storage/records.ts';
import { createSharedStateFile } from '../storage/shared-state-file.ts';
import { unreadableFilesFailure, type FileDeps } from '../storage/stored-file.ts';

/** What every process of the app stands on: its files, the lock on them, and Polar. */
export type Foundation = ReturnType<typeof createFoundation>;

/** Creates the foundation. Reads no file, and sends nothing. `deadline`: milliseconds for one request. */
export function createFoundation(ports: Ports, deadline: number) {
  const { clock, stores, dataFolder } = ports;
  const readFailures: Failure[] = [];
  const files: FileDeps = {
    stores,
    clock,
    onUnreadable: (failure) => readFailures.push(failure),
  };
  const rateLimiter = createRateLimiter(clock, createSharedStateFile(dataFolder, rateLimiterFile));
  const transport = createTransport({ ...ports, rateLimiter, deadline });
  return {
    files,
    /** Returns one failure for all files that could not be read so far; null for none. */
    readFailure: () => unreadableFilesFailure(readFailures),
    records: openRecords(files),
    lock: createLock(dataFolder, clock, stores.removeLeftovers),
    transport,
    keys: createLicenseKeys(transport, clock),
  };
}
