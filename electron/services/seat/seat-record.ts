import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { displayKeyOf, LicenseKey, unknownValue, type SeatView } from '../../../shared/license.ts';
import type { LicenseFacts } from '../../polar/find-seat.ts';
import type { Log } from '../../ports.ts';
import type { MirroredFile } from '../../storage/mirrored-file.ts';
import type { DeviceRecord } from '../../storage/records.ts';

/** The record of this computer's seat. */
export type SeatRecord = MirroredFile<DeviceRecord>;

/** Returns a short hash by which support matches a seat. The activation id itself could release the seat, together with the key. */
export function activationHash(activationId: string): string {
  return createHash('sha256').update(activationId).digest('hex').slice(0, 12);
}

/** Returns the record without what the window must not have: the whole key and the activation id. */
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
    ...(record.countedAt === undefined ? {} : { countedAt: record.countedAt }),
    activationHash: activationHash(record.activationId),
  };
}

/**
 * Whether Polar does not know the activation and never confirmed that it exists. Its id may be mistyped, so its absence says nothing about
 * the person's seat.
 */
export function isUnknownSeat({ confirmedAt, removedAt }: DeviceRecord): boolean {
  return confirmedAt === null && removedAt !== undefined;
}

/** Whether Polar has confirmed the seat earlier, and has said since that it does not exist any more. */
export function isRemovedSeat({ confirmedAt, removedAt }: DeviceRecord): boolean {
  return confirmedAt !== null && removedAt !== undefined;
}

/** Milliseconds for which a read that lags behind may miss a new seat. */
const youngFor = 2 * 60_000;

/**
 * Whether the seat was taken so shortly before `now` that a read may still miss it. Compares the server's time and this computer's, since
 * either clock may be wrong.
 */
export function isYoung({ activatedAt, takenAt }: DeviceRecord, now: number): boolean {
  return [activatedAt, takenAt].some(
    (at) => typeof at === 'number' && Math.abs(now - at) < youngFor,
  );
}

/**
 * Returns the record with the key that the license has now. After a rotation only the new key releases the seat. Ignores a key that is
 * shortened or malformed.
 */
export function withKeyOf(
  record: DeviceRecord,
  facts: Pick<LicenseFacts, 'key'> | null,
): DeviceRecord {
  if (facts === null || facts.key === null || facts.key === record.key) return record;
  const isComplete = v.is(LicenseKey, facts.key) && !/^\*{3,}/.test(facts.key);
  return isComplete ? { ...record, key: facts.key } : record;
}

/** Saves what a check learned of the seat. If that fails, the window shows it all the same, and the next start asks again. */
export function saveChecked(record: SeatRecord, log: Log, seat: DeviceRecord): void {
  try {
    record.save(seat);
  } catch (error) {
    log.problem('the result of a check could not be saved', error);
  }
}

/** Returns the record with the benefit of its license, which identifies its product. Null for an answer that does not say. */
export function withBenefitOf(
  record: DeviceRecord,
  facts: Pick<LicenseFacts, 'benefitId'> | null,
): DeviceRecord {
  const benefitId = facts?.benefitId ?? null;
  return benefitId === null ? record : { ...record, benefitId };
}

/** Returns the record with what a check learned that found the seat. Clears what earlier checks found instead of it. */
export function withFacts(
  record: DeviceRecord,
  facts: Omit<LicenseFacts, 'owner' | 'meta'> | null,
  now: number,
): DeviceRecord {
  const { removedAt: _, refusedKey: __, ...seat } = withBenefitOf(withKeyOf(record, facts), facts);
  if (facts === null) return { ...seat, confirmedAt: now };
  return {
    ...seat,
    licenseId: facts.licenseId,
    ...(facts.expiresAt === unknownValue ? {} : { expiresAt: facts.expiresAt }),
    activatedAt: facts.activatedAt ?? record.activatedAt,
    ...(facts.seats === null ? {} : { seats: facts.seats, countedAt: now }),
    confirmedAt: now,
  };
}
