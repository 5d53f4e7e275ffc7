import type { DeviceState } from '../../shared/app-state.ts';
import { supportCode, type Failure, type FailureCode } from '../../shared/failure.ts';
import type { SeatRelease } from '../../shared/seat-release.ts';
import type { TerminalText } from '../../shared/text/terminal.ts';
import { cliCodes } from './cli-codes.ts';
import { copiedAnswer } from './copied-answer.ts';
import { exitCodes } from './exit-codes.ts';
import type { UsageProblem } from './launch.ts';

/** In one word, where the seat or the command stands. docs/command-line.schema.json lists the same words. */
export type AnswerState =
  | 'active'
  | 'released'
  | 'waiting'
  | 'unknown'
  | 'not-activated'
  | 'failed'
  | 'checked'
  | 'usage';

/** What a command answers: facts for scripts, words for people, and an exit code. Nothing secret in any of them. */
export interface CommandAnswer {
  readonly exitCode: number;
  readonly state: AnswerState;
  /** The short code of what is wrong, such as `NET-UNREACHABLE`; null when nothing is. */
  readonly code: string | null;
  /** One or more lines. */
  readonly message: string;
  /** What this command's JSON holds besides. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Failures after which a script does something else than give up; the rest are plain failures. */
const exitCodeOf: Partial<Record<FailureCode, number>> = {
  'not-activated': exitCodes.notActivated,
  'token-rejected': exitCodes.refused,
  'scope-missing': exitCodes.refused,
  'not-permitted': exitCodes.refused,
  'activation-unfinished': exitCodes.unknown,
  'outcome-unsaved': exitCodes.unknown,
  'no-answer': exitCodes.unknown,
  'server-error': exitCodes.unknown,
};

/** What is told of a record that Polar does not know and never confirmed. */
const neverConfirmed = 'seat-never-confirmed';

/** A failure as an answer. */
export function failureAnswer(
  failure: Failure,
  text: TerminalText,
  facts: CommandAnswer['facts'] = {},
): CommandAnswer {
  const failureText = text.failures.words[failure.code];
  const exitCode = exitCodeOf[failure.code] ?? exitCodes.failed;
  return {
    exitCode,
    state: stateOf(exitCode),
    code: supportCode(failure),
    message: `${failureText.title}.\n${failureText.body}\n${failureText.advice}\n${text.cli.code(supportCode(failure))}`,
    facts: failure.retryAt === undefined ? facts : { ...facts, retryAt: failure.retryAt },
  };
}

function stateOf(exitCode: number): AnswerState {
  if (exitCode === exitCodes.notActivated) return 'not-activated';
  return exitCode === exitCodes.unknown ? 'unknown' : 'failed';
}

/** Input that cannot be right: a file that cannot be read, or a field that is wrong. Its value is never repeated. */
export function inputAnswer(message: string): CommandAnswer {
  return { exitCode: exitCodes.usage, state: 'usage', code: cliCodes.input, message, facts: {} };
}

/** A command that was called wrongly; `app` is the name that it is called by. */
export function usageAnswer(
  problem: UsageProblem,
  command: string | null,
  text: TerminalText,
  app: string,
): CommandAnswer {
  const hint = text.cli.seeHelp(app, command);
  return {
    exitCode: exitCodes.usage,
    state: 'usage',
    code: cliCodes.usage,
    message: `${usageMessage(problem, command, text)}\n${hint}`,
    facts: {},
  };
}

function usageMessage(
  problem: UsageProblem,
  command: string | null,
  { cli }: TerminalText,
): string {
  const { usage } = cli;
  switch (problem.type) {
    case 'unknown-command':
      return usage.unknownCommand(problem.word, problem.nearest);
    case 'no-command':
      return usage.noCommand;
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
    case 'stray-argument':
      return usage.strayArgument;
  }
}

/** An answer that could not be written where a script reads it, which must not go on as if it had it; `notice` says where. */
export function withOutputFailure(answer: CommandAnswer, notice: string): CommandAnswer {
  return {
    ...answer,
    exitCode: answer.exitCode === exitCodes.done ? exitCodes.failed : answer.exitCode,
    code: answer.code ?? cliCodes.output,
    message: `${answer.message}\n${notice}`,
  };
}

/** This device as it is now, and what a script should make of it. */
export function deviceAnswer(device: DeviceState, text: TerminalText): CommandAnswer {
  switch (device.type) {
    case 'none':
      return {
        exitCode: exitCodes.notActivated,
        state: 'not-activated',
        code: null,
        message: text.cli.notActivated,
        facts: {},
      };
    case 'activating':
      return device.otherComputer === true
        ? copiedAnswer(device, text)
        : failureAnswer({ code: 'activation-unfinished' }, text);
    case 'unreadable':
      return failureAnswer(device.failure, text);
    case 'released': {
      const { receipt } = device;
      return {
        exitCode: exitCodes.done,
        state: 'released',
        code: null,
        message: text.cli.released(receipt.label),
        facts: { how: receipt.how, receipt },
      };
    }
    case 'copied':
      return copiedAnswer(device, text);
    case 'held':
      return heldAnswer(device, text);
  }
}

/** A release as the documented JSON holds it: there the discriminant is called `is`. */
function documented({ type, ...facts }: SeatRelease): object {
  return { is: type, ...facts };
}

/**
 * The same for a command that asks where the seat stands, and not what became of a release: one that failed left the seat on record,
 * and is told beside it.
 */
export function seatStatusAnswer(device: DeviceState, text: TerminalText): CommandAnswer {
  if (device.type !== 'held' || device.release.type !== 'failed') return deviceAnswer(device, text);
  const { seat, release, seatStatus } = device;
  const { failure } = release;
  if (failure.code === neverConfirmed) return deviceAnswer(device, text);
  return {
    exitCode: exitCodes.done,
    state: 'active',
    code: null,
    message: [
      text.cli.active(seat.label, seat.displayKey),
      text.cli.releaseFailed(text.failures.words[failure.code].title),
      text.cli.code(supportCode(failure)),
    ].join('\n'),
    facts: { seat, release: documented(release), standing: seatStatus.type },
  };
}

function heldAnswer(
  device: Extract<DeviceState, { type: 'held' }>,
  text: TerminalText,
): CommandAnswer {
  const { seat, release, seatStatus } = device;
  const facts = { seat, release: documented(release), standing: seatStatus.type };
  switch (release.type) {
    case 'failed':
      return failureAnswer(release.failure, text, facts);
    case 'waiting':
      return {
        exitCode: exitCodes.queued,
        state: 'waiting',
        code: supportCode({ code: release.why }),
        message: text.cli.waiting(seat.label),
        facts: { ...facts, retryAt: release.nextAt },
      };
    case 'unknown':
    case 'settling':
    case 'releasing':
      return {
        exitCode: exitCodes.unknown,
        state: 'unknown',
        code: 'why' in release && release.why === 'server-error' ? 'POLAR-500' : 'NET-NO-ANSWER',
        message: text.cli.unknown(seat.label),
        facts,
      };
    case 'released':
      // Polar confirmed it; only the disk has not let the record go yet.
      return {
        exitCode: exitCodes.done,
        state: 'released',
        code: null,
        message: text.cli.released(seat.label),
        facts,
      };
    case 'idle':
    case 'holding': {
      if (seatStatus.type === 'never-confirmed') {
        return failureAnswer({ code: neverConfirmed }, text, facts);
      }
      const active = text.cli.active(seat.label, seat.displayKey);
      return {
        exitCode: exitCodes.done,
        state: 'active',
        code: null,
        message:
          seatStatus.type === 'removed'
            ? text.cli.releasedElsewhere(seat.label, seat.displayKey)
            : seat.neverConfirmed === true
              ? `${active}\n${text.cli.notConfirmed}`
              : active,
        facts,
      };
    }
  }
}
