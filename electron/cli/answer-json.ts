import { brand } from '../../shared/brand.ts';
import { visibleJson } from '../../shared/foreign-text.ts';
import type { CommandAnswer } from './answer.ts';

/** The version of the JSON's shape. It grows when a field is removed or changes its meaning, not when one is added. */
export const answerSchema = 1;

/** What an answer needs to become JSON. */
export interface AnswerContext {
  /** The command's name; null where the arguments name none. */
  readonly command: string | null;
  readonly appVersion: string;
  readonly reason: string | null;
  readonly dryRun: boolean;
}

/** Returns an answer as one JSON object with a line break after it. docs/command-line.schema.json describes the object. */
export function answerJson(answer: CommandAnswer, context: AnswerContext): string {
  const { exitCode, state, code, message, facts } = answer;
  const json = JSON.stringify({
    schema: answerSchema,
    app: context.appVersion,
    ...(brand.testServer === null ? {} : { testServer: brand.testServer }),
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
