import { createRequire } from 'node:module';
import { ensureBuilt } from './setup/build.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { withTempFolder } from './setup/temp-folder.ts';
import { freePort, packagesUnderTest } from './testing/packages-under-test.ts';
import { inTestEnvironment } from './testing/test-environment.ts';

/**
 * `npm run bench -- [NAME…] [--runs N]`: measures the app against baselines, and prints a table and
 * JSON.
 */
export function main(args: readonly string[]): Promise<number> {
  return inTestEnvironment(args, (env, rest) =>
    withTempFolder('bench', async (folder) => {
      await ensureBuilt();
      const packages = await packagesUnderTest(folder, await freePort());
      const tsx = createRequire(import.meta.url).resolve('tsx');
      return await runCommand(
        process.execPath,
        ['--expose-gc', '--import', tsx, 'tests/bench/main.ts', ...rest],
        { cwd: projectRoot, env: { ...env, ...packages } },
      );
    }),
  );
}
