import { describe, expect, test } from 'vitest';
import { chartPoints, scaleOf } from '../../../renderer/features/licenses/overview/chart-line.ts';
import {
  tileKinds,
  tileValue,
} from '../../../renderer/features/licenses/overview/overview-tiles.ts';
import { getFilterChips } from '../../../renderer/features/licenses/list/filter-chips.ts';
import { wholeList } from '../../../renderer/features/licenses/list/license-filters.ts';
import { en } from '../../../shared/text/en.ts';

const counts = {
  licenses: 10,
  checked: 0,
  seatsInUse: 0,
  inUse: 0,
  full: 0,
  stranded: 0,
  expiring: 2,
  neverValidated: 3,
  customerDeleted: 0,
  disabled: 1,
};
const valuesOf = (of: typeof counts) =>
  Object.fromEntries(tileKinds.map((kind) => [kind.name, tileValue(kind, of)]));

const at = (day: number, seats: number) => ({ day, licenses: 1, seats });

describe('the numbers of the overview', () => {
  test('are unknown, not zero, where no seats were read', () => {
    expect(valuesOf(counts)).toMatchObject({ inUse: null, full: null, stranded: null });
    expect(valuesOf(counts)).toMatchObject({ expiring: 2, customerDeleted: 0, licenses: 10 });
  });

  test('are known for an organization without licenses, and of the licenses checked so far', () => {
    expect(valuesOf({ ...counts, licenses: 0 })).toMatchObject({ inUse: 0, full: 0 });
    expect(valuesOf({ ...counts, checked: 4, seatsInUse: 9, inUse: 3, full: 1 })).toMatchObject({
      inUse: 9,
      full: 1,
      stranded: 0,
    });
  });
});

describe('the chart', () => {
  test('places days by their distance, and seats by a round scale from zero', () => {
    const snapshots = [at(100, 0), at(110, 15), at(140, 30)];
    expect(scaleOf(snapshots)).toBe(30);
    expect(chartPoints(snapshots)).toBe('0.00,40.00 25.00,20.00 100.00,0.00');
  });

  test('draws organizations without a seat, and a scale above each value', () => {
    expect(chartPoints([at(1, 0), at(2, 0)])).toBe('0.00,40.00 100.00,40.00');
    expect(scaleOf([at(1, 2_916)])).toBe(3_000);
    expect(scaleOf([at(1, 101)])).toBe(200);
  });
});

describe('the filter chips', () => {
  test('name each filter, and lead to the query without it', () => {
    const query = { ...wholeList, text: 'x', statuses: ['disabled' as const], atLimit: true };
    const chips = getFilterChips(query, '', [], en.licenses, {});
    expect(chips.map(({ name }) => name)).toEqual(['Status: Disabled', 'Full licenses']);
    expect(chips.map(({ without }) => without)).toEqual([
      { ...wholeList, text: 'x', atLimit: true },
      { ...wholeList, text: 'x', statuses: ['disabled'] },
    ]);
  });

  test('name a customer and a benefit', () => {
    const query = { ...wholeList, customerId: 'c', benefitId: 'b' };
    const names = getFilterChips(query, 'Ada', [], en.licenses, { b: 'Studio' });
    expect(names.map(({ name }) => name)).toEqual(['Customer: Ada', 'Benefit: Studio']);
    expect(getFilterChips(wholeList, '', [], en.licenses, {})).toEqual([]);
  });
});
