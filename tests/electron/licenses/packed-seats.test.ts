import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSeats, unpackSeats } from '../../../electron/services/licenses/packed-seats.ts';
import { createKnownSeats } from '../../../electron/services/licenses/known-seats.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { createTextBlocks } from '../../../electron/services/licenses/text-blocks.ts';
import { patternedUuid } from '../../support/polar/patterned-uuid.ts';

const anySeat = fc
  .record({
    activationId: fc.uuid(),
    label: fc.string({ unit: 'binary' }),
    activatedAt: fc.option(fc.integer({ min: 0, max: 9e15 })),
  })
  .map((seat) => Object.assign(seat, { hash: activationHash(seat.activationId), meta: null }));

test('packed seats are the same seats', () => {
  fc.assert(
    fc.property(fc.array(anySeat, { maxLength: 5 }), (seats) => {
      expect(unpackSeats(packSeats(seats))).toEqual(seats);
    }),
  );
});

/** Returns the known seats of licenses with two devices each. */
function seatsOfMany(licenses: number) {
  const seats = createKnownSeats(createLicenseTable());
  for (let number = 0; number < licenses; number += 1) {
    const known = [`Büro-PC ${number}`, `Laptop ${number}`].map((label, at) => ({
      id: patternedUuid('5ea7', number * 2 + at),
      label,
      meta: { platform: 'linux' },
      license_key_id: null,
      created_at: 1_780_000_000_000 + number,
    }));
    seats.save(
      { id: patternedUuid('11c0', number), activations: { known, isComplete: true } },
      number,
    );
  }
  return seats;
}

test('the seats of more than 5,000 licenses stay known, found and released', () => {
  const seats = seatsOfMany(6_000);
  expect(seats.size()).toBe(6_000);
  const [first, last] = [patternedUuid('11c0', 7), patternedUuid('11c0', 5_999)];
  expect([...seats.licensesWith('buro-pc 7')]).toContain(first);
  expect([...seats.licensesWith('buero-pc')]).toHaveLength(6_000);
  expect(seats.get(first)).toMatchObject({
    isComplete: true,
    seats: [
      { label: 'Büro-PC 7', activationId: patternedUuid('5ea7', 14), meta: null },
      { label: 'Laptop 7' },
    ],
  });
  expect(seats.get(last)?.seats[0]?.meta).toEqual({ platform: 'linux' });
  expect([...seats.checked()]).toHaveLength(6_000);
  expect([...seats.all()]).toHaveLength(12_000);
  seats.removeSeat(first, patternedUuid('5ea7', 14), 1);
  expect(seats.get(first)?.seats.map(({ label }) => label)).toEqual(['Laptop 7']);
  expect(seats.size()).toBe(6_000);
  seats.forget(first);
  expect([seats.has(first), seats.size()]).toEqual([false, 5_999]);
});

test('texts in blocks are found as in a plain search, also after changes', () => {
  const word = fc.constantFrom('a', 'b', 'ab', 'aab', 'c');
  const change = fc.record({
    name: fc.integer({ min: 0, max: 1_500 }).map(String),
    text: fc.option(fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 })),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4_000, size: 'max' }), word, (changes, searched) => {
      const blocks = createTextBlocks();
      const plain = new Map<string, string>();
      for (const { name, text } of changes) {
        if (text === null) {
          blocks.remove(name);
          plain.delete(name);
        } else {
          blocks.set(name, text);
          plain.set(name, text);
        }
      }
      const expected = [...plain].filter(([, text]) => text.includes(searched));
      expect([...blocks.namesWith(searched)].toSorted()).toEqual(
        expected.map(([name]) => name).toSorted(),
      );
    }),
    { numRuns: 20 },
  );
});
