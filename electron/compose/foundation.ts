import type { Failure } from '../../shared/failure.ts';
import { createLicenseKeys, type LicenseKeys } from '../polar/license-keys.ts';
import { createRateLimiter, rateLimiterFile } from '../polar/rate-limiter.ts';
import { createTransport, type Transport } from '../polar/transport.ts';
import type { Ports } from '../ports.ts';
import { createLock, type Lock } from '../storage/lock.ts';
import { openRecords, type Records } from '../storage/records.ts';
import { createSharedStateFile } from '../storage/shared-state-file.ts';
import type { FileDeps } from '../storage/stored-file.ts';

/** What every process of the app stands on: its files, the lock on them, and Polar. */
export interface Foundation {
  readonly files: FileDeps;
  readonly records: Records;
  readonly lock: Lock;
  readonly transport: Transport;
  readonly keys: LicenseKeys;
}

/**
 * Creates the foundation. Reads no file, and sends nothing. `deadline`: milliseconds for one request; `onUnreadable` is called with the
 * failure of each file that cannot be read.
 */
export function createFoundation(
  ports: Ports,
  deadline: number,
  onUnreadable: (failure: Failure) => void = () => undefined,
): Foundation {
  const { http, clock, stores, dataFolder, loopback, appVersion } = ports;
  const files: FileDeps = { stores, clock, onUnreadable };
  const rateLimiter = createRateLimiter(clock, createSharedStateFile(dataFolder, rateLimiterFile));
  const transport = createTransport({ http, rateLimiter, clock, loopback, appVersion, deadline });
  return {
    files,
    records: openRecords(files),
    lock: createLock(dataFolder, clock, stores.removeLeftovers),
    transport,
    keys: createLicenseKeys(transport, clock),
  };
}
