import * as fc from 'fast-check';

/** The number of runs and the seed that `npm run test:model` sets; `npm test` sets neither. */
const { SEATKEEPER_MODEL_RUNS: requestedRuns, SEATKEEPER_SEED: seed } = process.env;

/** Returns the number of runs of a model test: `usual`, unless the environment sets another. */
export function modelRunCount(usual: number): number {
  return requestedRuns === undefined ? usual : Number(requestedRuns);
}

/** Milliseconds that `count` runs may take on a busy machine, where one takes up to fifty times as long as on a quiet one. */
export function modelRunTimeout(count: number): number {
  return Math.max(600_000, count * 200);
}

/**
 * Runs the property `count` times and rejects with the shortest failing run. A long test prints its
 * progress.
 */
export async function assertModelRuns<T>(
  scenario: fc.Arbitrary<T>,
  run: (scenario: T) => Promise<void>,
  { name, count }: { readonly name: string; readonly count: number },
): Promise<void> {
  const step = Math.ceil(count / 20);
  let completed = 0;
  const counted = async (current: T): Promise<void> => {
    await run(current);
    completed += 1;
    if (requestedRuns !== undefined && completed % step === 0 && completed <= count) {
      process.stderr.write(`${name}: ${completed} of ${count} runs\n`);
    }
  };
  await fc.assert(fc.asyncProperty(scenario, counted), {
    numRuns: count,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
}
