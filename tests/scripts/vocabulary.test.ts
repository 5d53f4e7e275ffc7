import { describe, expect, test } from 'vitest';
import { oldWordsIn } from '../../scripts/vocabulary/old-words.ts';

const wordsIn = (text: string, file = 'electron/example.ts'): string[] =>
  oldWordsIn(file, text).map(({ word, line }) => `${line} ${word}`);

test('an old word is found in a sentence and in each part of a name', () => {
  expect(wordsIn('// Settles the wish.\nconst activationWish = 1;')).toEqual([
    '1 Settles',
    '1 wish',
    '2 activationWish',
  ]);
});

test('a word that is plain in a sentence is found in names alone', () => {
  expect(wordsIn('// A long story.\nfunction createReleaseStory() {}')).toEqual([
    '2 createReleaseStory',
  ]);
});

test('a word that contains an old one is left alone', () => {
  expect(wordsIn('// The desktop, an outdoor, a teller, noteworthy.')).toEqual([]);
});

test('the sentences of the product are left alone, and their names are not', () => {
  const text = "  standingWish: 'The desk heard a wish.',";
  expect(wordsIn(text, 'shared/text/en/example.ts')).toEqual(['1 standingWish']);
});

test('a name that is right keeps its old word', () => {
  expect(wordsIn("await Promise.allSettled(['MacBook']); state === 'settling';")).toEqual([]);
});

describe('an old phrase', () => {
  test('is found in the catalogue of its language, in any case', () => {
    const text = "  open: 'Support desk…',\n  later: `Look again in ${when}.`,";
    expect(wordsIn(text, 'shared/text/en/example.ts')).toEqual(['1 support desk', '2 look again']);
    const german = "  save: 'Beleg sichern …',\n  by: 'Einer Person',\n  code: 'Support-Code',";
    expect(wordsIn(german, 'shared/text/de/example.ts')).toEqual([
      '1 sichern',
      '2 Einer Person',
      '3 Support-Code',
    ]);
  });

  test('is left alone in comments, names, longer words and other files', () => {
    const text = "  // It cannot look again.\n  granted: 'Active',\n  space: 'Spacecraft',";
    expect(wordsIn(text, 'shared/text/en/example.ts')).toEqual([]);
    expect(wordsIn("  mail: 'E-Mail, Sicherung',", 'shared/text/de/example.ts')).toEqual([]);
    expect(wordsIn("  open: 'Support desk…',", 'renderer/example.ts')).toEqual([]);
  });
});
