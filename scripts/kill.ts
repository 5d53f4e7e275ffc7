import { parseArgs } from 'node:util';
import { ensureBuilt } from './setup/build.ts';
import { killSweep } from './testing/kill-stage.ts';
import { inTestEnvironment } from './testing/test-environment.ts';

/** `npm run test:kill -- [--kills N] [--seed N]`: runs the whole kill sweep; default 240 kills. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { kills: { type: 'string' }, seed: { type: 'string' } },
  });
  return await inTestEnvironment([], async (env) => {
    await ensureBuilt();
    const options = { kills: Number(values.kills ?? 240), seed: Number(values.seed ?? Date.now()) };
    console.log(`${options.kills} kills, seed ${options.seed}`);
    const { passed, failed, messages } = await killSweep({ env, print: console.log }, options);
    for (const message of messages) console.log(message);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  });
}
