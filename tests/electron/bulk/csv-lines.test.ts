import { expect, test } from 'vitest';
import { tableLines } from '../../../electron/services/bulk/csv-lines.ts';

const titles = new Set(['key', 'mail', 'name', 'old, key']);
const known = (cells: readonly string[]): number => cells.filter((cell) => titles.has(cell)).length;

/** Returns the cells of each line of a text. */
const cellsIn = async (text: string) =>
  (await tableLines(text, known))?.map(({ cells }) => cells) ?? null;

test('known titles decide the separator, whatever the lines below them', async () => {
  const text = 'name;key\nDoe, Jane;K1\nRoe, Ann\nPoe, Al\nCoe, Di';
  expect((await cellsIn(text))?.slice(0, 2)).toEqual([
    ['name', 'key'],
    ['Doe, Jane', 'K1'],
  ]);
});

test('titles are found below any number of lines of spaces', async () => {
  const text = `${'  \n'.repeat(12)}name;key\nDoe, Jane;K1\nRoe, Ann\nPoe, Al\nCoe, Di`;
  expect((await cellsIn(text))?.slice(0, 2)).toEqual([
    ['name', 'key'],
    ['Doe, Jane', 'K1'],
  ]);
});

test('quotation marks around titles do not hide them', async () => {
  const text = '"name";"key"\n"Doe, Jane";K1\nRoe, Ann\nPoe, Al\nCoe, Di';
  expect((await cellsIn(text))?.[0]).toEqual(['name', 'key']);
});

test('titles below the tenth line are not found', async () => {
  const text = `${'A, B\n'.repeat(10)}name;key`;
  expect((await cellsIn(text))?.at(-1)).toEqual(['name;key']);
});

test('a line that is one known title does not decide the separator', async () => {
  expect(await cellsIn('old, key\nK1,K2')).toEqual([
    ['old', 'key'],
    ['K1', 'K2'],
  ]);
});

test('without known titles the most regular separator is taken', async () => {
  expect(await cellsIn('a;b;c,d\ne;f;g\nh;i;j')).toEqual([
    ['a', 'b', 'c,d'],
    ['e', 'f', 'g'],
    ['h', 'i', 'j'],
  ]);
});

test('a separator in quotation marks separates nothing', async () => {
  expect(await cellsIn('"a;b",1\n"c;d",2\n"e;f",3')).toEqual([
    ['a;b', '1'],
    ['c;d', '2'],
    ['e;f', '3'],
  ]);
});

test.each(['sep=;\n', 'SEP=;\r\n', '"sep=;"\n'.replace(';"', ';'), '\ufeffsep=;\n'])(
  'the separator that %j names is taken, and the lines keep their numbers',
  async (first) => {
    const lines = await tableLines(`${first}name,key;mail\na,b;c`, known);
    expect(lines?.map(({ line, cells }) => ({ line, cells }))).toEqual([
      { line: 2, cells: ['name,key', 'mail'] },
      { line: 3, cells: ['a,b', 'c'] },
    ]);
  },
);

test.each(['', ' \n\t', '\ufeff', 'sep=;\n  ', 'key\0'])('%j is not a table', async (text) => {
  expect(await cellsIn(text)).toBeNull();
});
