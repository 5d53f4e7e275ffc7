import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${root}docs/threat-model.md`, 'utf8');

/** Returns the cells of each table row in a part of the page, without the rules below headers. */
function rowsIn(part: string): string[][] {
  return part
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const partOf = (heading: string): string =>
  page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

const [header = [], ...assets] = rowsIn(partOf('Assets and attackers'));
const rowName = /^[A-Z]\d{1,2}$/;
const named = rowsIn(page).filter(([name = '']) => rowName.test(name));
const limits = named.filter(([name = '']) => name.startsWith('L'));
const rules = named.filter(([name = '']) => !name.startsWith('L'));

describe('the threat model', () => {
  it('has a cell for each pair of asset and attacker, and a row for each name in a cell', () => {
    const names = new Set(named.map(([name]) => name));
    expect(assets.length).toBeGreaterThan(8);
    for (const [asset, ...cells] of assets) {
      expect(cells, asset).toHaveLength(header.length - 1);
      for (const cell of cells) {
        const inCell = cell.split(', ');
        expect(
          inCell.every((name) => names.has(name)),
          `${asset}: ${cell}`,
        ).toBe(true);
      }
    }
  });

  it('names each row once, and uses each row about an attacker', () => {
    const names = named.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const used = new Set(
      assets.flatMap(([, ...cells]) => cells.flatMap((cell) => cell.split(', '))),
    );
    expect(rules.map(([name]) => name).filter((name) => !used.has(name ?? ''))).toEqual([]);
  });

  it.each(rules)('proves %s by tests that exist', (...cells) => {
    const tests = Array.from((cells.at(-1) ?? '').matchAll(/`([^`]+)`/g), ([, file]) => file);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(`${root}tests/${file}`))).toEqual([]);
  });

  it('says what each limit is', () => {
    expect(limits.length).toBeGreaterThan(0);
    for (const [name, text = ''] of limits) expect(text.length, name).toBeGreaterThan(40);
  });
});
