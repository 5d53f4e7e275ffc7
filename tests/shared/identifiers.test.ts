import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiersIn, uuidOfKey } from '../../shared/identifiers.ts';
import { keyVariants, pastedLine } from '../../shared/pasted-key.ts';
import { comparableForm, plainCharacters, wordsIn } from '../../shared/plain-text.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { decorated, generatedKey, inSentence, mailAddress } from '../support/decorated-values.ts';
import { propertyRuns } from '../support/property-runs.ts';

const uuid = '1C285B2D-6CE6-4BC7-B8BE-ADB6A7E304DA';
const key = `LUMEN-${uuid}`;
const many = propertyRuns(10_000);

describe('a key in a text', () => {
  it.each([
    key,
    key.toLowerCase(),
    `'${key}'`,
    `License key: ${key}`,
    `${key}\u200b`,
    `\ufeff${key}`,
    `“${key}”.`,
    `<p>Key:&nbsp;<b>${key}</b></p>`,
    `&quot;${key}&quot;`,
    key.replaceAll('-', '\u2011'),
    key.replaceAll('-', ' - ').replace(' - ', '-'),
    `LUMEN-1C285B2D-6CE6-4BC7-B8BE-\nADB6A7E304DA`,
    `LUMEN-1C285B2D-6CE6-4BC7-\r\n> B8BE-ADB6A7E304DA`,
    `> > LUMEN-1C285B2D-6C\n> > E6-4BC7-B8BE-ADB6A7E304DA and more`,
    `LUMEN-1C285B2D-6CE6-4B=\r\nC7-B8BE-ADB6A7E304DA`,
    `License key\nLUMEN-1C285B2D-6CE6-\u00ad\n4BC7-B8BE-ADB6A7E304DA\nPlease keep it`,
    `LUMEN-\n1C285B2D-6CE6-4BC7-B8BE-ADB6A7E3\n04DA\nBecause`,
    `LUMEN-1C285B2D6CE64BC7B8BEADB6A7E304DA`,
    `https://lumen.example/activate?key=${key}&from=mail`,
    `LICENSE_KEY=${key}`,
  ])('is found in %j', (text) => {
    const { keys, ids } = identifiersIn(text);
    expect(keys.map((each) => each.toUpperCase())).toEqual([key]);
    expect(ids).toEqual([]);
  });

  it('is found in any decoration', () => {
    fc.assert(
      fc.property(
        generatedKey.chain((value) => fc.tuple(fc.constant(value), inSentence(value))),
        ([value, text]) => {
          const { keys, ids } = identifiersIn(text);
          expect([...keys.map(uuidOfKey), ...ids], text).toEqual([uuidOfKey(value)]);
        },
      ),
      many,
    );
  });

  it('is not found in digits of other identifiers', () => {
    const anonymized = `${'0123456789abcdef'.repeat(4)}@anonymized.polar.sh`;
    expect(identifiersIn(anonymized)).toMatchObject({ keys: [], ids: [], emails: [anonymized] });
    expect(identifiersIn(`A${uuid}`)).toMatchObject({ keys: [], ids: [] });
    expect(identifiersIn(`${uuid}7`)).toMatchObject({ keys: [], ids: [] });
    expect(identifiersIn(`Message-ID: <${uuid}@mail.example>`)).toMatchObject({
      keys: [],
      ids: [],
    });
    const column = uuid.replaceAll('-', '\n');
    expect(identifiersIn(column)).toMatchObject({ keys: [], ids: [] });
  });

  it('is not found in text without one', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('0123456789abcdef-\n\r >=@.')),
          maxLength: 80,
        }),
        (text) => {
          const { keys, ids } = identifiersIn(text);
          const characters = plainCharacters(text).replaceAll(/[^\da-f]/g, '');
          for (const found of [...keys, ...ids])
            expect(characters).toContain((uuidOfKey(found) ?? '-').replaceAll('-', ''));
        },
      ),
      many,
    );
  });
});

describe('an id in a text', () => {
  it('is returned without a prefix in lower case', () => {
    const found = identifiersIn(`Activation: ${uuid}\nLicense:\t{${uuid.toLowerCase()}}`);
    expect(found).toMatchObject({ keys: [], ids: [uuid.toLowerCase()] });
  });

  it('is only found in version 4, as all ids of Polar', () => {
    expect(identifiersIn('1c285b2d-6ce6-11e7-b8be-adb6a7e304da').ids).toEqual([]);
  });
});

describe('an address in a text', () => {
  it.each([
    ['Jane Doe <Jane@X.example>', 'jane@x.example'],
    ['"Doe, Jane" <jane@x.example>;', 'jane@x.example'],
    ['mailto:jane@x.example?subject=Seat', 'jane@x.example'],
    ['<a href="mailto:jane%40x.example">', 'jane@x.example'],
    ['jane@x.example.', 'jane@x.example'],
    ['**jane@x.example**', 'jane@x.example'],
    ['email=jane@x.example', 'jane@x.example'],
    ['&lt;jane@x.example&gt;', 'jane@x.example'],
    ["o'brien@x.example", "o'brien@x.example"],
    ["'o'brien@x.example'", "o'brien@x.example"],
    ['r&d@x.example', 'r&d@x.example'],
    ['sales/emea@x.example', 'sales/emea@x.example'],
    ['jane\u200b@x.example', 'jane@x.example'],
    ['jane＠x.example', 'jane@x.example'],
    ['JÜRGEN@büro.example', 'jürgen@büro.example'],
  ])('%j is %s', (text, email) => {
    expect(identifiersIn(text).emails).toEqual([email]);
  });

  it('is found in any decoration', () => {
    fc.assert(
      fc.property(
        mailAddress.chain((value) => fc.tuple(fc.constant(value), inSentence(value, 'email'))),
        ([value, text]) => {
          expect(identifiersIn(text).emails.map(comparableForm), text).toEqual([value]);
        },
      ),
      many,
    );
  });
});

