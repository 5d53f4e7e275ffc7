import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { screensPage } from './pictures/screens-page.ts';
import { projectRoot } from './setup/project.ts';
import { inTestEnvironment } from './testing/test-environment.ts';
import { runTool } from './testing/tools.ts';

/**
 * `npm run screens -- ARGS`: takes new pictures of all screens and writes their README.md. ARGS go
 * to Playwright.
 */
export function main(args: readonly string[]): Promise<number> {
  return inTestEnvironment(args, async (env, rest) => {
    const options = ['/screens.spec.ts', '--grep-invert=@controls', '--update-snapshots', ...rest];
    const code = await runTool('playwright', ['test', ...options], env);
    const folder = path.join(projectRoot, 'tests/journeys/screens');
    writeFileSync(path.join(folder, 'README.md'), screensPage(readdirSync(folder)));
    return code;
  });
}
