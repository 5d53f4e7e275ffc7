import { sweep } from '../../tests/kill/kill-sweep.ts';
import type { StageContext } from './run-stages.ts';
import type { Tally } from './tally.ts';

/**
 * Kills the real app at many moments and checks after each kill whether it broke a promise. Each
 * kill counts as one test.
 *
 * @param context its environment has the runtime and a display
 */
export async function killSweep(
  { env, print }: Pick<StageContext, 'env' | 'print'>,
  options: { readonly kills: number; readonly seed: number },
): Promise<Tally> {
  Object.assign(process.env, env);
  const messages: string[] = [];
  const results = await sweep(options, ({ activity: doing, reached, violations }, count) => {
    const verdict = violations.length === 0 ? 'ok' : `BROKEN: ${violations.join('; ')}`;
    print(`  ${count}/${options.kills} killed while ${doing}, ${reached} reached: ${verdict}`);
  });
  for (const { activity: doing, violations } of results) {
    for (const violation of violations) messages.push(`Killed while ${doing}: ${violation}.`);
  }
  const reached = (moment: string): number =>
    results.filter((kill) => kill.reached === moment).length;
  print(
    `  before the request: ${reached('nothing')}, with it: ${reached('request')}, after the commit: ${reached('commit')}`,
  );
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  return { passed: results.length - failed, failed, messages };
}
