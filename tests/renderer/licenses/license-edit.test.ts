import * as fc from 'fast-check';
import { parse, safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  getLicenseChange,
  findInvalidFields,
  getLicenseFields,
  type LicenseField,
} from '../../../renderer/features/licenses/panel/license-edit.ts';
import { LicenseChange, unlimited } from '../../../shared/licenses.ts';
import { licenseRowAt } from '../../support/license-rows.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const set = (text: string): LicenseField => ({ isUnlimited: false, text });
const dayIn = (date: Date): string => date.toISOString().slice(0, 10);

const license = { ...licenseRowAt(1, now), seatLimit: 3, usageLimit: null, usage: 7 };

describe('the form of a license', () => {
  it('sends only changes', () => {
    const fields = getLicenseFields(license);
    expect(getLicenseChange(license, fields)).toEqual({});
    expect(getLicenseChange(license, { ...fields, seatLimit: set(' 03 ') })).toEqual({});
    expect(
      parse(LicenseChange, getLicenseChange(license, { ...fields, seatLimit: set(' 5 ') })),
    ).toEqual({
      seatLimit: 5,
    });
    const { expiresAt } = getLicenseChange(license, { ...fields, expires: set('2031-05-06') });
    expect(expiresAt).toBe(new Date(2031, 4, 6, 23, 59, 59).getTime());
  });

  it('removes a limit only if "no limit" is checked, whatever the field contains', () => {
    const limited = { ...license, usageLimit: 9, expiresAt: now };
    const fields = getLicenseFields(limited);
    const chosen = {
      ...fields,
      seatLimit: { isUnlimited: true, text: '3' },
      usageLimit: { isUnlimited: true, text: '' },
      expires: { isUnlimited: true, text: '2031-02' },
    };
    expect(findInvalidFields(chosen, limited)).toEqual([]);
    expect(parse(LicenseChange, getLicenseChange(limited, chosen))).toEqual({
      seatLimit: unlimited,
      usageLimit: unlimited,
      expiresAt: unlimited,
    });
    const without = { ...license, seatLimit: null, usageLimit: null, expiresAt: null };
    expect(getLicenseChange(without, { ...chosen, usage: set('7') })).toEqual({});
  });

  it('leaves a value that Polar did not report unchanged, unless it is filled in', () => {
    const unreported = {
      ...license,
      usage: null,
      seatLimit: 'unknown',
      usageLimit: 'unknown',
      expiresAt: 'unknown',
    } as const;
    const fields = getLicenseFields(unreported);
    expect(findInvalidFields(fields, unreported)).toEqual([]);
    expect(getLicenseChange(unreported, fields)).toEqual({});
    const filled = { ...fields, usage: set('4'), seatLimit: set('2') };
    expect(getLicenseChange(unreported, filled)).toEqual({ usage: 4, seatLimit: 2 });
    const wrong = { ...fields, usage: set('x'), expires: set('2031-02-31') };
    expect(findInvalidFields(wrong, unreported)).toEqual(['usage', 'expires']);
    const none = { ...fields, seatLimit: { isUnlimited: true, text: '' } };
    expect(getLicenseChange(unreported, none)).toEqual({ seatLimit: unlimited });
  });

  it('sends only changes that match the contract, whatever was entered', () => {
    const field = fc.record({
      isUnlimited: fc.boolean(),
      text: fc.oneof(
        fc.string(),
        fc.nat().map(String),
        fc.date({ noInvalidDate: true }).map(dayIn),
      ),
    });
    const all = fc.record({
      usage: fc.oneof(fc.string(), fc.nat().map(String)).map(set),
      seatLimit: field,
      usageLimit: field,
      expires: field,
    });
    fc.assert(
      fc.property(all, (fields) => {
        const change = getLicenseChange(license, fields);
        expect(parse(LicenseChange, change)).toEqual(change);
        const { seatLimit, usageLimit, expires } = fields;
        expect(change.seatLimit === unlimited).toBe(seatLimit.isUnlimited);
        expect(change.usageLimit === unlimited).toBe(false);
        expect(change.expiresAt === unlimited).toBe(
          expires.isUnlimited && license.expiresAt !== null,
        );
        expect(usageLimit.isUnlimited && change.usageLimit !== undefined).toBe(false);
      }),
    );
  });
});

describe('an invalid field', () => {
  it.each(['', '-', '--', '2031-02', '2031-02-31', '2030-02-29', '0026-05-06', '1969-12-30', 'x'])(
    'has a problem and changes nothing if it is the date %j',
    (text) => {
      for (const expiresAt of [now, null]) {
        const before = { ...license, expiresAt };
        const fields = { ...getLicenseFields(before), expires: set(text) };
        expect(findInvalidFields(fields, before)).toEqual(['expires']);
        expect(getLicenseChange(before, fields)).toEqual({});
      }
    },
  );

  it.each([
    '',
    ' ',
    '-',
    '-1',
    '+2',
    '1e3',
    '1,5',
    '1.5',
    '1 000',
    '0',
    '0x10',
    '9999999999',
    '２',
  ])('has a problem and changes nothing if it is the limit %j', (text) => {
    const fields = { ...getLicenseFields(license), seatLimit: set(text), usageLimit: set(text) };
    expect(findInvalidFields(fields, license)).toEqual(['seatLimit', 'usageLimit']);
    expect(getLicenseChange(license, fields)).toEqual({});
  });

  it('is reported by name', () => {
    const fields = getLicenseFields(license);
    expect(findInvalidFields(fields, license)).toEqual([]);
    expect(findInvalidFields({ ...fields, seatLimit: set('0'), usage: set('') }, license)).toEqual([
      'seatLimit',
      'usage',
    ]);
    expect(
      findInvalidFields({ ...fields, usage: set('0'), usageLimit: set('9999999999') }, license),
    ).toEqual(['usageLimit']);
  });
});

describe('a change of a license', () => {
  it.each([null, '', Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, '2', {}, 'none'])(
    'is rejected by main if a limit is %j',
    (limit) => {
      for (const name of ['seatLimit', 'usageLimit', 'expiresAt', 'usage'])
        expect(safeParse(LicenseChange, { [name]: limit }).success).toBe(false);
    },
  );
});
