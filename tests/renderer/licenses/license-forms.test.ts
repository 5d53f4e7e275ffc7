import { describe, expect, it } from 'vitest';
import { parse } from 'valibot';
import {
  findProblem,
  isTypedCount,
  createBulkSource,
} from '../../../renderer/features/licenses/bulk/bulk-source.ts';
import {
  formatFoundLine,
  hasFilters,
  getOnlyFilter,
  getFilterKey,
  refine,
  sortBy,
  wholeList,
  withOnlyFilter,
} from '../../../renderer/features/licenses/list/license-filters.ts';
import { minutesToRead } from '../../../renderer/features/licenses/list/reading-time.ts';
import { BulkSource } from '../../../shared/bulk-release.ts';
import { LicenseQuery } from '../../../shared/licenses.ts';
import { en } from '../../../shared/text/en.ts';
import { licenseRowAt } from '../../support/license-rows.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);

describe('a query of the list', () => {
  it('matches the contract, and is empty again when its filters are cleared', () => {
    const granted = refine(wholeList, { text: 'maya', statuses: ['granted'] });
    const full = withOnlyFilter(granted, 'atLimit');
    expect(parse(LicenseQuery, full)).toEqual({ ...granted, atLimit: true });
    expect(getOnlyFilter(withOnlyFilter(full, 'stranded'))).toBe('stranded');
    const cleared = refine(withOnlyFilter(full, null), { text: '', statuses: undefined });
    expect(cleared).toEqual(wholeList);
    expect([wholeList, granted, withOnlyFilter(wholeList, 'stranded')].map(hasFilters)).toEqual([
      false,
      true,
      true,
    ]);
    expect(hasFilters(refine(wholeList, { text: '  ' }))).toBe(false);
  });

  it('sorts by a column, and reverses the order when the column is chosen again', () => {
    const byName = sortBy(wholeList, 'customer');
    expect(byName.sort).toEqual({ by: 'customer', descending: false });
    expect(sortBy(byName, 'customer').sort.descending).toBe(true);
    expect(sortBy(byName, 'seats').sort).toEqual({ by: 'seats', descending: true });
  });

  it('has another key when its filters change, and the same key in another order', () => {
    expect(getFilterKey(sortBy(wholeList, 'customer'))).toBe(getFilterKey(wholeList));
    expect(getFilterKey(withOnlyFilter(wholeList, 'atLimit'))).not.toBe(getFilterKey(wholeList));
  });

  it('claims that no license matches only if that is certain', () => {
    const messages = en.licenses;
    const { title, asFarAsKnown } = messages.nothingFound;
    const complete = { type: 'complete', read: 9, total: 9, unreadable: 0, at: 0 } as const;
    const partlyUnreadable = { ...complete, unreadable: 1 };
    const paused = { type: 'paused', read: 5, total: 9, unreadable: 0 } as const;
    const none = { total: 0, undetermined: 0 };
    expect(formatFoundLine({ total: 2, undetermined: 9 }, paused, messages)).toBe(
      messages.search.found(2),
    );
    expect(formatFoundLine(none, complete, messages)).toBe(title);
    expect(formatFoundLine({ ...none, undetermined: 1 }, complete, messages)).toBe(asFarAsKnown);
    expect(formatFoundLine(none, paused, messages)).toBe(asFarAsKnown);
    expect(formatFoundLine(none, partlyUnreadable, messages)).toBe(asFarAsKnown);
  });
});

describe('minutesToRead', () => {
  it('divides Polar’s pages by the allowed rate', () => {
    expect(minutesToRead(27_700, 120)).toBe(2);
    expect(minutesToRead(100_000, 300)).toBe(3);
    expect(minutesToRead(500, 300)).toBe(0);
    expect(minutesToRead(500, null)).toBeNull();
  });
});

describe('the bulk form', () => {
  const fields = { scope: 'query', rule: 'older-than', days: '30', file: null } as const;

  it('creates a request that matches the contract', () => {
    const chosen = new Set([licenseRowAt(1, now).licenseId]);
    for (const scope of ['query', 'chosen', 'csv'] as const) {
      const source = createBulkSource(
        { ...fields, scope, file: new TextEncoder().encode('key') },
        wholeList,
        chosen,
      );
      expect(parse(BulkSource, source)).toEqual(source);
    }
  });

  it('reports what is missing', () => {
    expect(findProblem(fields)).toBeNull();
    expect(findProblem({ ...fields, days: '0' })).toBe('noDays');
    expect(findProblem({ ...fields, days: '0', rule: 'all' })).toBeNull();
    expect(findProblem({ ...fields, scope: 'csv' })).toBe('noFile');
    expect(findProblem({ ...fields, scope: 'csv', file: new Uint8Array(8_000_001) })).toBe(
      'largeFile',
    );
  });

  it('accepts the number of seats with any grouping of its digits, and no other number', () => {
    expect(
      ['1214', '1,214', '1.214', ' 1 214 ', '1’214'].every((typed) => isTypedCount(typed, 1214)),
    ).toBe(true);
    expect(['', '1', '12145', '01214', 'all'].some((typed) => isTypedCount(typed, 1214))).toBe(
      false,
    );
  });
});
