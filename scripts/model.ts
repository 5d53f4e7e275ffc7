import { parseArgs } from 'node:util';
import { runTool } from './testing/tools.ts';

const models = [
  'tests/electron/release/release-model.test.ts',
  'tests/electron/activation/activation-model.test.ts',
  'tests/electron/device/seats-model.test.ts',
];

/** Tests of random texts, which `npm test` runs with a tenth of their texts. */
const texts = ['tests/electron/bulk/csv-source.test.ts', 'tests/shared/identifiers.test.ts'];

/**
 * `npm run test:model -- [--runs N] [--seed N]`: runs each model test, by default 100,000 times, and
 * the tests of random texts with all of their texts.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const runCount = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${runCount} runs of each model, seed ${seed}`);
  const code = await runTool('vitest', ['run', ...models, ...texts], {
    ...process.env,
    SEATKEEPER_MODEL_RUNS: String(runCount),
    SEATKEEPER_SEED: String(seed),
  });
  const summary = `${runCount} runs of a release, of an activation and of several seats each`;
  console.log(
    code === 0 ? `${summary}: every promise was kept` : `${summary}: a promise was broken`,
  );
  return code;
}
