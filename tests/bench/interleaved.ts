/**
 * Measures several things in turn, each round in another order, so that the computer's other load
 * affects all of them alike. The first round warms up and does not count.
 */
export async function interleaved<Name extends string>(
  runs: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measures) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (let round = 0; round <= runs; round += 1) {
    for (let step = 0; step < names.length; step += 1) {
      const name = names[(step + round) % names.length];
      if (name === undefined) continue;
      const value = await measures[name]();
      if (round > 0) results[name].push(value);
    }
  }
  return results;
}
