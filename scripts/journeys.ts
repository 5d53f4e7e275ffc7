import { ensureBuilt } from './setup/build.ts';
import { runScript } from './setup/run-script.ts';
import { openTestEnvironment, splitOfficialFlag } from './testing/test-environment.ts';
import { runTool } from './testing/tools.ts';

/** `npm run journeys -- ARGS`: runs the Playwright journeys; ARGS go to Playwright. */
async function main(args: readonly string[]): Promise<number> {
  const { preferOfficial, rest } = splitOfficialFlag(args);
  const environment = await openTestEnvironment(preferOfficial);
  try {
    await ensureBuilt();
    return await runTool('playwright', ['test', ...rest], environment.env);
  } finally {
    environment.close();
  }
}

await runScript(() => main(process.argv.slice(2)));
