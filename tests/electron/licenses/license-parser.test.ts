import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  parseListedLicense,
  parsePage,
  type ListedLicense,
} from '../../../electron/polar/license-page.ts';
import { createLicenseTable } from '../../../electron/services/licenses/license-table.ts';
import { licenseRow } from '../../../electron/services/licenses/license-views.ts';
import { oddValues, corrupt, corruptedPath, anyCorruption } from '../../support/corrupt-answer.ts';
import { anyLicense, now } from '../../support/any-license.ts';
import { listedLicense } from '../../support/listed-license.ts';
import { listedLicenseSchema } from '../../support/listed-license-schema.ts';

const iso = (time: number): string => new Date(time).toISOString();

describe('the fast parser of a listed license', () => {
  const wire = anyLicense.map((one): object =>
    Object.assign({}, one, {
      status_word: undefined,
      created_at: iso(one.created_at),
      expires_at: one.expires_at === null ? null : iso(one.expires_at),
      last_validated_at: one.last_validated_at === null ? null : iso(one.last_validated_at),
      customer: Object.assign({}, one.customer, {
        id: one.customer_id,
        deleted_at: one.customer.deleted_at === null ? null : iso(one.customer.deleted_at),
      }),
    }),
  );
  const spoilt = fc.tuple(wire, anyCorruption).map(([one, how]) => corrupt(one, how));
  const anything = fc.oneof(wire, spoilt, fc.constantFrom(...oddValues));

  test('agrees with the schema on any license with one corrupt field', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const parsed = v.safeParse(listedLicenseSchema, value);
        expect(parseListedLicense(value)).toEqual(parsed.success ? parsed.output : null);
      }),
      { numRuns: 3_000 },
    );
  });

  test('loses no license that has an id and a key, and none of its fields but the odd one', () => {
    fc.assert(
      fc.property(wire, anyCorruption, (one, how) => {
        const [field] = corruptedPath(one, how) ?? [];
        if ((field === 'id' || field === 'key') && how.type !== 'more') return;
        const untouched = (found: ListedLicense | null): object =>
          Object.fromEntries(
            Object.entries(found ?? {}).filter(([name]) => name.replace('_word', '') !== field),
          );
        const read = parseListedLicense(corrupt(one, how));
        expect(read).not.toBeNull();
        expect(untouched(read)).toEqual(untouched(parseListedLicense(one)));
        if (how.type === 'more') expect(read).toEqual(parseListedLicense(one));
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads the other licenses of a page beside an odd one, and counts those without an id or a key', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (items) => {
        const pagination = { total_count: items.length, max_page: 1 };
        const text = JSON.stringify({ items, pagination });
        const { items: sent } = JSON.parse(text) as { items: unknown[] };
        const readable = sent.map(parseListedLicense).filter((one) => one !== null);
        expect(parsePage(text)).toEqual({
          items: readable,
          unreadable: items.length - readable.length,
          total: items.length,
          pages: 1,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('shows an unknown status by Polar’s word', () => {
    const one = {
      ...listedLicense({ id: 'aaaaaaaa-aaaa-4000-8000-000000000000', key: 'TEST-KEY' }),
      status: 'suspended',
    };
    expect(parseListedLicense(one)).toMatchObject({ status: 'unknown', status_word: 'suspended' });
    const table = createLicenseTable();
    const known = parseListedLicense(one);
    if (known === null) throw new Error('The license was not read.');
    expect(licenseRow(table.put(known, 1, now), now)).toMatchObject({
      status: 'unknown',
      unknownStatus: 'suspended',
    });
  });
});
