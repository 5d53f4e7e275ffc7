import { sweep } from '../../tests/kill/kill-sweep.ts';
import type { Tally } from './tally.ts';

/**
 * Kills the real app at many moments and looks each time whether a promise was broken. Each kill counts as one test.
 *
 * @param env the environment with the runtime and a display
 */
export async function killSweep(
  env: NodeJS.ProcessEnv,
  wish: { readonly kills: number; readonly seed: number },
): Promise<Tally> {
  Object.assign(process.env, env);
  const notes: string[] = [];
  const found = await sweep(wish, ({ doing, reached, violations }, count) => {
    const verdict = violations.length === 0 ? 'ok' : `BROKEN: ${violations.join('; ')}`;
    console.log(`  ${count}/${wish.kills} killed while ${doing}, ${reached} reached: ${verdict}`);
  });
  for (const { doing, violations } of found) {
    for (const violation of violations) notes.push(`Killed while ${doing}: ${violation}.`);
  }
  const reached = (how: string): number => found.filter((kill) => kill.reached === how).length;
  console.log(
    `  before the request: ${reached('nothing')}, with it: ${reached('request')}, after the commit: ${reached('commit')}`,
  );
  const failed = found.filter(({ violations }) => violations.length > 0).length;
  return { passed: found.length - failed, failed, notes };
}
