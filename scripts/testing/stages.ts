import path from 'node:path';
import { ensureBuilt } from '../setup/build.ts';
import { killSweep } from './kill-stage.ts';
import { PACKAGED_STAGES } from './packaged-stages.ts';
import { playwrightCounts, readReport, vitestCounts } from './reports.ts';
import type { Stage, StageContext } from './run-stages.ts';
import { runnerTally, singleTally, type Tally } from './tally.ts';
import { runNpmScript, runTool } from './tools.ts';

/** All stages of `npm test`, in this order. */
export const STAGES: readonly Stage[] = [
  { title: 'Build', run: build },
  npmScript('Formatting', 'format:check'),
  npmScript('Lint', 'lint'),
  npmScript('Types', 'types'),
  npmScript('Unused code', 'unused'),
  npmScript('Vocabulary', 'vocabulary'),
  { title: 'Unit tests', run: unitTests },
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
    run: async ({ env }) => singleTally(title, await runNpmScript(name, env)),
  };
}

async function unitTests({ env, temp }: StageContext): Promise<Tally> {
  const report = path.join(temp, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest', ['run', ...reporters], env);
  return runnerTally('Unit tests', code, readReport(report, vitestCounts));
}

async function journeys({ env, temp }: StageContext): Promise<Tally> {
  const report = path.join(temp, 'playwright.json');
  const code = await runTool('playwright', ['test', '--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return runnerTally('Journeys', code, readReport(report, playwrightCounts));
}
