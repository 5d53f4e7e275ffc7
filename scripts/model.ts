import { parseArgs } from 'node:util';
import { runTool } from './testing/tools.ts';

const models = [
  'tests/electron/release/release-model.test.ts',
  'tests/electron/activation/activation-model.test.ts',
  'tests/electron/device/seats-model.test.ts',
];

/** Tests of random input, of which `npm test` runs a tenth. */
const randomInputs = [
  'tests/electron/activation/odd-answers.test.ts',
  'tests/electron/bulk/csv-source.test.ts',
  'tests/electron/licenses/text-search.test.ts',
  'tests/electron/release/any-answer.test.ts',
  'tests/electron/seat/key-variants.test.ts',
  'tests/electron/transfer/transfer-file.test.ts',
  'tests/shared/identifiers.test.ts',
  'tests/shared/product.test.ts',
];

/**
 * `npm run test:model -- [--runs N] [--seed N]`: runs each model test, by default 100,000 times, and
 * the tests of random input with all of their input.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string' }, seed: { type: 'string' } },
  });
  const runCount = Number(values.runs ?? 100_000);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  console.log(`${runCount} runs of each model, seed ${seed}`);
  const code = await runTool('vitest', ['run', ...models, ...randomInputs], {
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
