import { createHash } from 'node:crypto';
import type { Failure } from '../../shared/failure.ts';
import { displayKeyOf, type SeatView } from '../../shared/license.ts';
import type { LicenseFacts } from '../polar/find-seat.ts';
import type { DeviceRecord } from '../storage/records.ts';
import type { StoredFile } from '../storage/stored-file.ts';

/** The record of this computer's seat, in memory as it is on disk. */
export interface SeatRecord {
  get(): DeviceRecord | null;
  /** Why there is none though there is a file. */
  problem(): { readonly failure: Failure; readonly keptAs: string | null } | null;
  /** The person has seen the problem, and a damaged file is kept aside. One of a newer version stays in the way. */
  putProblemAway(): void;
  /** Reads the file again: another process may have changed it. */
  reload(): void;
  /** Durable when it returns; throws the file system's error. */
  keep(record: DeviceRecord): void;
  /** Throws the file system's error, and then the record is still there. */
  erase(): void;
}

/** The record over its file. */
export function createSeatRecord(file: StoredFile<DeviceRecord>): SeatRecord {
  let record: DeviceRecord | null = null;
  let problem: ReturnType<SeatRecord['problem']> = null;
  return {
    get: () => record,
    problem: () => problem,
    putProblemAway() {
      if (problem?.keptAs !== null) problem = null;
    },
    reload() {
      const stored = file.read();
      record = stored.is === 'value' ? stored.value : null;
      if (stored.is === 'unreadable') problem = { failure: stored.failure, keptAs: stored.keptAs };
      if (stored.is === 'value') problem = null;
    },
    keep(next) {
      file.write(next);
      record = next;
      problem = null;
    },
    erase() {
      file.erase();
      record = null;
      problem = null;
    },
  };
}

/** Lets support match a seat without learning its activation id, which together with the key could release it. */
export function activationHash(activationId: string): string {
  return createHash('sha256').update(activationId).digest('hex').slice(0, 12);
}

/** The record as the window may see it. */
export function seatView(record: DeviceRecord): SeatView {
  return {
    server: record.server,
    displayKey: displayKeyOf(record.key),
    label: record.label,
    activatedAt: record.activatedAt,
    ...(record.expiresAt === undefined ? {} : { expiresAt: record.expiresAt }),
    seats: record.seats,
    activationHash: activationHash(record.activationId),
  };
}

/** The record with what a look at Polar told. A key that was rotated is taken over: with it the device can release itself. */
export function withFacts(record: DeviceRecord, facts: LicenseFacts, now: number): DeviceRecord {
  return {
    ...record,
    key: facts.key,
    licenseId: facts.licenseId,
    expiresAt: facts.expiresAt,
    activatedAt: facts.activatedAt ?? record.activatedAt,
    seats: facts.seats ?? record.seats,
    confirmedAt: now,
  };
}
