import { readFileSync } from 'node:fs';
import path from 'node:path';

const contentOf = (page: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../..', page), 'utf8');

/**
 * The lines of all shell blocks below a heading of a documentation page, in order.
 *
 * @param page its path from the project's folder
 * @param heading of the second level
 * @throws Error if there is no line
 */
export function pageLines(page: string, heading: string): readonly string[] {
  const part = contentOf(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const blocks = [...part.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, code]) => code ?? []);
  const lines = blocks.flatMap((code) => code.trimEnd().split('\n'));
  if (lines.length === 0) throw new Error(`${page} has no line below "${heading}"`);
  return lines;
}

/**
 * The code block of a documentation page, as it stands there, that has this text in it.
 *
 * @param page its path from the project's folder
 * @throws Error unless exactly one block has the text
 */
export function pageCode(page: string, text: string): string {
  const blocks = [...contentOf(page).matchAll(/^```\w+\n([^]*?)^```$/gm)].flatMap(
    ([, code]) => code ?? [],
  );
  const [found, ...more] = blocks.filter((code) => code.includes(text));
  if (found === undefined || more.length > 0) {
    throw new Error(
      `${page} has ${more.length === 0 ? 'no block' : 'several blocks'} with ${text}`,
    );
  }
  return found;
}
