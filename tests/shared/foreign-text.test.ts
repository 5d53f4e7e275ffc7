import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isVisible,
  nameInSentence,
  shownName,
  oneLine,
  visibleJson,
} from '../../shared/foreign-text.ts';
import { unsafeCharactersIn, hostileName, hostileRightToLeft } from '../support/hostile-names.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.oneof(
        fc.constantFrom('\u202e', '\u2066', '\u2068', '\u2069', '\u200d', '\u200c', '\ufe0f'),
        fc.constantFrom('👩', '🏴', '\u{e0067}', '\u{e007f}', 'é', 'ا', 'क', '्', 'ש', ' ', '\n'),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
    )
    .map((parts) => parts.join('')),
);

describe('oneLine', () => {
  it.each([
    'Lena’s MacBook Pro',
    'Büro 3 – Gerät №7',
    '田中さんのパソコン',
    '김민수의 노트북',
    'มือถือของสมชาย',
    // Persian with a zero-width non-joiner, Hebrew with points, Hindi and Sinhala with joiners.
    'رایانه‌ی من می‌خواهم',
    'מַחְשֵׁב',
    'क्‍ष नमस्ते',
    'ශ්‍රී ලංකා',
    // Families, professions, skin tones, hearts, keycaps, flags of countries and of Scotland.
    '👨‍👩‍👧‍👦 family',
    '👩🏽‍💻 desk',
    '🏳️‍🌈 and ❤️‍🔥 and 1️⃣',
    '🇳🇴 Ingrid',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Edinburgh',
    '葛\u{e0100}飾',
  ])('leaves a name as it is: %s', (name) => {
    expect(oneLine(name)).toBe(name);
    expect(shownName(name)).toBe(name);
    expect(nameInSentence(name).replaceAll(/[\u2068\u2069]/g, '')).toBe(name);
  });

  it.each([
    ['a line break', 'Desk\nReleased: free', 'Desk Released: free'],
    ['a Windows line break', 'a\r\nb', 'a b'],
    ['a command to a terminal', 'a\u001b]52;c;eA==\u0007b', 'a]52;c;eA==b'],
    ['a command in one byte', 'a\u009b2Jb', 'a2Jb'],
    ['an override of direction', 'a\u202egnp.exe', 'agnp.exe'],
    ['an isolate that is never closed', 'a\u2067b', 'ab'],
    ['tags that hide words', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['variation selectors that hide bytes', 'a\u{e0101}\u{e0102}\u{e0103}b', 'ab'],
    ['a joiner between Latin letters', 'pay\u200dpal', 'paypal'],
    ['a filler that looks like nothing', 'a\u3164b', 'ab'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
    ['a line of Unicode’s own', 'a\u2028b\u2029c\u0085d', 'a b c d'],
  ])('takes %s out', (_, text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });

  it('leaves no invisible character in any text, and changes nothing in its own result', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u,
        );
        for (const clean of [oneLine, shownName, nameInSentence]) {
          const once = clean(text);
          expect(clean(once)).toBe(once);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('shownName returns a short line without runs of spaces for any name', () => {
    expect(shownName('x'.repeat(5_000))).toHaveLength(400);
    expect(shownName(`Desk${' '.repeat(300)}Released`)).toBe('Desk Released');
    expect(shownName(`a${'\u0301'.repeat(50)}`)).toHaveLength(9);
  });

  it('nameInSentence isolates names from right to left, and no others', () => {
    expect(nameInSentence(hostileRightToLeft)).toBe('\u2068מחשב של דנה\u2069');
    expect(nameInSentence('Desk')).toBe('Desk');
    expect(shownName(hostileRightToLeft)).toBe('מחשב של דנה');
  });

  it('nameInSentence closes each isolate that it opens, for any name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let open = 0;
        for (const character of nameInSentence(text)) {
          if (character === '\u2068') open += 1;
          if (character === '\u2069') open -= 1;
          expect(open).toBeGreaterThanOrEqual(0);
        }
        expect(open).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('isVisible is false for text of invisible characters', () => {
    for (const text of ['', '  ', '\u200b\u2060', '\u3164', '\u2800 ', '\u202e'])
      expect(isVisible(text)).toBe(false);
    for (const text of ['a', 'ש', '🙂', '田', '.']) expect(isVisible(text)).toBe(true);
  });
});

function checkVisible(value: unknown): void {
  const shown = visibleJson(JSON.stringify(value));
  expect(JSON.parse(shown)).toEqual(value);
  expect(unsafeCharactersIn(shown)).toEqual([]);
}

describe('visibleJson', () => {
  it('holds the same values in visible characters', () => {
    checkVisible({ label: hostileName });
    fc.assert(
      fc.property(anyText, (label) => {
        checkVisible({ label });
      }),
      { numRuns: 1_000 },
    );
  });
});
