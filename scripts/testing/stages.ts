import type { SpawnOptions } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from '../setup/build.ts';
import { projectRoot } from '../setup/project.ts';
import { runNpm } from '../setup/run-npm.ts';
import { killSweep } from './kill-stage.ts';
import { coreOnNewerNode, layoutOfPage, LEFT_OUT_STAGES } from './newer-stages.ts';
import { PACKAGED_STAGES, TIMED_PACKAGED_STAGES } from './packaged-stages.ts';
import { playwrightCounts, readReport, runVitest } from './reports.ts';
import type { Stage, StageContext, StageGroup } from './run-stages.ts';
import { runnerTally, singleTally, type Tally } from './tally.ts';
import { runTool } from './tools.ts';

/** The title of the stage that the others stand on. */
export const BUILD_TITLE = 'Build';

const shortKillSweep: Stage = {
  title: 'Kill sweep, short',
  run: (context) => killSweep(context, { kills: 20, seed: 1 }),
};

/**
 * All stages of `npm test`, in this order. Those that leave a processor idle run beside another:
 * the checks use one at times, unit tests and the layout wait, and tests of packages mostly.
 */
export const STAGES: readonly StageGroup[] = [
  [[{ title: BUILD_TITLE, run: build }]],
  [
    [
      npmScript('Formatting', 'format:check'),
      npmScript('Lint', 'lint'),
      npmScript('Types', 'types'),
      npmScript('Unused code', 'unused'),
      npmScript('Vocabulary', 'vocabulary'),
      npmScript('Workflows', 'workflows'),
    ],
    [
      { title: 'Unit tests', run: (context) => runVitest('Unit tests', [], context) },
      coreOnNewerNode,
    ],
    [layoutOfPage],
  ],
  [[{ title: 'Journeys in the real app', run: journeys }, ...LEFT_OUT_STAGES], ...PACKAGED_STAGES],
  [...TIMED_PACKAGED_STAGES, [shortKillSweep]],
];

async function build(): Promise<Tally> {
  await ensureBuilt();
  return singleTally(BUILD_TITLE, 0);
}

function npmScript(title: string, name: string): Stage {
  return {
    title,
    async run({ env, output }) {
      const args = ['run', '--silent', name];
      const options: SpawnOptions = { cwd: projectRoot, env, stdio: ['inherit', output, output] };
      return singleTally(title, await runNpm(args, options));
    },
  };
}

async function journeys({ env, temp, output }: StageContext): Promise<Tally> {
  const report = path.join(temp, 'playwright.json');
  const given = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runTool('playwright', ['test', '--reporter=list,json'], given, output);
  return runnerTally('Journeys', code, readReport(report, playwrightCounts));
}
