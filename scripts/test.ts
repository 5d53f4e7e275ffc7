import { withTempFolder } from './setup/temp-folder.ts';
import { runStages } from './testing/run-stages.ts';
import { STAGES } from './testing/stages.ts';
import { slowestTests } from './testing/tally.ts';
import { inTestEnvironment, splitOfficialFlag } from './testing/test-environment.ts';

const HELP = `npm test: checks and tests everything, after setting up what it needs.

  npm test                  everything
  npm test -- unit          only the stages whose title has this word
  npm test -- --official    ask for the official Electron again
`;

/** `npm test`: runs all stages; the last line of output is `N passed, N failed`. */
export async function main(args: readonly string[]): Promise<number> {
  const { rest } = splitOfficialFlag(args);
  if (rest.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const stages = STAGES.filter((stage) =>
    rest.every((word) => stage.title.toLowerCase().includes(word.toLowerCase())),
  );
  return await inTestEnvironment(args, (env) =>
    withTempFolder('test', async (temp) => {
      const total = await runStages(stages, { env, temp }, console.log);
      const isEmpty = stages.length === 0;
      if (isEmpty) console.log(`No stage is called that: ${rest.join(' ')}`);
      const slowest = slowestTests(total.timings ?? [], 10);
      if (slowest.length > 0) console.log(`\nSlowest tests:\n${slowest.join('\n')}`);
      if (total.messages.length > 0) console.log(`\n${total.messages.join('\n')}`);
      console.log(`\n${total.passed} passed, ${total.failed} failed`);
      return total.failed > 0 || isEmpty ? 1 : 0;
    }),
  );
}
