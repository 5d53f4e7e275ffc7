import * as v from 'valibot';
import { expect, test } from 'vitest';
import { DeviceRecord } from '../../../electron/storage/records.ts';
import { maxRecordSize, storedFile } from '../../../electron/storage/stored-file.ts';
import { maxKeyLength } from '../../../shared/pasted-key.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';

const uuid = '11111111-1111-4111-8111-111111111111';
const time = -8.64e15;

/** The record of a seat with each field, and texts of the characters that take the most bytes in JSON. */
const largest: Required<DeviceRecord> = {
  server: 'production',
  key: '\ud800'.repeat(maxKeyLength),
  organizationId: uuid,
  activationId: uuid,
  label: '\u0000'.repeat(300),
  licenseId: uuid,
  benefitId: uuid,
  nonce: uuid,
  activatedAt: time,
  takenAt: time,
  expiresAt: time,
  seats: { used: Number.MAX_SAFE_INTEGER, limit: Number.MAX_SAFE_INTEGER },
  countedAt: time,
  confirmedAt: time,
  removedAt: time,
  refusedKey: { type: 'inactive', at: time },
  machine: '0'.repeat(32),
};

test('the largest record of a seat fits its file', () => {
  expect(v.safeParse(DeviceRecord, largest).success).toBe(true);
  const stores = createMemoryDisk().stores();
  const file = storedFile({ stores, clock: createManualClock() }, 'device', DeviceRecord);
  file.write(largest);
  expect(file.read()).toEqual({ type: 'value', value: largest });
  expect(maxRecordSize).toBe(4_000);
});

test.each([8.64e15 + 1, -8.64e15 - 1, Number.MAX_VALUE])(
  'a record is damaged whose time %d no date can have',
  (confirmedAt) => {
    expect(v.safeParse(DeviceRecord, { ...largest, confirmedAt }).success).toBe(false);
  },
);
