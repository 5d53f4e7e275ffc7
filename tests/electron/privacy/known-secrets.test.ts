import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removeSecrets } from '../../../electron/privacy/known-secrets.ts';

const key = 'LUMEN-7C1D9A04-5E2B-4F66-8A31-0B9D42C7E5F8';
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
const secretLetters = lettersOf(key).slice('LUMEN'.length);

/** Returns the length of the longest run of the key's letters and digits in a text. */
function longestRest(text: string): number {
  const characters = lettersOf(text);
  for (let length = secretLetters.length; length > 0; length -= 1)
    for (let at = 0; at + length <= secretLetters.length; at += 1)
      if (characters.includes(secretLetters.slice(at, at + length))) return length;
  return 0;
}

const fullWidth = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0));

/** Ways in which a person, a mail program or a form writes a key. */
const written: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in small letters', (text) => text.toLowerCase()],
  ['with en dashes', (text) => text.replaceAll('-', '–')],
  ['with minus signs', (text) => text.replaceAll('-', '−')],
  ['with spaces', (text) => text.replaceAll('-', ' ')],
  ['with nothing between', (text) => text.replaceAll('-', '')],
  ['with a space after each letter', (text) => text.split('').join(' ')],
  ['with dots and a line break', (text) => text.replaceAll('-', '.\n')],
  ['with soft hyphens', (text) => text.split('').join('\u00ad')],
  ['with zero-width spaces', (text) => text.split('').join('\u200b')],
  ['with marks of direction', (text) => text.split('').join('\u200e')],
  ['in full width', fullWidth],
  ['in bold letters of mathematics', (text) => text.replaceAll('A', '𝐀').replaceAll('7', '𝟕')],
  ['with dashes as in an address', (text) => text.replaceAll('-', '%2D')],
  ['in an address', (text) => encodeURIComponent(text).replaceAll('4', '%34')],
  ['in an address in an address', (text) => encodeURIComponent(text.replaceAll('4', '%34'))],
  ['in HTML', (text) => text.replaceAll('-', '&#45;').replaceAll('A', '&#x41;')],
  ['in HTML by name', (text) => text.replaceAll('-', '&ndash;')],
  [
    'in JSON',
    (text) => text.replaceAll('-', String.raw`\u002d`).replaceAll('7', String.raw`\u0037`),
  ],
];

describe('a known key is removed', () => {
  test.each(written)('%s', (_, write) => {
    const [clean = ''] = removeSecrets([`It is ${write(key)}, thanks`], [key]);
    expect(longestRest(clean)).toBeLessThan(6);
    expect(clean).toMatch(/^It is .*thanks$/s);
    expect(clean).toContain('[removed]');
  });

  test('when it is divided at any place, in both orders, in any writing', () => {
    const cut = fc.record({
      at: fc.integer({ min: 1, max: key.length - 1 }),
      way: fc.constantFrom(...written.map(([, write]) => write)),
      isTurned: fc.boolean(),
      before: fc.constantFrom('', 'Key: ', '🔑 '),
    });
    fc.assert(
      fc.property(cut, ({ at, way, isTurned, before }) => {
        const halves = [before + way(key.slice(0, at)), way(key.slice(at))];
        const clean = removeSecrets(isTurned ? halves.toReversed() : halves, [key]);
        const rest = isTurned ? clean.toReversed() : clean;
        expect(longestRest(rest.join(''))).toBeLessThan(10);
      }),
      { numRuns: 600 },
    );
  });

  test('when ten letters and digits of it are given', () => {
    for (let at = 0; at + 10 <= secretLetters.length; at += 1) {
      const [clean = ''] = removeSecrets([`ends with ${secretLetters.slice(at, at + 10)}`], [key]);
      expect(clean).toBe('ends with [removed]');
    }
  });

  test('when it continues in the ending that the case shows', () => {
    const [clean] = removeSecrets(['Desk 0B9D42'], [key], ['****-C7E5F8']);
    expect(clean).toBe('Desk [removed]');
  });

  test('in any other form', () => {
    for (const other of ['SEATKEEPER-TEST-1111-1111', 'BÜRO 4711 ß', 'ABCD1234', 'PASSWORDONLY'])
      for (const way of [other, other.toLowerCase(), other.replaceAll(/[- ]/g, '')])
        expect(removeSecrets([`my ${way}!`], [other])).toEqual(['my [removed]!']);
  });
});

test('an id and a token are removed, too', () => {
  const id = '33333333-0bad-4333-8333-3333333333ab';
  const token = 'polar_oat_NotARealToken0123456789abcdef';
  const clean = removeSecrets(
    [id.replaceAll('-', ' '), token.replaceAll('_', ' ').toUpperCase(), 'oat_NotARealToken01234'],
    [id, token],
  );
  expect(clean).toEqual([
    '[removed]',
    '[removed]',
    expect.stringMatching(/^\S{0,20} ?\[removed\]$/),
  ]);
});

test.each([
  'Lumen',
  'Lumen workstation in room 4711',
  'Ingrid’s MacBook Air',
  'last used 2026-11-29 at 10:22:33',
  'DESKTOP-7C1D9A0',
  'in May; ask +47 22 33 44 55',
  '陽子のiMac',
  'مكتب الاستقبال 7',
  '👩🏽‍💻 desk 5E2B-4F66',
  'a'.repeat(120),
])('ordinary words stay: %s', (wording) => {
  expect(removeSecrets([wording, 'in spring'], [key], ['****-C7E5F8'])).toEqual([
    wording,
    'in spring',
  ]);
});

test('the app’s name stays, though the key begins with it', () => {
  const other = 'SEATKEEPER-TEST-1111-1111';
  expect(removeSecrets(['Seatkeeper test machine'], [other])).toEqual(['Seatkeeper test machine']);
});

test('text beside a secret stays', () => {
  fc.assert(
    fc.property(fc.constantFrom('before ', '“', ''), fc.constantFrom(' after', '!', ''), (a, z) => {
      expect(removeSecrets([`${a}${key}${z}`], [key])).toEqual([`${a}LUMEN-[removed]${z}`]);
    }),
  );
});

describe('a key that a seller chose', () => {
  test.each([
    ['AB12', 'the key is ab-12.', 'the key is [removed].'],
    ['AB12', 'AB12', '[removed]'],
    ['AB12', 'CAB125 of the lab', 'CAB125 of the lab'],
    ['日本-鍵', '鍵は「日本-鍵」です', '鍵は「[removed]」です'],
    ['日本-鍵', '鍵は日本鍵です', '鍵は[removed]です'],
    ['ABC1234', 'it is xabc1234x', 'it is x[removed]x'],
    ['ACME PRO-7', 'acme pro 7', '[removed]'],
    [
      'BÜRO-7C1D9A04-5E2B-4F66-8A31-0B9D42C7E5F8',
      'Büro 7c1d9a045e2b4f668a310b9d42c7e5f8',
      'Büro [removed]',
    ],
    ['Bü-7é', 'bü7é', '[removed]'],
    ['7', 'Mac mini 7', 'Mac mini 7'],
    ['A1', 'A1 printer', 'A1 printer'],
  ])('such as %j: of %j, %j is left', (secret, typed, left) => {
    expect(removeSecrets([typed], [secret])).toEqual([left]);
  });
});
