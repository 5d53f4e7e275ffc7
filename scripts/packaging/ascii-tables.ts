import type { Plugin } from 'vite';
import { asciiBlocks } from '../../electron/services/search/ascii-blocks.ts';

/**
 * Returns the source of any-ascii's tables with only the blocks that the app uses. Throws unless
 * each block is on a line of its own.
 */
export function trimmedTables(source: string): string {
  const blocks = new Set<number>();
  const trimmed = source.replaceAll(/^case (\d+):return".*"\n/gm, (line, number: string) => {
    const block = Number(number);
    if (!asciiBlocks.has(block)) return '';
    blocks.add(block);
    return line;
  });
  if (blocks.size !== asciiBlocks.size)
    throw new Error('any-ascii has its tables in another form.');
  return trimmed;
}

/** Removes from the bundle the tables that the search does not use. */
export const asciiTables: Plugin = {
  name: 'ascii-tables',
  transform: (code, id) =>
    /[/\\]any-ascii[/\\]block\.js$/.test(id) ? { code: trimmedTables(code), map: null } : null,
};
