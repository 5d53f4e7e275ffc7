import { terminal } from '../../shared/text/terminal.ts';
import type { CommandAnswer } from './answer.ts';
import { cliCodes } from './cli-codes.ts';
import { exitCodes } from './exit-codes.ts';
import type { UsageProblem } from './launch.ts';

/** Returns the answer to a command that was called wrongly. `app`: the name that the app is called by. */
export function usageAnswer(
  problem: UsageProblem,
  command: string | null,
  app: string,
): CommandAnswer {
  return {
    exitCode: exitCodes.usage,
    state: 'usage',
    code: cliCodes.usage,
    message: `${usageMessage(problem, command)}\n${terminal.cli.seeHelp(app, command)}`,
    facts: {},
  };
}

function usageMessage(problem: UsageProblem, command: string | null): string {
  const { usage } = terminal.cli;
  switch (problem.type) {
    case 'unknown-command':
      return usage.unknownCommand(problem.word, problem.nearest);
    case 'no-command':
      return usage.noCommand;
    case 'incomplete-command':
      return usage.incompleteCommand(problem.word, problem.next);
    case 'missing-license':
      return usage.missingLicense(command ?? '');
    case 'unknown-flag':
      return usage.unknownFlag(command ?? '', problem.flag);
    case 'mistyped-flag':
      return usage.mistypedFlag(problem.flag, problem.nearest);
    case 'repeated-flag':
      return usage.repeatedFlag(problem.flag);
    case 'missing-value':
      return usage.missingValue(problem.flag);
    case 'needless-value':
      return usage.needlessValue(problem.flag);
    case 'bad-value':
      return usage.badValue(problem.flag);
    case 'contradiction':
      return usage.contradiction(problem.flag, problem.other);
    case 'missing-flag':
      return usage.missingFlag(problem.flag, problem.other);
    case 'stray-argument':
      return usage.strayArgument;
  }
}