it.each(['****-A7E304', '•••••-a7e304', '**** A7E304', 'xxxx-A7E304', 'key ends in ****A7E304.'])(
  'finds the ending of the masked key in %j',
  (text) => {
    expect(identifiersIn(text).endings).toEqual(['A7E304']);
  },
);

describe('comparableForm', () => {
  it('returns the same for each spelling', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(generatedKey, mailAddress, fc.constantFrom('ABC1234', 'ACME PRO 7', '9'))
          .chain((value) => fc.tuple(fc.constant(value), decorated(value))),
        ([value, text]) => {
          expect(comparableForm(text), text).toBe(value.toLowerCase());
        },
      ),
      many,
    );
  });

  it('returns different texts for different keys', () => {
    expect(comparableForm('ABC-1')).not.toBe(comparableForm('ABC1'));
    expect(comparableForm('A B')).not.toBe(comparableForm('AB'));
  });
});

describe('keyVariants', () => {
  it.each([
    [key, key],
    [`  ${key}\n`, key],
    [key.toLowerCase(), key],
    [`License key: ${key}`, key],
    [`Lizenzschlüssel：${key}`, key],
    [`ACME PRO-${uuid}`, `ACME PRO-${uuid}`],
    [`License key: ACME PRO-${uuid}`, `ACME PRO-${uuid}`],
    [`acme pro-${uuid}`, `ACME PRO-${uuid}`],
    [`Hello, my key is ACME PRO-${uuid} and I sold the Mac`, `ACME PRO-${uuid}`],
    [`Hello, my key is lumen-${uuid.toLowerCase()}, thanks`, key],
    [`BÜRO-${uuid}`, `BÜRO-${uuid}`],
    [`büro-${uuid}`.normalize('NFD'), `BÜRO-${uuid}`],
    [uuid.toLowerCase(), uuid],
    ['ABC1234', 'ABC1234'],
    ['"ABC1234"', 'ABC1234'],
    ['7', '7'],
    ['key with spaces', 'key with spaces'],
    ['日本-鍵', '日本-鍵'],
    ['c2VhdA==', 'c2VhdA=='],
    ['(A)-7!', '(A)-7!'],
    [`Hello,\n\nmy key is\n\n  ${key}\n\nRegards`, key],
    [`LUMEN-1C285B2D-6CE6-4BC7-B8BE-\nADB6A7E304DA`, key],
  ])('%j: %s is tried', (typed, meant) => {
    expect(keyVariants(typed)).toContain(meant);
  });

  it('begins with the text itself if that is one line without wrapping', () => {
    expect(keyVariants('AbC-1234')).toEqual(['AbC-1234']);
    expect(keyVariants(key.toLowerCase())).toEqual([key.toLowerCase(), key]);
  });

  it('is empty for a text without a visible character', () => {
    for (const typed of ['', '  \n', '\u200b', '""', '...']) expect(keyVariants(typed)).toEqual([]);
  });

  it('holds the key among few variants, in any spelling', () => {
    fc.assert(
      fc.property(
        generatedKey.chain((value) => fc.tuple(fc.constant(value), decorated(value))),
        ([value, text]) => {
          const readings = keyVariants(text);
          expect(readings, text).toContain(value);
          expect(readings.length).toBeLessThanOrEqual(5);
        },
      ),
      many,
    );
  });

  it('has no control characters', () => {
    const units = [
      'A',
      '7',
      '-',
      '"',
      ' ',
      '\t',
      '\n',
      '\v',
      '\f',
      '\r',
      '\0',
      '\u0085',
      '&#10;',
      '&#0;',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units) }), (text) => {
        for (const reading of keyVariants(text)) expect(reading).toMatch(/^\P{Cc}+$/u);
      }),
      many,
    );
  });
});

describe('pastedLine', () => {
  it.each([
    [`  ${key}\n`, `  ${key}\n`],
    [`Hello,\r\n\r\nLicense key: ACME PRO-${uuid}.\r\nThanks`, `License key: ACME PRO-${uuid}.`],
    [`Key:\nLUMEN-1C285B2D-6CE6-4BC7-B8BE-\nADB6A7E304DA\nThanks`, key],
    [`Thanks,\n${uuid.toLowerCase()}`, uuid.toLowerCase()],
    ['ABC\n1234\n', 'ABC 1234 '],
    [`${key}\n${key.replace('1C', '2C')}`, `${key} ${key.replace('1C', '2C')}`],
  ])('%j: %j', (text, line) => {
    expect(pastedLine(text)).toBe(line);
  });
});

it('finds a key of any form among the words of a text', () => {
  expect(wordsIn('My key: "ABC-1234", thanks.')).toContain('abc-1234');
});

it('the search takes time in proportion to the text', () => {
  const texts = [
    '1\n>',
    '1c285b2d\n',
    'a-\n',
    ' ',
    '-',
    '*',
    'a',
    '1c285b2d',
    'a@',
    '\n>',
    '&#',
    'x.',
    '12345678 ',
  ];
  for (const part of texts) {
    const text = part.repeat(400_000 / part.length);
    const time = cpuTime(() => {
      identifiersIn(text);
      keyVariants(text);
      pastedLine(`${text}\n${key}`);
    });
    expect(time, part).toBeLessThan(4000);
  }
});
