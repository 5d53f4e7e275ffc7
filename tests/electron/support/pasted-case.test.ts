import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastedCaseIn } from '../../../electron/services/support/pasted-case.ts';
import { caseText } from '../../../electron/services/support/support-cases.ts';
import {
  caseBlock,
  caseMark,
  caseReasons,
  type SupportCase,
} from '../../../shared/support-case.ts';
import { catalogue } from '../../../shared/text/catalogue.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { mailed, mailTransforms } from '../../support/mail-transforms.ts';

// A customer copies a case into a mail, and mail programs change it. The app finds the same case or none, but never another one.

const characters = 'BCDFGHJKLMNPQRSTVWXZ'.split('');
const codePart = fc.string({ unit: fc.constantFrom(...characters), minLength: 4, maxLength: 4 });
const names = fc.oneof(
  fc.constantFrom(
    'Ingrid’s MacBook Air',
    'Old “ThinkPad” X1',
    "Tom's PC & printer <lab>",
    'C:\\PC=3D {7}',
    'Büro-PC 7',
    'a very long name of a computer, which its owner chose to be longer than any line of a mail',
    'スタジオ 端末',
    'Reason: other',
    'Support case ZZZZ-ZZZZ',
    '"},{"code":"ZZZZ-ZZZZ"',
    '&quot;x&quot;',
    'node--7...',
  ),
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const anyCase: fc.Arbitrary<SupportCase> = fc.record({
  version: fc.constant(1 as const),
  code: fc.tuple(codePart, codePart).map(([one, two]) => `${one}-${two}`),
  createdAt: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  about: fc.constantFrom('this-device' as const, 'another-device' as const),
  reason: fc.constantFrom(...caseReasons),
  server: fc.constantFrom('production' as const, null),
  displayKey: fc.constantFrom('****-4C7A91', '****-234', '****', '****-Ü-7鍵', null),
  activationHash: fc.constantFrom('a1b2c3d4e5f6', null),
  deviceName: fc.option(names, { nil: null }),
  lastUsed: fc.option(fc.constantFrom('in May', 'letzte Woche, abends'), { nil: null }),
  situation: fc.constantFrom('none', 'held idle unchecked'),
  failure: fc.constantFrom('SEAT-LIMIT', null),
  appVersion: fc.constant('0.1.0'),
  platform: fc.constant('linux x64'),
});
const language = fc.constantFrom(catalogue.en, catalogue.de);

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Fails where the app reads another case than the text contains. */
function expectSameOrLess(
  text: string,
  supportCase: SupportCase,
  context: string,
): 'whole' | 'part' | 'none' {
  const found = pastedCaseIn(text);
  if (found === null) return 'none';
  const { code, reason, displayKey, activationHash, deviceName, lastUsed, situation, failure } =
    supportCase;
  const isWhole = found.situation !== null;
  if (isWhole) {
    expect(found, context).toEqual({
      code,
      reason,
      displayKey,
      activationHash,
      deviceName,
      lastUsed,
      situation,
      failure,
    });
    return 'whole';
  }
  expect(found.code, context).toBe(code);
  expect([reason, null], context).toContain(found.reason);
  expect([displayKey, null], context).toContain(found.displayKey);
  return 'part';
}

const example: SupportCase = {
  version: 1,
  code: 'BCDF-GHJK',
  createdAt: 1_795_000_000_000,
  about: 'another-device',
  reason: 'lost',
  server: 'production',
  displayKey: '****-4C7A91',
  activationHash: 'a1b2c3d4e5f6',
  deviceName: 'Ingrid’s “MacBook” & Co <7>, which stands in the small studio beside the kitchen',
  lastUsed: 'in May',
  situation: 'held idle unchecked',
  failure: null,
  appVersion: '0.1.0',
  platform: 'linux x64',
};
const { code, reason, displayKey, activationHash, deviceName, lastUsed, situation, failure } =
  example;
const whole = {
  code,
  reason,
  displayKey,
  activationHash,
  deviceName,
  lastUsed,
  situation,
  failure,
};

/** Returns the lines for people only. */
const readable = (supportCase: SupportCase, text = catalogue.en): string =>
  caseText(supportCase, text).split(caseMark)[0] ?? '';

describe('a case in a mail', () => {
  test.each(Object.keys(mailTransforms))('is whole: %s', (name) => {
    for (const text of Object.values(catalogue)) {
      const sent = mailTransforms[name]?.(caseText(example, text)) ?? '';
      expect(pastedCaseIn(`Hello,\n\n${sent}\n\nRegards {me}`)).toEqual(whole);
    }
  });

  test.each(Object.keys(mailTransforms))('is found by its lines alone: %s', (name) => {
    for (const text of Object.values(catalogue)) {
      const found = pastedCaseIn(mailTransforms[name]?.(readable(example, text)) ?? '');
      expect(found).toMatchObject({ code, reason, displayKey, activationHash: null });
      expect(lettersOf(found?.deviceName ?? '')).toBe(lettersOf(deviceName ?? ''));
      expect(found?.lastUsed?.replaceAll('\u00a0', ' ')).toBe(lastUsed);
    }
  });

  test('is found unchanged or not at all after any changes', { timeout: 120_000 }, () => {
    const found = { whole: 0, part: 0, none: 0 };
    const any = anyCase.chain((supportCase) =>
      fc.tuple(
        fc.constant(supportCase),
        language.chain((text) => mailed(caseText(supportCase, text))),
        fc.oneof(
          { weight: 4, arbitrary: fc.constant(1) },
          { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
        ),
      ),
    );
    fc.assert(
      fc.property(any, ([supportCase, [ways, text], kept]) => {
        const cut = text.slice(0, Math.ceil(text.length * kept));
        found[expectSameOrLess(cut, supportCase, `${ways.join(', ')}, ${kept}`)] += 1;
      }),
      { numRuns: 10_000 },
    );
    // Otherwise the test would check nothing.
    expect(found.whole).toBeGreaterThan(6_000);
    expect(found.part).toBeGreaterThan(100);
  });

  test('of a newer app is read without its additional fields', () => {
    const json = caseBlock(example).replace(`${caseMark} `, '');
    for (const more of ['"seats":{"used":3,"of":[{"a":1}]}', '"note":"x"', '"later":[1,{}]']) {
      for (const newer of [json.replace('{', `{${more},`), json.replace(/\}$/, `,${more}}`)])
        expect(pastedCaseIn(`seatkeeper-case ${newer}`), newer).toEqual(whole);
    }
  });

  test('is not mixed with another one that was forwarded with it', () => {
    const other = { ...example, code: 'ZZZZ-XXXX', displayKey: '****-000000', deviceName: null };
    const both = `${readable(other)}\n${readable(example)}`;
    expect(pastedCaseIn(both)).toMatchObject({
      code: 'ZZZZ-XXXX',
      displayKey: '****-000000',
      deviceName: null,
    });
  });

  test('has only its code where only the subject names it', () => {
    expect(pastedCaseIn('Subject: Re: Support case BCDF-GHJK\n\nIt works now, thanks.')).toEqual({
      ...Object.fromEntries(Object.keys(whole).map((name) => [name, null])),
      code,
    });
  });

  test('is null where the text has none', () => {
    for (const text of [
      '',
      'Support case',
      'Support case number 7',
      'seatkeeper-case',
      'Device: Mac',
    ])
      expect(pastedCaseIn(text)).toBeNull();
  });
});

test('a forged or broken case never throws', () => {
  const parts = [
    'seatkeeper-case',
    ' ',
    '{',
    '}',
    '"code":"BCDF-GHJK"',
    ',',
    '"',
    '\n> ',
    '&quot;',
    '=\n',
    '=3D',
    '<p>',
    'Support case BCDF-GHJK',
    'Device: ',
    '“',
    '\\u00',
    'version',
    ':1',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), (chosen) => {
      expect(['string', 'undefined']).toContain(typeof pastedCaseIn(chosen.join(''))?.code);
    }),
    { numRuns: 5_000 },
  );
});

test('a search takes time in proportion to the text’s length', () => {
  for (const part of [
    'seatkeeper-case {',
    'seatkeeper-\n',
    '<p ',
    '>\n',
    '= \n',
    'Support case BCDF-GHJK\n',
    '"',
    '}',
    '<style>',
    ' ',
  ]) {
    const text = part.repeat(100_000 / part.length);
    expect(
      cpuTime(() => pastedCaseIn(text)),
      part,
    ).toBeLessThan(2_000);
  }
});

test.each([
  ['Verloren/gestohlen', 'lost'],
  ['Verkauft/verschenkt', 'sold'],
  ['Verloren oder gestohlen', 'lost'],
])('the German reason "%s" of a case is read', (written, expected) => {
  const text = `Supportfall BCDF-GHJK\n\nGrund: ${written}\nGerät: Studio\n`;
  expect(pastedCaseIn(text)).toMatchObject({ code: 'BCDF-GHJK', reason: expected });
});
