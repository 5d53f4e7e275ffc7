import path from 'node:path';
import { onPath } from '../setup/on-path.ts';
import { packagesUnderTest } from './packages-under-test.ts';
import { readReport, vitestCounts } from './reports.ts';
import type { Stage } from './stage.ts';
import { runnerTally } from './tally.ts';
import { runTool } from './tools.ts';

/** What can be tested of packages, and what a machine must have for it. */
const parts = [
  { title: 'Packaged: command line', files: 'command-line', needs: [] },
  { title: 'Packaged: hardening', files: 'hardening', needs: [] },
  { title: 'Packaged: deb', files: 'deb', needs: ['dpkg', 'unshare', 'root'] },
  { title: 'Packaged: rpm', files: 'rpm', needs: ['rpmbuild', 'unshare', 'root'] },
  { title: 'Packaged: NSIS under Wine', files: 'nsis', needs: ['makensis', 'wine'] },
] as const;

/** What of it this machine lacks. */
function missing(needs: readonly string[]): readonly string[] {
  return needs.filter((need) => (need === 'root' ? process.getuid?.() !== 0 : !onPath(need)));
}

/** Tests of what people install. A part that this machine cannot run is said to be not run; continuous integration runs all. */
export const PACKAGED_STAGES: readonly Stage[] = parts.map(({ title, files, needs }) => ({
  title,
  async run({ env, temp }) {
    const lacking = process.platform === 'linux' ? missing(needs) : ['Linux'];
    if (lacking.length > 0) {
      return { passed: 0, failed: 0, notes: [`Not run: it needs ${lacking.join(', ')}.`] };
    }
    const packages = await packagesUnderTest(path.join(temp, 'packages'));
    const report = path.join(temp, `packaged-${files}.json`);
    const code = await runTool(
      'vitest',
      [
        'run',
        '--config=tests/packaged/vitest.config.ts',
        files,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { ...env, ...packages },
    );
    return runnerTally(title, code, readReport(report, vitestCounts));
  },
}));
