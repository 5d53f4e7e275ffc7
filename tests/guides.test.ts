import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { supportCode, type FailureCode } from '../shared/failure.ts';
import { transitions } from '../shared/seat-release.ts';
import { en } from '../shared/text/en.ts';

// What the guides promise of other files: pictures, texts of the window, codes, pages; and that their tables are drawn as tables.

const root = path.resolve(import.meta.dirname, '..');
const docs = path.join(root, 'docs');
const pageOf = (name: string): string => readFileSync(path.join(docs, name), 'utf8');

/** Returns the anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const headings = Array.from(page.matchAll(/^#{1,6} (.+)$/gm), ([, text = '']) => text);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe.each(['integration.md', 'seller-guide.md', 'support-guide.md'])('docs/%s', (name) => {
  test('links to files and headings that exist', () => {
    const text = pageOf(name).replaceAll(/^```\w+\n[^]*?^```$/gm, '');
    const links = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link);
    const inside = links.filter((link) => !link.startsWith('https://'));
    expect(inside.length).toBeGreaterThan(3);
    for (const link of inside) {
      const [file = '', anchor] = link.split('#');
      const target = path.join(docs, file === '' ? name : file);
      expect(existsSync(target), link).toBe(true);
      if (anchor === undefined) continue;
      expect(anchorsOf(readFileSync(target, 'utf8')).has(anchor), link).toBe(true);
    }
  });
});

/** Returns all texts in a part of the catalogue that need no value. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.values(part).flatMap(textsIn);
}

/** Returns the cells of a line of a table. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** Returns the tables of a page, each with its lines. */
function tablesIn(page: string): string[][] {
  const withoutCode = page.replaceAll(/^```\w*\n[^]*?^```$/gm, '');
  return Array.from(withoutCode.matchAll(/(?:^\|.*\n?)+/gm), ([table]) => table.trim().split('\n'));
}

const pages = [root, docs, path.join(docs, 'decisions')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name)),
);

test.each(pages.map((page) => path.relative(root, page)))('%s: tables have equal rows', (name) => {
  for (const lines of tablesIn(readFileSync(path.join(root, name), 'utf8'))) {
    // GitHub draws no table where the line below the head has another number of cells.
    expect(lines[1]).toMatch(/^\|(?:\s*:?-+:?\s*\|)+$/);
    const counts = lines.map((line) => cellsOf(line).length);
    expect(new Set(counts).size, lines[counts.findIndex((count) => count !== counts[0])]).toBe(1);
  }
});

test('docs/release.md has the table of the state machine', () => {
  const tables = tablesIn(pageOf('release.md')).map((lines) => lines.map(cellsOf));
  const [head = [], , ...rows] = tables.find((table) => table[0]?.includes('found-free')) ?? [];
  const shown = rows.map(([state = '', ...cells]) => [
    state.replaceAll('*', ''),
    head.slice(1).filter((_, column) => cells[column] !== ''),
  ]);
  const events = Object.entries(transitions).map(([state, leads]) => [
    state,
    head.slice(1).filter((event) => event in leads),
  ]);
  expect(shown).toEqual(events);
  const named = new Set(Object.values(transitions).flatMap((leads) => Object.keys(leads)));
  expect(new Set(head.slice(1))).toEqual(named);
});

describe('docs/support-guide.md', () => {
  const page = pageOf('support-guide.md');

  test('quotes the window as it is', () => {
    const shown = new Set(textsIn(en));
    const quoted = Array.from(
      page.matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g),
      ([, text = '']) => text,
    );
    expect(quoted.length).toBeGreaterThan(30);
    expect(quoted.filter((text) => text !== 'italics' && !shown.has(text))).toEqual([]);
  });

  test('explains codes that the app has', () => {
    const table = page.split('\n## Codes\n')[1]?.split('\n## ')[0] ?? '';
    const codes = Array.from(table.matchAll(/^\| (`.+?`) \|/gm), ([, cell = '']) => cell)
      .flatMap((cell) => cell.split(', '))
      .map((code) => code.replaceAll('`', ''));
    const known: readonly string[] = Object.keys(en.failures.words).map((code) =>
      supportCode({ code: code as FailureCode }),
    );
    expect(codes.length).toBeGreaterThan(12);
    const isKnown = (code: string): boolean =>
      code.endsWith('…')
        ? known.some((each) => each.startsWith(code.slice(0, -1)))
        : known.includes(code);
    expect(codes.filter((code) => !isKnown(code))).toEqual([]);
  });

  test('has at least one picture of each part that customers see', () => {
    expect(page.match(/!\[[^\]]+\]\(\.\.\/tests\/journeys\/screens\//g)?.length).toBeGreaterThan(6);
  });
});
