import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvEntries } from '../../../electron/services/bulk/csv-source.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { plainCharacters } from '../../../shared/plain-text.ts';
import { tableOf } from '../../support/csv-licenses.ts';
import { decorated } from '../../support/decorated-values.ts';
import { propertyRuns } from '../../support/property-runs.ts';

const jane = 'jane@x.example';
const a1 = {
  id: '0a000000-0000-4000-8000-000000000001',
  key: 'LUMEN-1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA',
  email: jane,
};
const a2 = {
  id: '0a000000-0000-4000-8000-000000000002',
  key: 'LUMEN-2D285B2D-6CE6-4BC7-B8BE-ADB6A7E305DB',
  email: jane,
};
const b1 = {
  id: '0a000000-0000-4000-8000-000000000003',
  key: 'AB12-CD34-EF56',
  email: 'Bo@y.example',
};
const short = { id: '0a000000-0000-4000-8000-000000000004', key: '12', email: 'cy@z.example' };
const spaced = {
  id: '0a000000-0000-4000-8000-000000000005',
  key: 'ACME PRO-3E285B2D-6CE6-4BC7-B8BE-ADB6A7E306DC',
  email: 'di@z.example',
};
const licenses = [a1, a2, b1, short, spaced];
const table = tableOf(licenses);
const seat = '0d000000-0000-4000-8000-000000000001';
const otherSeat = '0d000000-0000-4000-8000-000000000002';
const places = new Map([
  [activationHash(seat), a1.id],
  [activationHash(otherSeat), b1.id],
]);

/** Returns what the lines of a text name, by line: licenses, seats behind a slash, or the reason for none. */
async function read(text: string): Promise<Record<number, string>> {
  const found = await csvEntries(text, table, (hash) => places.get(hash));
  if (found === null) throw new Error('Not a table');
  return Object.fromEntries([
    ...found.entries.map(({ line, licenseIds, seats }) => [
      line.line,
      [licenseIds.map((id) => id.slice(-1)).join('+'), ...seats.map(() => 'seat')].join('/'),
    ]),
    ...found.skipped.map(({ line, reason }) => [line.line, reason]),
  ]);
}

