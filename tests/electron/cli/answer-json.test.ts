import { expect, test } from 'vitest';
import { answerJson, type AnswerContext } from '../../../electron/cli/answer-json.ts';
import { exitCodes } from '../../../electron/cli/exit-codes.ts';

/** The object that a script reads of an answer. */
function objectOf(
  answer: { readonly exitCode?: number; readonly code?: string | null } = {},
  context: Partial<AnswerContext> = {},
): unknown {
  const json = answerJson(
    {
      exitCode: exitCodes.done,
      state: 'released',
      code: null,
      message: 'Released: Bay 3.',
      facts: { how: 'confirmed' },
      ...answer,
    },
    { command: 'release', appVersion: '1.2.3', reason: null, dryRun: false, ...context },
  );
  return JSON.parse(json);
}

const whole = {
  schema: 1,
  app: '1.2.3',
  command: 'release',
  ok: true,
  exitCode: 0,
  state: 'released',
  message: 'Released: Bay 3.',
  how: 'confirmed',
};

test('the object holds the answer and the command, and nothing else', () => {
  expect(objectOf()).toEqual(whole);
});

test.each(Object.values(exitCodes).filter((exitCode) => exitCode !== 0))(
  'the object is not ok with exit code %i',
  (exitCode) => {
    expect(objectOf({ exitCode })).toEqual({ ...whole, ok: false, exitCode });
  },
);

test.each([
  ['a code', objectOf({ code: 'NET-UNREACHABLE' }), { code: 'NET-UNREACHABLE' }],
  ['a reason', objectOf({}, { reason: 'uninstall' }), { reason: 'uninstall' }],
  ['that it was a dry run', objectOf({}, { dryRun: true }), { dryRun: true }],
  ['no command', objectOf({}, { command: null }), { command: null }],
])('the object holds %s when there is one', (_, object, added) => {
  expect(object).toEqual({ ...whole, ...added });
});
