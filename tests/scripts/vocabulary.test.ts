import { expect, test } from 'vitest';
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
  const text = "  standingWish: 'Nobody told it.',";
  expect(wordsIn(text, 'shared/text/en/example.ts')).toEqual(['1 standingWish']);
});

test('a name that is right keeps its old word', () => {
  expect(wordsIn("await Promise.allSettled(['MacBook']); state === 'settling';")).toEqual([]);
});
