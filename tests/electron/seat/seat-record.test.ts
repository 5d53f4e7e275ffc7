import { describe, expect, test } from 'vitest';
import {
  isUnknownSeat,
  isYoung,
  seatView,
  withFacts,
  withKeyOf,
} from '../../../electron/services/seat/seat-record.ts';
import type { DeviceRecord } from '../../../electron/storage/records.ts';
import { unknownValue } from '../../../shared/license.ts';

const now = Date.UTC(2026, 5, 1, 12);
const record: DeviceRecord = {
  server: 'production',
  key: 'MODEL-TEST-0001',
  organizationId: '11111111-0a11-4111-8111-111111111111',
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: 0,
  seats: { used: 1, limit: 3 },
  confirmedAt: 0,
};
const facts = {
  licenseId: '22222222-11c0-4222-8222-222222222222',
  benefitId: null,
  key: record.key,
  expiresAt: null,
  activatedAt: null,
  seats: null,
} as const;

describe('the key that a license has now', () => {
  test.each(['MODEL-TEST-0002', '7', '*7', '**-MODEL-TEST-0002', 'MODEL-***-0002'])(
    'replaces the recorded key: %s',
    (key) => {
      expect(withKeyOf(record, { key })).toEqual({ ...record, key });
    },
  );

  test.each([null, '', '***', '***7', '****-TEST-0002', 'MODEL\u0000TEST', 'K'.repeat(2_000)])(
    'is left alone where it is not a whole one: %j',
    (key) => {
      expect(withKeyOf(record, { key })).toBe(record);
    },
  );

  test('is unchanged without facts and with the same key', () => {
    expect(withKeyOf(record, null)).toBe(record);
    expect(withKeyOf(record, { key: record.key })).toBe(record);
  });
});

describe('a seat', () => {
  const minutes = 2 * 60_000;

  test.each([
    [{ activatedAt: now - minutes + 1 }, true],
    [{ activatedAt: now + minutes - 1 }, true],
    [{ activatedAt: now - minutes }, false],
    [{ activatedAt: now + minutes }, false],
    [{ takenAt: now - minutes + 1 }, true],
    [{ takenAt: now - minutes }, false],
    [{ activatedAt: null }, false],
    [{}, false],
  ])('of %o is young: %s', (change, young) => {
    expect(isYoung({ ...record, ...change }, now)).toBe(young);
  });

  test.each([
    [{ confirmedAt: null, removedAt: 1 }, true],
    [{ confirmedAt: null }, false],
    [{ confirmedAt: 1, removedAt: 2 }, false],
    [{ confirmedAt: 1 }, false],
  ])('of %o is unknown: %s', (change, unknown) => {
    expect(isUnknownSeat({ ...record, ...change })).toBe(unknown);
  });
});

describe('the facts of a check', () => {
  const missed = { ...record, removedAt: 5 };
  const benefitId = '44444444-be0e-4444-8444-444444444444';

  test('name the benefit, which stays when an answer does not', () => {
    const named = withFacts(record, { ...facts, benefitId }, now);
    expect(named).toMatchObject({ benefitId });
    expect(withFacts(named, facts, now)).toMatchObject({ benefitId });
    expect(withFacts(record, facts, now)).not.toHaveProperty('benefitId');
  });

  test('update the record, which is no longer missing', () => {
    const newFacts = { ...facts, expiresAt: 9, activatedAt: 8, seats: { used: 2, limit: 3 } };
    expect(withFacts(missed, newFacts, now)).toEqual({
      ...record,
      licenseId: facts.licenseId,
      expiresAt: 9,
      activatedAt: 8,
      seats: { used: 2, limit: 3 },
      countedAt: now,
      confirmedAt: now,
    });
  });

  test('keep the day of the count where an answer counts none', () => {
    const counted = withFacts(record, { ...facts, seats: { used: 2, limit: 3 } }, now);
    expect(withFacts(counted, facts, now + 1)).toMatchObject({
      seats: { used: 2, limit: 3 },
      countedAt: now,
      confirmedAt: now + 1,
    });
  });

  test('leave unknown facts unchanged', () => {
    const newFacts = { ...facts, expiresAt: unknownValue } as const;
    const known = { ...missed, expiresAt: 7 };
    expect(withFacts(known, newFacts, now)).toEqual({
      ...record,
      licenseId: facts.licenseId,
      expiresAt: 7,
      confirmedAt: now,
    });
    expect(withFacts(known, null, now)).toEqual({ ...record, expiresAt: 7, confirmedAt: now });
  });
});

test('the window sees neither the key nor the activation id, and an expiry only if Polar reported one', () => {
  const view = {
    server: 'production',
    organizationId: record.organizationId,
    displayKey: '****-T-0001',
    label: record.label,
    activatedAt: 0,
    seats: record.seats,
    activationHash: expect.stringMatching(/^[\da-f]{12}$/),
  };
  expect(seatView(record)).toEqual(view);
  expect(seatView({ ...record, expiresAt: null })).toEqual({ ...view, expiresAt: null });
  expect(seatView({ ...record, expiresAt: 7 })).toEqual({ ...view, expiresAt: 7 });
  expect(seatView({ ...record, confirmedAt: null })).toEqual({ ...view, neverConfirmed: true });
});
