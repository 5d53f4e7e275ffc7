import { withTempFolder } from './setup/temp-folder.ts';
import { runStages, type Stage } from './testing/run-stages.ts';
import { BUILD_TITLE, STAGES } from './testing/stages.ts';
import { slowestTests } from './testing/tally.ts';
import { inTestEnvironment, splitOfficialFlag } from './testing/test-environment.ts';

const HELP = `npm test: checks and tests everything, after setting up what it needs.

  npm test                  everything
  npm test -- unit          only the stages whose title has this word
  npm test -- --official    ask for the official Electron again
`;

/** Prints text as it is. */
const write = (text: string): void => void process.stdout.write(text);

/** `npm test`: runs all stages; the last line of output is `N passed, N failed`. */
export async function main(args: readonly string[]): Promise<number> {
  const { rest } = splitOfficialFlag(args);
  if (rest.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const isNamed = ({ title }: Stage): boolean =>
    rest.every((word) => title.toLowerCase().includes(word.toLowerCase()));
  const isEmpty = !STAGES.flat(2).some(isNamed);
  // The stages that start the app would otherwise test the last build.
  const isWanted = (stage: Stage): boolean =>
    !isEmpty && (stage.title === BUILD_TITLE || isNamed(stage));
  const groups = STAGES.map((group) =>
    // A list without a stage would hide the output of the next one.
    group.map((list) => list.filter(isWanted)).filter((list) => list.length > 0),
  );
  return await inTestEnvironment(args, (env) =>
    withTempFolder('test', async (temp) => {
      const total = await runStages(groups, { env, temp, write });
      if (isEmpty) console.log(`No stage is called that: ${rest.join(' ')}`);
      const slowest = slowestTests(total.timings ?? [], 10);
      if (slowest.length > 0) console.log(`\nSlowest tests:\n${slowest.join('\n')}`);
      if (total.messages.length > 0) console.log(`\n${total.messages.join('\n')}`);
      console.log(`\n${total.passed} passed, ${total.failed} failed`);
      return total.failed > 0 || isEmpty ? 1 : 0;
    }),
  );
}
