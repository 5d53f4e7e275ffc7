import { visibleJson } from '../../shared/foreign-text.ts';
import type { CommandAnswer } from './answer.ts';

/** The version of the JSON's shape. It grows when a field goes or changes its meaning, not when one is added. */
export const answerSchema = 1;

/** What an answer needs to become JSON. */
export interface AnswerContext {
  /** The command's word; null where there was none to know. */
  readonly command: string | null;
  readonly appVersion: string;
  readonly reason: string | null;
  readonly dryRun: boolean;
}

/** The one JSON object that a command answers, with a line break behind it. docs/command-line.schema.json describes it. */
export function answerJson(answer: CommandAnswer, context: AnswerContext): string {
  const { exitCode, state, code, message, facts } = answer;
  const json = JSON.stringify({
    schema: answerSchema,
    app: context.appVersion,
    command: context.command,
    ok: exitCode === 0,
    exitCode,
    state,
    ...(code === null ? {} : { code }),
    message,
    ...(context.reason === null ? {} : { reason: context.reason }),
    ...(context.dryRun ? { dryRun: true } : {}),
    ...facts,
  });
  return `${visibleJson(json)}\n`;
}
