import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runScript } from './setup/run-script.ts';
import { runStages } from './testing/run-stages.ts';
import { STAGES } from './testing/stages.ts';
import { openTestEnvironment, splitOfficialFlag } from './testing/test-environment.ts';

const HELP = `npm test: checks and tests everything, after setting up what it needs.

  npm test                  everything
  npm test -- unit          only the stages whose title has this word
  npm test -- --official    ask for the official Electron again
`;

/** `npm test`: runs all stages; the last line of output is `N passed, N failed`. */
async function main(args: readonly string[]): Promise<number> {
  const { preferOfficial, rest } = splitOfficialFlag(args);
  if (rest.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const stages = STAGES.filter((stage) =>
    rest.every((word) => stage.title.toLowerCase().includes(word.toLowerCase())),
  );
  const temp = await mkdtemp(path.join(tmpdir(), 'seatkeeper-test-'));
  const environment = await openTestEnvironment(preferOfficial);
  try {
    const total = await runStages(stages, { env: environment.env, temp }, console.log);
    const isEmpty = stages.length === 0;
    if (isEmpty) console.log(`No stage is called that: ${rest.join(' ')}`);
    if (total.messages.length > 0) console.log(`\n${total.messages.join('\n')}`);
    console.log(`\n${total.passed} passed, ${total.failed} failed`);
    return total.failed > 0 || isEmpty ? 1 : 0;
  } finally {
    environment.close();
    await rm(temp, { recursive: true, force: true });
  }
}

await runScript(() => main(process.argv.slice(2)));
