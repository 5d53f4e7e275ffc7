import { parseArgs } from 'node:util';
import { runScript } from './setup/run-script.ts';
import { runTool } from './testing/tools.ts';

const models = [
  'tests/electron/release/release-model.test.ts',
  'tests/electron/activation/activation-model.test.ts',
];

/** `npm run test:model -- [--stories N] [--seed N]`: 100,000 stories of each model unless told otherwise. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { stories: { type: 'string' }, seed: { type: 'string' } },
  });
  const runCount = Number(values.stories ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${runCount} stories of each model, seed ${seed}`);
  const code = await runTool('vitest', ['run', ...models], {
    ...process.env,
    SEATKEEPER_STORIES: String(runCount),
    SEATKEEPER_SEED: String(seed),
  });
  const summary = `${runCount} stories of a release and ${runCount} of an activation`;
  console.log(
    code === 0 ? `${summary}: every promise was kept` : `${summary}: a promise was broken`,
  );
  return code;
}

await runScript(() => main(process.argv.slice(2)));