describe('an unclear cell', () => {
  const masked = `****-${a1.key.slice(-6)}`;
  it.each([
    ['a key behind an invisible character', `email,key\n${jane},\u200b${a1.key}`, '1'],
    ['a key in single quotes', `email,key\n${jane},'${a1.key}'`, '1'],
    ['a key in lower case', `email,key\n${jane},${a1.key.toLowerCase()}`, '1'],
    ['a key with its label', `email,key\n${jane},License key: ${a1.key}`, '1'],
    ['a masked key', `email,key\n${jane},${masked}`, '1'],
    ['an unknown masked key', `email,key\n${jane},****-FFFFFF`, 'unknown-key'],
    ['a key that lost its end', `email,key\n${jane},${a1.key.slice(0, -3)}`, 'not-understood'],
    ['a number made of a key', `email,key\n${jane},"1,23E+15"`, 'not-understood'],
    ['a date made of a key', `email,key\n${jane},Mrz 12`, 'not-understood'],
    ['an error of a spreadsheet', `email,key\n${jane},#NAME?`, 'not-understood'],
    ['a question mark', `email,key\n${jane},?`, 'not-understood'],
    ['letters that were lost', `email,key\n${jane},\ufffd\ufffd`, 'not-understood'],
    ['stars alone', `email,key\n${jane},******`, 'not-understood'],
    ['a word', `email,key\n${jane},unknown`, 'not-understood'],
    ['another key', `email,key\n${jane},LUMEN-${randomUUID().toUpperCase()}`, 'unknown-key'],
    ['two keys in a cell', `email,key\n${jane},"${a1.key} ${a2.key}"`, 'not-understood'],
    ['a strange title', `email,xyz\n${jane},AB-1`, 'not-understood'],
    ['no titles', `${jane},AB-1`, 'not-understood'],
    ['no titles and a masked key', `${jane},${masked}`, '1'],
    ['a product key', `email,product key\n${jane},none`, 'not-understood'],
    ['an id that lost its end', `key,activation id\n${a1.key},0d000000-0000-40`, 'not-understood'],
    ['an id taken for a number', `${a1.key},"1,2E+34"`, 'not-understood'],
    ['an address of no customer', 'new@z.example', 'unknown-address'],
    ['the end of a key alone', `key\n${masked}`, 'ending-alone'],
    ['a name of a seat', `key;seat\n${a1.key};Studio`, 'not-understood'],
  ])('names only known licenses: %s', async (_, text, meant) => {
    expect(Object.values(await read(text))).toEqual([meant]);
  });

  it.each([
    ['an empty key', `email,key\n${jane},`, '1+2'],
    ['a dash for no key', `email,key\n${jane},\u2013`, '1+2'],
    ['a name', `email,name\n${jane},Jane 2nd Doe`, '1+2'],
    ['a name without titles', `Jane Doe,${jane}`, '1+2'],
    ['a date under its title', `email;date\n${jane};2026-11-29`, '1+2'],
    ['a device with the form of a masked key', `key;device\n${a1.key};XXX000000`, '1'],
    ['a short number that a key is equal to', `key;note\n${a1.key};paid for 12 seats`, '1'],
    ['a device', `email;Gerät\n${jane};PC-7`, '1+2'],
    ['a note that mentions the same key', `email;note\n${jane};was ${a1.key}, says Jane`, '1+2'],
    ['a key that was replaced beside the license', `${a1.id},LUMEN-${randomUUID()}`, '1'],
  ])('is text where it can be nothing else: %s', async (_, text, meant) => {
    expect(Object.values(await read(text))).toEqual([meant]);
  });

  it('never leads to another license, with any spelling or damage of a key', async () => {
    const spoiled = fc.oneof(
      fc.constantFrom(a1.key, b1.key, spaced.key, `****-${a1.key.slice(-6)}`).chain(decorated),
      fc
        .tuple(fc.constantFrom(a1.key, b1.key), fc.nat(9))
        .map(([key, cut]) => key.slice(0, -cut - 1)),
      fc
        .tuple(
          fc.constantFrom(a1.key, b1.key),
          fc.nat(11),
          fc.constantFrom('0', 'O', ' ', '-', '…'),
        )
        .map(([key, at, other]) => key.slice(0, at) + other + key.slice(at + 1)),
      fc.string(),
    );
    const line = fc.record({
      value: spoiled,
      order: fc.boolean(),
      titles: fc.constantFrom('', 'email,key', 'E-Mail,Lizenzschlüssel', 'mail,what'),
    });
    await fc.assert(
      fc.asyncProperty(line, async ({ value, order, titles }) => {
        const quoted = `"${value.replaceAll('"', '""')}"`;
        const both = order ? [jane, quoted] : [quoted, jane];
        const head = order ? titles : titles.split(',').toReversed().join(',');
        const found = await csvEntries(`${head}\n${both.join(',')}`, table, () => undefined);
        const ids = found?.entries.flatMap(({ licenseIds }) => licenseIds) ?? [];
        const isNothing = /^[\s"'._-]*$/.test(plainCharacters(value));
        const isWords =
          /\p{Ll}/u.test(value) && !titles.includes('key') && !titles.includes('schl');
        if (!isNothing && !isWords) expect(ids, value).not.toContain(a2.id);
      }),
      propertyRuns(10_000),
    );
  }, 120_000);
});

describe('names that contradict each other name nothing', () => {
  it.each([
    ['a key and another customer', `${a1.key},bo@y.example`, 'contradiction'],
    ['an id and the key of another', `${a1.id},${b1.key}`, 'contradiction'],
    ['two keys', `${a1.key},${a2.key}`, 'contradiction'],
    ['two customers', `${jane};bo@y.example`, 'contradiction'],
    ['a customer and a stranger', `${jane};new@z.example`, 'contradiction'],
    ['a seat and the key of another', `${seat},${b1.key}`, 'contradiction'],
    [
      'a seat of no license and a note about a key',
      `${randomUUID()};not ${a1.key}`,
      'not-understood',
    ],
    [
      'a customer and a note about another’s key',
      `email;note\n${jane};not ${b1.key}`,
      'contradiction',
    ],
    ['a seat and another customer', `${seat},bo@y.example`, 'contradiction'],
    ['a seat and a note about another key', `${seat};not ${b1.key}`, 'contradiction'],
    ['seats of two licenses', `${seat},${otherSeat}`, 'contradiction'],
    ['a key and a note about another', `${a1.key},instead of ${b1.key}`, 'contradiction'],
    ['a key and a mask of another', `${a1.key},****-00EF56`, 'contradiction'],
  ])('%s', async (_, text, reason) => {
    expect(Object.values(await read(text))).toEqual([reason]);
  });

  it.each([
    ['a key and its customer', `${a1.key},${jane}`, '1'],
    ['a key and an address of no customer', `${a1.key},old@x.example`, '1'],
    [
      'an id, a key, a mask and a customer',
      `${a1.id},${a1.key},****-A7E304,${jane}`,
      'contradiction',
    ],
    ['an id, a key and its mask', `${a1.id},${a1.key},****-${a1.key.slice(-6)}`, '1'],
    ['a seat and its license', `${seat},${a1.key},${jane}`, '1/seat'],
    ['a seat alone', seat, '1/seat'],
    ['a seat in a link', `id\n{${seat.toUpperCase()}}`, '1/seat'],
    ['a seat of no license, and a customer', `${randomUUID()},${jane}`, '1+2/seat'],
    ['a seat of no license', randomUUID(), '/seat'],
  ])('and %s go together', async (_, text, meant) => {
    expect(Object.values(await read(text))).toEqual([meant]);
  });
});

describe('an address', () => {
  it.each([
    'Jane Doe <Jane@X.example>',
    '"""Doe, Jane"" <jane@x.example>"',
    'mailto:jane@x.example',
    'jane@x.example (Jane)',
    'E-Mail: jane@x.example',
    '\u00a0jane@x.example\u200b',
    'JANE@X.EXAMPLE',
  ])('is read in %j', async (cell) => {
    expect(await read(cell.includes('"') ? cell : `"${cell}"`)).toEqual({ 1: '1+2' });
  });

  it.each(['do not release jane@x.example', 'K-1 <jane@x.example>', 'not-jane@x.example'])(
    'is not read in %j',
    async (cell) => {
      expect(Object.values(await read(cell))).not.toContain('1+2');
    },
  );
});

describe('a short key', () => {
  it('is a key where keys are expected, and a number elsewhere', async () => {
    expect(await read('key,seats\n12,3')).toEqual({ 2: '4' });
    expect(await read('12')).toEqual({ 1: '4' });
    expect(await read('name,quantity\nJane,12')).toEqual({ 2: 'nothing-named' });
    expect(await read(`${b1.key},12`)).toEqual({ 1: '3' });
  });
});

test('a number in a column of text is not a key, even if it equals one', async () => {
  const numeric = { id: a2.id, key: '493012345678', email: 'ed@z.example' };
  const found = async (text: string) => await csvEntries(text, tableOf([numeric]), () => undefined);
  expect(await found('name,phone\nJane,493012345678')).toMatchObject({
    entries: [],
    skipped: [{ reason: 'not-understood' }],
  });
  expect(await found('name,key\nJane,493012345678')).toMatchObject({
    entries: [{ licenseIds: [numeric.id] }],
  });
});

/** Returns the reason for each line that names nothing, where one customer has two licenses with these keys. */
async function reasonsIn([one, two]: readonly [string, string], text: string) {
  const both = tableOf([
    { ...a1, key: one },
    { ...a2, key: two },
  ]);
  const found = await csvEntries(text, both, () => undefined);
  return found?.skipped.map(({ reason }) => reason);
}

test('a name that two licenses share names none of them', async () => {
  const spelled = ['AB12-CD34-EF56', 'ab12-cd34-ef56'] as const;
  expect(await reasonsIn(spelled, 'key\nAb12-Cd34-Ef56')).toEqual(['ambiguous']);
  const endings = ['AAAA-1111-ABCDEF', 'BBBB-2222-ABCDEF'] as const;
  expect(await reasonsIn(endings, `email,key\n${jane},****-ABCDEF`)).toEqual(['ambiguous']);
});

test('a prefix may have spaces in it', async () => {
  expect(await read(`name;key\nDi;${spaced.key}`)).toEqual({ 2: '5' });
  expect(await read(`name;key\nDi;"${spaced.key.toLowerCase()}"`)).toEqual({ 2: '5' });
});

describe('a table from programs and people', () => {
  it.each([
    [
      'with a heading above its titles',
      `Licenses, November 2026\nname;key\nA;${a1.key}\nB, Inc.;${b1.key}`,
      { 3: '1', 4: '3' },
    ],
    [
      'with two cells above its titles',
      `Licenses;November\nname;key\nA;${a1.key}`,
      { 1: 'nothing-named', 3: '1' },
    ],
    [
      'with a title that is too long to be one',
      `${'name '.repeat(13)};key\nA;12`,
      { 1: 'nothing-named', 2: 'not-understood' },
    ],
    [
      'with a heading beside empty cells',
      `Licenses, November;;\nname;key;\nA;${a1.key};`,
      { 3: '1' },
    ],
    [
      'with a heading that reads as a title',
      `Lizenzen, November\nKunde;E-Mail;Schlüssel\nA;;${a1.key}`,
      { 3: '1' },
    ],
    [
      'with mixed line ends',
      `name;key\r\nA;${a1.key}\nB;${b1.key}\rC;${a2.key}`,
      { 2: '1', 3: '3', 4: '2' },
    ],
    [
      'with a stray quotation mark',
      `name,key\n20" iMac,${a1.key}\nB,${b1.key}`,
      { 2: '1', 3: '3' },
    ],
    [
      'with a quotation mark that nothing closes',
      `name,key\n"20 inch,${a1.key}\nB,${b1.key}`,
      { 2: '1', 3: '3' },
    ],
    [
      'with a stray mark in quotes',
      `name,key\n"20" iMac",${a1.key}\nB,${b1.key}`,
      { 2: '1', 3: '3' },
    ],
    ['with the separator named', `sep=;\nname;key\nA, B;${a1.key}`, { 3: '1' }],
    ['with tabs', `name\tkey\nA;B\t${a1.key}`, { 2: '1' }],
    ['of one column', `${a1.key}\r\n\r\n${b1.key}\r\n`, { 1: '1', 3: '3' }],
    ['with a cell of two lines', `name,key\n"A\nB",${a1.key}\nC,${b1.key}`, { 2: '1', 4: '3' }],
    ['joined of two', `key\n${a1.key}\nkey\n${b1.key}`, { 2: '1', 4: '3' }],
    ['with a sum below', `name;key\nA;${a1.key}\nSum;1`, { 2: '1', 3: 'not-understood' }],
    ['with empty lines and cells', `;;\n;${a1.key};\n;;\n`, { 2: '1' }],
    ['with formulas', `name,key\nA,"=""${a1.key}"""`, { 2: '1' }],
    ['with spaces after commas', `"Jane Doe", "${a1.key}"`, { 1: '1' }],
    ['of an old Mac', `name;key\rA;${a1.key}`, { 2: '1' }],
    ['without data', 'name;key', {}],
    [
      'with a name among its titles',
      `${seat} x|y;id\n${a1.key};1`,
      { 1: 'not-understood', 2: '1' },
    ],
    [
      'with a name above its titles',
      `7|${seat}\nid;key\n;${a1.key}`,
      { 1: 'not-understood', 3: '1' },
    ],
  ] as const)('%s', async (_, text, meant) => {
    expect(await read(text)).toEqual(meant);
  });

  it('reads or skips each line with text', async () => {
    const cell = fc.oneof(
      fc.constantFrom(a1.key, b1.key, jane, seat, 'Jane', '', '7', '20" iMac', 'a;b', 'a,b', '"'),
      fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/[\p{C}\p{Z}]/gu, '')),
    );
    const options = fc.record({
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 8,
      }),
      separator: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      quote: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(options, async ({ rows, separator, end, quote }) => {
        const written = (text: string): string =>
          quote ? `"${text.replaceAll('"', '""')}"` : text;
        const lines = rows.map((cells) => cells.map(written).join(separator));
        const found = await csvEntries(lines.join(end), table, () => undefined);
        const seen = new Set(
          [...(found?.entries ?? []), ...(found?.skipped ?? [])].flatMap(({ line }) =>
            Array.from({ length: line.source.split('\n').length }, (__, at) => line.line + at),
          ),
        );
        for (const [at, cells] of rows.entries()) {
          const hasName = cells.some((each) => [a1.key, b1.key, seat, jane].includes(each));
          if (hasName) expect(seen, lines.join(end)).toContain(at + 1);
        }
      }),
      propertyRuns(10_000),
    );
  }, 120_000);

  it('never throws, with any content', async () => {
    const part = fc.oneof(
      fc.constantFrom('"', ',', ';', '\t', '\n', '\r', ' ', '""', 'sep=', '|', a1.key, jane),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
        const text = parts.join('');
        const found = await csvEntries(text, table, () => undefined);
        const isTable = text.trim().replaceAll('\ufeff', '') !== '' && !text.includes('\0');
        if (found === null) expect(isTable && !/^\s*"?sep=./i.test(text), text).toBe(false);
      }),
      propertyRuns(10_000),
    );
  }, 120_000);

  it('is null without text and for binary data', async () => {
    for (const text of ['', ' \n\r\n', 'PK\u0003\u0004\0\0'])
      expect(await csvEntries(text, table, () => undefined)).toBeNull();
  });

  it('finds each key of a table among any other cells', async () => {
    const row = fc.record({
      license: fc.constantFrom(a1, a2, b1, spaced),
      note: fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/["\p{C}]/gu, '')),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          row.chain((each) => fc.tuple(fc.constant(each), decorated(each.license.key))),
          { minLength: 1, maxLength: 5 },
        ),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (rows, separator, end) => {
          const lines = rows.map(([{ note }, key]) =>
            [note, key].map((text) => `"${text.replaceAll('"', '""')}"`).join(separator),
          );
          const found = await csvEntries(
            [`Note${separator}Key`, ...lines].join(end),
            table,
            () => undefined,
          );
          const ids = found?.entries.map(({ licenseIds }) => licenseIds[0]);
          expect(ids, lines.join(end)).toEqual(rows.map(([{ license }]) => license.id));
        },
      ),
      propertyRuns(10_000),
    );
  }, 120_000);
});
