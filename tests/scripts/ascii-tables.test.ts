import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { asciiBlocks } from '../../electron/services/search/ascii-blocks.ts';
import { trimmedTables } from '../../scripts/packaging/ascii-tables.ts';

const tables = path.join(
  path.dirname(createRequire(import.meta.url).resolve('any-ascii')),
  'block.js',
);

/** Returns the function that a module of tables exports. */
async function blockOf(source: string): Promise<(block: number) => string> {
  const url = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
  const module: { readonly default: (block: number) => string } = await import(
    /* @vite-ignore */ url
  );
  return module.default;
}

test('the bundle’s tables equal those of any-ascii, in a fiftieth of their size', async () => {
  const source = readFileSync(tables, 'utf8');
  const trimmed = trimmedTables(source);
  expect(trimmed.length * 40).toBeLessThan(source.length);
  const [whole, part] = await Promise.all([blockOf(source), blockOf(trimmed)]);
  for (const block of asciiBlocks) {
    expect(whole(block).length).toBeGreaterThan(0);
    expect(part(block)).toBe(whole(block));
  }
  expect(part(0x4e)).toBe('');
});

test('tables in another format fail the build', () => {
  expect(() => trimmedTables('export default () => "";')).toThrow(/another form/);
});
