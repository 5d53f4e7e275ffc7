import { ensureBuilt } from './setup/build.ts';
import { runScript } from './setup/run-script.ts';
import { inTestEnvironment } from './testing/test-environment.ts';
import { runTool } from './testing/tools.ts';

/** `npm run journeys -- ARGS`: runs the Playwright journeys; ARGS go to Playwright. */
await runScript(() =>
  inTestEnvironment(process.argv.slice(2), async (env, rest) => {
    await ensureBuilt();
    return await runTool('playwright', ['test', ...rest], env);
  }),
);
