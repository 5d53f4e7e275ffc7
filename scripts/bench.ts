import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt } from './setup/build.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { withTempFolder } from './setup/temp-folder.ts';
import { benchHelp, readBenchOptions, type BenchOptions } from './testing/bench-options.ts';
import { freePort, packagesUnderTest } from './testing/packages-under-test.ts';
import { peersUnderTest } from './testing/peers-under-test.ts';
import { inTestEnvironment, splitOfficialFlag } from './testing/test-environment.ts';

/** `npm run bench -- ARGS`: measures the app against baselines, and prints a table and writes JSON. */
export async function main(args: readonly string[]): Promise<number> {
  let options: BenchOptions | null;
  try {
    options = readBenchOptions(splitOfficialFlag(args).rest);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  if (options === null) {
    process.stdout.write(benchHelp);
    return 0;
  }
  const { hasPeers } = options;
  return await inTestEnvironment(args, (env, rest) =>
    withTempFolder('bench', async (folder) => {
      await ensureBuilt();
      const packages = await packagesUnderTest(folder, await freePort());
      const peers = hasPeers ? await peersUnderTest(path.join(folder, 'peers')) : {};
      const tsx = createRequire(import.meta.url).resolve('tsx');
      return await runCommand(process.execPath, ['--import', tsx, 'tests/bench/main.ts', ...rest], {
        cwd: projectRoot,
        env: { ...env, ...packages, ...peers },
      });
    }),
  );
}
