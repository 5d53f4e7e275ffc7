import * as fc from 'fast-check';

/** How many stories `npm run test:model` wants told, and with which seed; not set in `npm test`. */
const { SEATKEEPER_STORIES: wanted, SEATKEEPER_SEED: seed } = process.env;

/** How many stories a model test tells: as many as are usual, unless somebody wants more. */
export function storyCount(usual: number): number {
  return wanted === undefined ? usual : Number(wanted);
}

/** Milliseconds that so many stories may take, on a busy machine. */
export function storyTime(count: number): number {
  return Math.max(60_000, count * 30);
}

/** Tells `count` stories, and rejects with the shortest one found that is not true. A long telling says how far it is. */
export async function assertStories<T>(
  story: fc.Arbitrary<T>,
  tell: (story: T) => Promise<void>,
  { name, count }: { readonly name: string; readonly count: number },
): Promise<void> {
  const step = Math.ceil(count / 20);
  let told = 0;
  const counted = async (one: T): Promise<void> => {
    await tell(one);
    told += 1;
    if (wanted !== undefined && told % step === 0 && told <= count) {
      process.stderr.write(`${name}: ${told} of ${count} stories\n`);
    }
  };
  await fc.assert(fc.asyncProperty(story, counted), {
    numRuns: count,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
}
