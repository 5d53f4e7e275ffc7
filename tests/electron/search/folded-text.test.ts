import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldSpelledOut } from '../../../electron/services/search/folded-text.ts';
import { newestFirst, rowsOf, valueOf } from '../../support/admin-harness.ts';
import { openTestHarness } from '../../support/test-harness.ts';

/** Customers' names, and the texts that find them. */
const found: readonly (readonly [name: string, typed: readonly string[]])[] = [
  ['Łukasz Żółć', ['lukasz', 'ŁUKASZ', 'zolc', 'łukasz żółć']],
  ['Søren Østergaard', ['soren', 'ostergaard', 'soeren', 'Oestergaard', 'søren']],
  ['Đorđe Đokić', ['dorde', 'dokic', 'đorđe']],
  ['Işık İnan', ['isik', 'inan', 'IŞIK', 'İnan', 'ışık']],
  ['Straße & Söhne', ['strasse', 'STRASSE', 'straße', 'STRAẞE', 'sohne', 'soehne']],
  ['Ilse’s Bücher', ["ilse's", 'ilse’s', 'ilse´s', 'ilseʼs', 'bucher', 'buecher', 'Bücher']],
  ["O'Brien", ['o’brien', 'o‘brien', 'oʻbrien', 'O＇Brien']],
  ['Anne–Marie', ['anne-marie', 'anne‑marie', 'anne−marie', 'anne—marie', 'anne\u00ad–marie']],
  ['Zoë\u200b Ze\u00adbra\u2060\ufeff', ['zoe', 'zebra', 'ze\u200cbra', 'zoe\u0308']],
  ['Acme\u00a0Studio\u2009Ltd\u3000KK', ['acme studio', 'studio\u00a0ltd', 'ltd kk']],
  ['Ｎｏｄｅ １２３', ['node', '123', '１２３', 'ｎｏｄｅ']],
  ['Juergen Mueller', ['jürgen', 'müller', 'Mu\u0308ller', 'juergen']],
  ['Jürgen Müller', ['jurgen', 'juergen', 'JUERGEN MUELLER', 'Ju\u0308rgen', 'müll']],
  ['Jo\u0308rg', ['jorg', 'joerg', 'jörg']],
  ['Åse Ångström', ['ase', 'aase', 'angstrom', 'aangstroem', 'åse']],
  ['Þór Æsir Œuvre', ['thor', 'aesir', 'oeuvre', 'æsir']],
  ['Əliyev Ŋwa Ɓala', ['eliyev', 'ngwa', 'bala', 'əliyev']],
  ['Nguyễn Thị Ơn', ['nguyen', 'thi on', 'nguyễn']],
  ['Иванов Йосиф', ['иванов', 'ИВАНОВ', 'йосиф', 'иосиф']],
  ['Σίσυφος', ['σισυφος', 'ΣΙΣΥΦΟΣ', 'σισυφοσ', 'ΣΙΣ']],
  ['山田太郎', ['山田', '太郎', '山田太郎']],
  ['김철수', ['김철수', '김철수'.normalize('NFD'), '철수']],
  ['ガンダム', ['ガンダム', 'ｶﾞﾝﾀﾞﾑ']],
  ['محمد', ['محمد', 'مُحَمَّد']],
  ['ﬁne №5 ½', ['fine', 'no5', '1/2']],
  ['“Quoted” … 😀', ['"quoted"', '...', '😀']],
];

/** Texts that must not find a name: a character of another script means more than its sound. */
const notFound: readonly (readonly [name: string, typed: string])[] = [
  ['Shannon', '山'],
  ['Ivanov', 'И'],
  ['Muhammad', '木'],
  ['Susan', 'sue'],
  ['Samuel', 'sämül'],
  ['Łukasz', 'lucas'],
];

describe('a search of the list', () => {
  test.each(found)('finds %j by each of %j', async (name, typed) => {
    const harness = await openTestHarness();
    const customer = harness.polar.record.customer(harness.polar.customerId);
    if (customer === undefined) throw new Error('The customer is not seeded.');
    harness.polar.record.putCustomer({ ...customer, name, email: 'someone@customer.example' });
    await harness.readAll();
    for (const text of [...typed, name, name.toUpperCase(), 'someone', harness.polar.key]) {
      const rows = rowsOf(harness.core(), { ...newestFirst, text });
      expect(
        rows.map(({ customerName }) => customerName),
        text,
      ).toContain(name);
    }
  });

  test.each(notFound)('does not find %j by %j', async (name, text) => {
    const harness = await openTestHarness();
    const customer = harness.polar.record.customer(harness.polar.customerId);
    if (customer === undefined) throw new Error('The customer is not seeded.');
    harness.polar.record.putCustomer({ ...customer, name, email: null });
    await harness.readAll();
    const rows = rowsOf(harness.core(), { ...newestFirst, text });
    expect(rows.map(({ customerName }) => customerName)).not.toContain(name);
  });

  test('finds a device by a typed name, and nothing before the list is read', async () => {
    const harness = await openTestHarness();
    harness.polar.seller.addSeat(harness.polar.licenseId, 'Jürgens Łódź–PC');
    expect(rowsOf(harness.core(), { ...newestFirst, text: 'Łódź' })).toEqual([]);
    await harness.readAll();
    const { licenseId } = harness.polar;
    valueOf(await harness.core().handlers.licenses.details({ licenseId }));
    for (const text of ['lodz-pc', 'juergens', 'jurgens', 'Łódź–PC'])
      expect(rowsOf(harness.core(), { ...newestFirst, text }).map((row) => row.licenseId)).toEqual([
        licenseId,
      ]);
  });
});

describe('folded text', () => {
  const characters = fc.string({ unit: 'grapheme', maxLength: 12 });
  const odd = fc.constantFrom(...found.map(([name]) => name));
  const text = fc.oneof(characters, fc.string({ unit: 'binary', maxLength: 12 }), odd);

  test('holds each part of the text, folded', () => {
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        expect(fold(before + part + after)).toContain(fold(part));
      }),
      { numRuns: 2000 },
    );
  });

  test('does not change when it is folded again, and contains no separator', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(fold(any))).toBe(fold(any));
        // oxlint-disable-next-line no-control-regex -- the test looks for control characters
        expect(fold(any) + foldSpelledOut(any)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('of ASCII is the same in lower case', () => {
    const plain = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(plain, (any) => {
        expect(fold(any)).toBe(any.toLowerCase());
        expect(foldSpelledOut(any)).toBe('');
      }),
    );
  });

  test('leaves no letter, number, dash or apostrophe of the Latin script unfolded', () => {
    const left: string[] = [];
    for (let code = 0x80; code <= 0x2ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (!/[\p{Script=Latin}\p{Pd}\p{Pi}\p{Pf}]/u.test(character)) continue;
      if (!/^\p{ASCII}*$/u.test(fold(character))) left.push(character);
    }
    // Letters of Unicode 16 and later, which occur in no known name.
    expect(left.length).toBeLessThan(12);
  });
});
