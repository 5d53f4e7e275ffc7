import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { displayKeyOf, LicenseKey, unknownValue, type SeatView } from '../../../shared/license.ts';
import type { LicenseFacts } from '../../polar/find-seat.ts';
import type { MirroredFile } from '../../storage/mirrored-file.ts';
import type { DeviceRecord } from '../../storage/records.ts';

/** The record of this computer's seat. */
export type SeatRecord = MirroredFile<DeviceRecord>;

/** Lets support match a seat without learning its activation id, which together with the key could release it. */
export function activationHash(activationId: string): string {
  return createHash('sha256').update(activationId).digest('hex').slice(0, 12);
}

/** The record as the window may see it. */
export function seatView(record: DeviceRecord): SeatView {
  return {
    server: record.server,
    organizationId: record.organizationId,
    displayKey: displayKeyOf(record.key),
    label: record.label,
    activatedAt: record.activatedAt,
    ...(record.expiresAt === undefined ? {} : { expiresAt: record.expiresAt }),
    ...(record.confirmedAt === null ? { neverConfirmed: true } : {}),
    seats: record.seats,
    activationHash: activationHash(record.activationId),
  };
}

/**
 * Whether Polar does not know the activation and never confirmed that it exists: it may be mistyped, so that its absence says nothing
 * of the seat that is meant.
 */
export function isUnknownSeat({ confirmedAt, removedAt }: DeviceRecord): boolean {
  return confirmedAt === null && removedAt !== undefined;
}

/** A read that lags behind could miss a seat this young, in milliseconds. */
const youngFor = 2 * 60_000;

/**
 * Whether the seat was taken so shortly before `now` that a read which does not show it proves nothing. By the server's clock or by
 * this computer's: one of them may be wrong.
 */
export function isYoung({ activatedAt, takenAt }: DeviceRecord, now: number): boolean {
  return [activatedAt, takenAt].some(
    (at) => typeof at === 'number' && Math.abs(now - at) < youngFor,
  );
}

/**
 * The record with the key that the license has now: after a rotation the device can release itself with no other. What does not look
 * like a whole key is not taken over.
 */
export function withKeyOf(
  record: DeviceRecord,
  facts: Pick<LicenseFacts, 'key'> | null,
): DeviceRecord {
  if (facts === null || facts.key === null || facts.key === record.key) return record;
  const isComplete = v.is(LicenseKey, facts.key) && !/^\*{3,}/.test(facts.key);
  return isComplete ? { ...record, key: facts.key } : record;
}

/** The record with what a look at Polar told that saw the seat. An earlier look that missed it was wrong. */
export function withFacts(
  record: DeviceRecord,
  facts: LicenseFacts | null,
  now: number,
): DeviceRecord {
  const { removedAt: _, ...seat } = withKeyOf(record, facts);
  if (facts === null) return { ...seat, confirmedAt: now };
  return {
    ...seat,
    licenseId: facts.licenseId,
    ...(facts.expiresAt === unknownValue ? {} : { expiresAt: facts.expiresAt }),
    activatedAt: facts.activatedAt ?? record.activatedAt,
    seats: facts.seats ?? record.seats,
    confirmedAt: now,
  };
}
