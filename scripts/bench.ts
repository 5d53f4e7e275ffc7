import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './setup/build.ts';
import { projectRoot } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { runScript } from './setup/run-script.ts';
import { packagesUnderTest } from './testing/packages-under-test.ts';
import { openTestEnvironment, splitOfficialFlag } from './testing/test-environment.ts';

/**
 * `npm run bench -- [NAME…] [--runs N]`: measures the app against baselines, and prints a table and
 * JSON.
 */
async function main(args: readonly string[]): Promise<number> {
  const { preferOfficial, rest } = splitOfficialFlag(args);
  const environment = await openTestEnvironment(preferOfficial);
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-bench-'));
  try {
    await ensureBuilt();
    const packages = await packagesUnderTest(folder);
    const tsx = createRequire(import.meta.url).resolve('tsx');
    return await runCommand(
      process.execPath,
      ['--expose-gc', '--import', tsx, 'tests/bench/main.ts', ...rest],
      { cwd: projectRoot, env: { ...environment.env, ...packages } },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
    environment.close();
  }
}

await runScript(() => main(process.argv.slice(2)));
