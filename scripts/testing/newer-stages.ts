import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureNewerNode, newerNodePackage } from '../runtime/newer-node.ts';
import { projectRoot } from '../setup/project.ts';
import { runCommand } from '../setup/run-command.ts';
import { currentChromium } from './current-chromium.ts';
import { playwrightCounts, readReport, vitestCounts } from './reports.ts';
import type { Stage, StageContext } from './run-stages.ts';
import { runnerTally, type Tally } from './tally.ts';
import { runTool } from './tools.ts';

/** The result of a part that this machine cannot run: its name and the reason, and no test. */
function notRun(title: string, reason: string): Tally {
  return { passed: 0, failed: 0, messages: [`${title}: not run; ${reason}.`] };
}

const layoutTitle = 'Layout of the page';

async function testLayout({ env, temp, output }: StageContext): Promise<Tally> {
  const executable = currentChromium(
    process.platform,
    (process.env['PATH'] ?? '').split(path.delimiter),
  );
  const report = path.join(temp, 'chromium.json');
  const config = '--config=tests/chromium/playwright.config.ts';
  const given = {
    ...env,
    ...(executable === null ? {} : { SEATKEEPER_CHROMIUM: executable }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const args = ['test', config, '--reporter=line,json'];
  const code = await runTool('playwright', args, given, output);
  const tally = runnerTally(layoutTitle, code, readReport(report, playwrightCounts));
  if (executable !== null) return tally;
  const message = `${layoutTitle}: only in the Electron here; there is no Chromium or Chrome.`;
  return { ...tally, messages: [...tally.messages, message] };
}

/** Shows every scene in a Chromium that is newer than that of the Electron here, where there is one. */
export const layoutOfPage: Stage = { title: layoutTitle, run: testLayout };

const nodeTitle = 'Core on Node 24';

async function testCore({ env, temp, output }: StageContext): Promise<Tally> {
  if (Number.parseInt(process.versions.node, 10) >= 24) {
    return notRun(nodeTitle, `all unit tests ran on Node ${process.versions.node}`);
  }
  const npmPackage = newerNodePackage(`${process.platform}-${process.arch}`);
  if (npmPackage === undefined) return notRun(nodeTitle, 'npm has no Node 24 for this system');
  const node = await ensureNewerNode(npmPackage);
  const report = path.join(temp, 'newer-node.json');
  const code = await runCommand(
    node,
    [
      path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=vitest.newer-node.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: projectRoot, env, stdio: ['inherit', output, output] },
  );
  return runnerTally(nodeTitle, code, readReport(report, vitestCounts));
}

/** Runs the core's tests on the Node of the Electron that people get. */
export const coreOnNewerNode: Stage = { title: nodeTitle, run: testCore };

/** The journeys that only Linux can run, from tests/journeys; playwright.config.ts leaves them out elsewhere. */
export function journeysOfLinux(): readonly string[] {
  const linux = readdirSync(path.join(projectRoot, 'tests/journeys/linux'));
  return [...linux.map((name) => `linux/${name}`), 'screens.spec.ts, but for the controls'];
}

/** Names what the journeys leave out on another system; none on Linux. */
export const LEFT_OUT_STAGES: readonly Stage[] =
  process.platform === 'linux'
    ? []
    : [
        {
          title: 'Journeys for Linux',
          run: () =>
            Promise.resolve({
              passed: 0,
              failed: 0,
              messages: journeysOfLinux().map(
                (name) => `Journey ${name}: not run; it needs Linux.`,
              ),
            }),
        },
      ];
