/** What `npm run test:model` sets; `npm test` sets neither. */
const { SEATKEEPER_MODEL_RUNS: requestedRuns, SEATKEEPER_SEED: seed } = process.env;

/**
 * Returns fast-check's options for a property of random input: `full` runs in `npm run test:model`,
 * which also chooses the seed, and a tenth of them in every other run.
 */
export function propertyRuns(full: number): { readonly numRuns: number; readonly seed?: number } {
  return {
    numRuns: requestedRuns === undefined ? Math.ceil(full / 10) : full,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}
