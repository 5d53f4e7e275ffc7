import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { capture } from './setup/capture.ts';
import { projectRoot } from './setup/project.ts';
import { printStatus } from './setup/print-status.ts';
import { withTempFolder } from './setup/temp-folder.ts';
import { runTool } from './testing/tools.ts';

/**
 * Files of the core that are not mutated: ports, which are types only, and code that unit tests
 * cannot run, such as Electron's start.
 */
const excluded = [
  /^electron\/platform\//,
  /^electron\/(?:main|preload|ports|vendor)\.ts$/,
  /^shared\/text\//,
];

/**
 * Whether a file, named from the project's folder with slashes, belongs to the core: code that unit
 * tests run, without texts.
 */
export function isCore(file: string): boolean {
  return /^(?:electron|shared)\/.*\.ts$/.test(file) && !excluded.some((one) => one.test(file));
}

/** Returns the lines that git prints; none if git or the revision is missing. */
function git(...args: readonly string[]): string[] {
  const { code, stdout } = capture('git', ['-C', projectRoot, ...args]);
  return code === 0 ? stdout.split('\n').filter((line) => line !== '') : [];
}

/** The core's files among those of the project. */
function coreFiles(): string[] {
  return git('ls-files', '--cached', '--others', '--exclude-standard').filter(isCore);
}

/** The core's files that differ from main; on main itself those of the last commit. */
function changedFiles(): string[] {
  const [base] = git('merge-base', 'HEAD', 'main');
  const [head] = git('rev-parse', 'HEAD');
  const since = base === undefined || base === head ? 'HEAD~1' : base;
  const changed = git('diff', '--name-only', '--diff-filter=d', since);
  const added = git('ls-files', '--others', '--exclude-standard');
  return [...new Set([...changed, ...added])].filter(isCore);
}

/** Returns the number of tests that a mutation run must run; 0 if vitest cannot list them. */
async function countTests(): Promise<number> {
  return await withTempFolder('mutation', async (temp) => {
    const report = path.join(temp, 'tests.json');
    const list = ['list', '--config=vitest.mutation.config.ts', `--json=${report}`];
    const code = await runTool('vitest', list, process.env);
    if (code !== 0) {
      printStatus('vitest cannot list the tests; its messages are above.');
      return 0;
    }
    return v.parse(v.array(v.unknown()), JSON.parse(readFileSync(report, 'utf8'))).length;
  });
}

/**
 * `npm run mutation -- [FILES] [--all] [--share PERCENT] [--seed N]`: mutates the files, by default
 * those that changed, with `--all` the whole core, and lists the mutants that no test detects.
 * CONTRIBUTING.md explains the report.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      share: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
    },
  });
  const share = Number(values.share);
  if (!(share > 0 && share <= 100)) {
    printStatus('--share takes a percentage, such as 7.');
    return 2;
  }
  const missing = positionals.find((file) => !existsSync(file));
  if (missing !== undefined) {
    printStatus(`There is no file "${missing}".`);
    return 2;
  }
  const wanted = positionals.length > 0 ? positionals : changedFiles();
  const files = values.all ? coreFiles() : wanted;
  if (files.length === 0) {
    printStatus('No file of the core has changed. With --all the whole core is mutated.');
    return 0;
  }
  printStatus(`${files.length} files, ${share} % of their mutants, seed ${values.seed}`);
  const testCount = await countTests();
  if (testCount === 0) return 1;
  const stryker = ['run', '--mutate', files.join(','), '--checkers', 'sample'];
  return await runTool('stryker', stryker, {
    ...process.env,
    SEATKEEPER_MUTATION_SHARE: String(share),
    SEATKEEPER_SEED: values.seed,
    SEATKEEPER_TEST_COUNT: String(testCount),
  });
}
