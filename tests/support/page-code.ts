import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The code block of a documentation page, as it stands there, that has this text in it.
 *
 * @param page its path from the project's folder
 * @throws Error unless exactly one block has the text
 */
export function pageCode(page: string, text: string): string {
  const content = readFileSync(path.resolve(import.meta.dirname, '../..', page), 'utf8');
  const blocks = [...content.matchAll(/^```\w+\n([^]*?)^```$/gm)].flatMap(([, code]) => code ?? []);
  const [found, ...more] = blocks.filter((code) => code.includes(text));
  if (found === undefined || more.length > 0) {
    throw new Error(
      `${page} has ${more.length === 0 ? 'no block' : 'several blocks'} with ${text}`,
    );
  }
  return found;
}
