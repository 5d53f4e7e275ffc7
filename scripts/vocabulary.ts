import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { capture } from './setup/capture.ts';
import { projectRoot } from './setup/project.ts';
import { printStatus } from './setup/print-status.ts';
import { oldWordsIn } from './vocabulary/old-words.ts';

/** What people read here: code, tests, scripts and documentation. Generated files and files of other programs are left out. */
const read =
  /^(?:(?:electron|renderer|shared|scripts|tests|build|docs)\/.*|[^/]+)\.(?:ts|tsx|mjs|cjs|css|md|html|sh|yml)$/;

/** `npm run vocabulary`: names each old word that came back, with the term to use (docs/glossary.md, CONTRIBUTING.md). */
export async function main(): Promise<number> {
  const listing = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const { stdout } = capture('git', ['-C', projectRoot, ...listing]);
  const files = stdout.split('\n').filter((file) => read.test(file));
  const found = files.flatMap((file) =>
    oldWordsIn(file, readFileSync(path.join(projectRoot, file), 'utf8')),
  );
  for (const { file, line, word, term } of found)
    printStatus(`${file}:${line}: "${word}". Write: ${term}`);
  if (found.length > 0)
    printStatus(`${found.length} old words. CONTRIBUTING.md says how we write.`);
  return found.length === 0 ? 0 : 1;
}
