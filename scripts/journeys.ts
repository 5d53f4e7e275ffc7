import { ensureBuilt } from './setup/build.ts';
import { inTestEnvironment } from './testing/test-environment.ts';
import { runTool } from './testing/tools.ts';

/** `npm run journeys -- ARGS`: runs the Playwright journeys; ARGS go to Playwright. */
export function main(args: readonly string[]): Promise<number> {
  return inTestEnvironment(args, async (env, rest) => {
    await ensureBuilt();
    return await runTool('playwright', ['test', ...rest], env);
  });
}
