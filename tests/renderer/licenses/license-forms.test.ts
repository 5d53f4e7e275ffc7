import { describe, expect, it } from 'vitest';
import { parse } from 'valibot';
import {
  faultIn,
  isTyped,
  sourceOf,
} from '../../../renderer/features/licenses/bulk/bulk-source.ts';
import {
  foundLine,
  isNarrowed,
  onlyOf,
  questionOf,
  refine,
  sortedBy,
  wholeList,
  withOnly,
} from '../../../renderer/features/licenses/list/license-filters.ts';
import { minutesToRead } from '../../../renderer/features/licenses/list/reading-time.ts';
import { BulkSource } from '../../../shared/bulk-release.ts';
import { LicenseQuery } from '../../../shared/licenses.ts';
import { en } from '../../../shared/text/en.ts';
import { licenseRowAt } from '../../support/license-rows.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);

describe('the filters of the list', () => {
  it('make queries that the contract takes, and leave nothing behind when cleared', () => {
    const granted = refine(wholeList, { text: 'maya', statuses: ['granted'] });
    const full = withOnly(granted, 'atLimit');
    expect(parse(LicenseQuery, full)).toEqual({ ...granted, atLimit: true });
    expect(onlyOf(withOnly(full, 'stranded'))).toBe('stranded');
    const cleared = refine(withOnly(full, null), { text: '', statuses: undefined });
    expect(cleared).toEqual(wholeList);
    expect([wholeList, granted, withOnly(wholeList, 'stranded')].map(isNarrowed)).toEqual([
      false,
      true,
      true,
    ]);
    expect(isNarrowed(refine(wholeList, { text: '  ' }))).toBe(false);
  });

  it('sort by a column, and the other way round when it is chosen again', () => {
    const byName = sortedBy(wholeList, 'customer');
    expect(byName.sort).toEqual({ by: 'customer', descending: false });
    expect(sortedBy(byName, 'customer').sort.descending).toBe(true);
    expect(sortedBy(byName, 'seats').sort).toEqual({ by: 'seats', descending: true });
  });

  it('ask another question when they change, and the same one in another order', () => {
    expect(questionOf(sortedBy(wholeList, 'customer'))).toBe(questionOf(wholeList));
    expect(questionOf(withOnly(wholeList, 'atLimit'))).not.toBe(questionOf(wholeList));
  });

  it('say that nothing fits as surely as it is known', () => {
    const words = en.licenses;
    const { title, asFarAsKnown } = words.nothingFound;
    expect(foundLine({ total: 2, unjudged: 9 }, false, words)).toBe(words.search.found(2));
    expect(foundLine({ total: 0, unjudged: 0 }, true, words)).toBe(title);
    expect(foundLine({ total: 0, unjudged: 1 }, true, words)).toBe(asFarAsKnown);
    expect(foundLine({ total: 0, unjudged: 0 }, false, words)).toBe(asFarAsKnown);
  });
});

describe('the time that reading takes', () => {
  it('is that of Polar’s pages at the allowed rate', () => {
    expect(minutesToRead(27_700, 120)).toBe(2);
    expect(minutesToRead(100_000, 300)).toBe(3);
    expect(minutesToRead(500, 300)).toBe(0);
    expect(minutesToRead(500, null)).toBeNull();
  });
});

describe('choosing many seats', () => {
  const fields = { scope: 'query', rule: 'older-than', days: '30', file: null } as const;

  it('asks for what the contract takes', () => {
    const chosen = new Set([licenseRowAt(1, now).licenseId]);
    for (const scope of ['query', 'chosen', 'csv'] as const) {
      const source = sourceOf(
        { ...fields, scope, file: new TextEncoder().encode('key') },
        wholeList,
        chosen,
      );
      expect(parse(BulkSource, source)).toEqual(source);
    }
  });

  it('names what is missing', () => {
    expect(faultIn(fields)).toBeNull();
    expect(faultIn({ ...fields, days: '0' })).toBe('no-days');
    expect(faultIn({ ...fields, days: '0', rule: 'all' })).toBeNull();
    expect(faultIn({ ...fields, scope: 'csv' })).toBe('no-file');
    expect(faultIn({ ...fields, scope: 'csv', file: new Uint8Array(8_000_001) })).toBe(
      'large-file',
    );
  });

  it('takes the number of seats however its digits are grouped, and no other number', () => {
    expect(
      ['1214', '1,214', '1.214', ' 1 214 ', '1’214'].every((typed) => isTyped(typed, 1214)),
    ).toBe(true);
    expect(['', '1', '12145', '01214', 'all'].some((typed) => isTyped(typed, 1214))).toBe(false);
  });
});
