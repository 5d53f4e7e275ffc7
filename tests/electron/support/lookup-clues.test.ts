import { describe, expect, test } from 'vitest';
import { cluesIn } from '../../../electron/services/support/lookup-clues.ts';

describe('the end of a key that a customer names in a sentence', () => {
  test.each([
    ['the license ending 9E3779, machine studio workstation', ['9E3779']],
    ['My key ends in "9e3779".', ['9E3779']],
    ['The last six characters are 9E3779, thanks', ['9E3779']],
    ['last 6: 9E3779', ['9E3779']],
    ['Der Schlüssel endet auf 9E3779.', ['9E3779']],
    ['Ende: 9E3779', ['9E3779']],
    // Words without a digit, and longer ones.
    ['It ends in safari, and the ending laptop is gone.', []],
    ['ending 9E37790 and ending 9E3779-X', []],
    ['At the end 123 of 456789', []],
  ])('%j names %j', (text, endings) => {
    expect(cluesIn(text).endings).toEqual(endings);
  });
});

describe('a generated key that was cut or mistyped', () => {
  test.each([
    ['my key is LUMEN-9E3779B9-7F4A-4C15-8A3E-D1B54A32D19X', '****-32D19X'],
    ['my key LUMEN-9E3779B9-7F4A-4... does not work', '****-7F4A-4'],
    ['Mein Lizenzschlüssel: LUMEN-9E3779B9-7F4A-4C15-8A3E', '****-5-8A3E'],
  ])('is recognized as a key in %j', (text, shown) => {
    expect([...cluesIn(text).forms.values()]).toContain(shown);
  });

  test.each([
    'my license of 2026-11-23 is gone',
    'the key does not work on my well-known-computer of the office',
    'the key is LUMEN-9E3779B9-7F4A-4C15-8A3E-D1B54A32D192',
  ])('is none in %j', (text) => {
    expect([...cluesIn(text).forms.values()].filter((shown) => shown !== null)).toEqual([]);
  });
});
