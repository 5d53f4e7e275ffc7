import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  formatTransferCode,
  readTransferCode,
  transferCodeAlphabet,
  transferCodeLength,
  TypedTransferCode,
} from '../../shared/transfer-code.ts';

const anyCode = fc
  .array(fc.constantFrom(...transferCodeAlphabet.split('')), {
    minLength: transferCodeLength,
    maxLength: transferCodeLength,
  })
  .map((characters) => characters.join(''));

test('a code has 50 bits, and no two characters of it look alike', () => {
  expect(new Set(transferCodeAlphabet).size).toBe(32);
  expect(32 ** transferCodeLength).toBe(2 ** 50);
  expect(transferCodeAlphabet).not.toMatch(/[ILOU]/);
});

test.each([
  ['7QK2M4XWDR', 'as it is'],
  ['7QK2M 4XWDR', 'as it is shown'],
  ['7qk2m4xwdr', 'in lower case'],
  [' 7qk2m  4xwdr\n', 'with spaces around it'],
  ['7QK2M\u00a04XWDR', 'with a no-break space'],
  ['7QK2M–4XWDR', 'with a dash that a program put in'],
  ['“7QK2M-4XWDR.”', 'in quotation marks, at the end of a sentence'],
  ['７ＱＫ２Ｍ ４ＸＷＤＲ', 'in full-width letters'],
  ['\ufeff7QK\u200b2M4XWDR', 'with invisible characters'],
  ['7QK2M&nbsp;4XWDR', 'with an entity of a mail'],
])('"%s" is read: %s', (typed) => {
  expect(readTransferCode(typed)).toBe('7QK2M4XWDR');
});

test('letters that no code has are read as the digit or letter that they are taken for', () => {
  expect(readTransferCode('oOiIlLuU23')).toBe('001111VV23');
});

test.each(['', '7QK2M4XWD', '7QK2M4XWDR7', '7QK2M 4XWDÄ', 'BCDF-GHJK', '٧QK2M4XWDR', '１２３'])(
  '"%s" is no code',
  (typed) => {
    expect(readTransferCode(typed)).toBeNull();
    expect(v.is(TypedTransferCode, typed)).toBe(false);
  },
);

test('every code is read from its shown form, in any case and with any separators', () => {
  fc.assert(
    fc.property(
      anyCode,
      fc.array(fc.constantFrom('', ' ', '-', '\u2014', '\u200b', '.'), {
        minLength: 10,
        maxLength: 10,
      }),
      fc.boolean(),
      (code, separators, isLower) => {
        expect(readTransferCode(formatTransferCode(code))).toBe(code);
        const typed = Array.from(code, (character, at) => character + (separators[at] ?? '')).join(
          '',
        );
        expect(readTransferCode(isLower ? typed.toLowerCase() : typed)).toBe(code);
      },
    ),
  );
});

test('no other text is read as a code of another length or alphabet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const code = readTransferCode(text);
      if (code !== null) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    }),
  );
});
