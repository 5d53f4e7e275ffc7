import path from 'node:path';
import { ensureBuilt } from '../setup/build.ts';
import { projectRoot } from '../setup/project.ts';
import { runNpm } from '../setup/run-npm.ts';
import { killSweep } from './kill-stage.ts';
import { PACKAGED_STAGES } from './packaged-stages.ts';
import { playwrightCounts, readReport, runVitest } from './reports.ts';
import type { Stage, StageContext } from './run-stages.ts';
import { runnerTally, singleTally, type Tally } from './tally.ts';
import { runTool } from './tools.ts';

/** All stages of `npm test`, in this order. */
export const STAGES: readonly Stage[] = [
  { title: 'Build', run: build },
  npmScript('Formatting', 'format:check'),
  npmScript('Lint', 'lint'),
  npmScript('Types', 'types'),
  npmScript('Unused code', 'unused'),
  npmScript('Vocabulary', 'vocabulary'),
  { title: 'Unit tests', run: (context) => runVitest('Unit tests', [], context) },
  { title: 'Journeys in the real app', run: journeys },
  { title: 'Kill sweep, short', run: ({ env }) => killSweep(env, { kills: 20, seed: 1 }) },
  ...PACKAGED_STAGES,
];

async function build(): Promise<Tally> {
  await ensureBuilt();
  return singleTally('Build', 0);
}

function npmScript(title: string, name: string): Stage {
  return {
    title,
    run: async ({ env }) =>
      singleTally(title, await runNpm(['run', '--silent', name], { cwd: projectRoot, env })),
  };
}

async function journeys({ env, temp }: StageContext): Promise<Tally> {
  const report = path.join(temp, 'playwright.json');
  const code = await runTool('playwright', ['test', '--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return runnerTally('Journeys', code, readReport(report, playwrightCounts));
}
