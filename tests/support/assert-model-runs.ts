import * as fc from 'fast-check';

/** How many stories `npm run test:model` wants told, and with which seed; not set in `npm test`. */
const { SEATKEEPER_STORIES: requestedRuns, SEATKEEPER_SEED: seed } = process.env;

/** How many stories a model test tells: as many as are usual, unless somebody wants more. */
export function modelRunCount(usual: number): number {
  return requestedRuns === undefined ? usual : Number(requestedRuns);
}

/** Milliseconds that so many stories may take, on a busy machine. */
export function modelRunTimeout(count: number): number {
  return Math.max(60_000, count * 30);
}

/** Tells `count` stories, and rejects with the shortest one found that is not true. A long telling says how far it is. */
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
      process.stderr.write(`${name}: ${completed} of ${count} stories\n`);
    }
  };
  await fc.assert(fc.asyncProperty(scenario, counted), {
    numRuns: count,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
}
