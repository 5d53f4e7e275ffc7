import { expect, test } from 'vitest';
import { failureAnswer, inputAnswer } from '../../../electron/cli/answer.ts';
import { deviceAnswer, seatStatusAnswer } from '../../../electron/cli/device-answer.ts';
import { usageAnswer } from '../../../electron/cli/usage-answer.ts';
import { supportCode, supportCodes, type FailureCode } from '../../../shared/failure.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { DeviceState } from '../../../shared/app-state.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const states = windowStates(Date.UTC(2026, 10, 23));

/** The device in the window's state of that name. */
function deviceIn(name: string): DeviceState {
  const state = states[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return deviceOfState(state);
}

const unusual: Partial<Record<FailureCode, readonly [number, string]>> = {
  'not-activated': [3, 'not-activated'],
  'other-seller': [2, 'usage'],
  'token-rejected': [4, 'failed'],
  'scope-missing': [4, 'failed'],
  'not-connected': [4, 'failed'],
  'token-ended': [4, 'failed'],
  'token-other-server': [4, 'failed'],
  'keychain-unavailable': [4, 'failed'],
  'keychain-changed': [4, 'failed'],
  'not-permitted': [4, 'failed'],
  'activation-unfinished': [6, 'unknown'],
  'activation-other': [6, 'unknown'],
  'outcome-unsaved': [6, 'unknown'],
  'no-answer': [6, 'unknown'],
  'server-error': [6, 'unknown'],
};

test.each(Object.keys(supportCodes) as FailureCode[])(
  'the failure %s has its exit code, its code and its text',
  (code) => {
    const [exitCode, state] = unusual[code] ?? [1, 'failed'];
    const answer = failureAnswer({ code }, { fact: 1 });
    expect(answer).toMatchObject({
      exitCode,
      state,
      code: supportCode({ code }),
      facts: { fact: 1 },
    });
    const { title, body, advice } = terminal.failures.words[code];
    for (const text of [title, body, advice, supportCode({ code })])
      expect(answer.message).toContain(text);
    expect(answer.facts).not.toHaveProperty('retryAt');
  },
);

test('a temporary failure says when to retry', () => {
  const { facts } = failureAnswer({ code: 'rate-limited', retryAt: 7 }, { fact: 1 });
  expect(facts).toEqual({ fact: 1, retryAt: 7 });
});

test.each([
  ['none', 3, 'not-activated', null],
  ['active', 0, 'active', null],
  ['holding', 0, 'active', null],
  ['removed', 0, 'active', null],
  ['waiting', 5, 'waiting', 'NET-UNREACHABLE'],
  ['releasing', 6, 'unknown', 'NET-NO-ANSWER'],
  ['settling', 6, 'unknown', 'NET-NO-ANSWER'],
  ['released', 0, 'released', null],
  ['release-recorded', 0, 'released', null],
  ['failed-refused', 1, 'failed', 'NET-NOT-POLAR'],
  ['never-confirmed', 1, 'failed', 'SEAT-UNCONFIRMED'],
  ['activation-unfinished', 6, 'unknown', 'SEAT-UNFINISHED'],
  ['other-computer', 1, 'failed', 'SEAT-OTHER-COMPUTER'],
  ['other-computer-activation', 1, 'failed', 'SEAT-OTHER-COMPUTER'],
])('a device that is %s ends with %i: %s, %s', (name, exitCode, state, code) => {
  expect(deviceAnswer(deviceIn(name))).toMatchObject({ exitCode, state, code });
});

test('a waiting release says when it retries, and an unknown one names Polar’s failure', () => {
  const held = deviceIn('active');
  if (held.type !== 'held') throw new Error('No seat is held.');
  const attempts = 1;
  const waiting = deviceAnswer({
    ...held,
    release: { type: 'waiting', why: 'rate-limited', attempts, nextAt: 7 },
  });
  expect(waiting).toMatchObject({ code: 'POLAR-429', facts: { retryAt: 7, seat: held.seat } });
  expect(waiting.message).toMatch(/^Not accepted yet: Polar asked to wait/);
  const unknown = deviceAnswer({
    ...held,
    release: { type: 'unknown', why: 'server-error', attempts, nextAt: 7 },
  });
  expect(unknown).toMatchObject({ exitCode: 6, state: 'unknown', code: 'POLAR-500' });
});

test('a seat that Polar has not confirmed yet is active, and the message says so', () => {
  const held = deviceIn('active');
  if (held.type !== 'held') throw new Error('No seat is held.');
  const unconfirmed = { ...held, seat: { ...held.seat, neverConfirmed: true as const } };
  expect(deviceAnswer(unconfirmed).message).toContain(terminal.cli.notConfirmed);
  expect(deviceAnswer(held).message).not.toContain(terminal.cli.notConfirmed);
});

test('a seat that Polar no longer lists is not called active', () => {
  const { message } = deviceAnswer(deviceIn('removed'));
  expect(message).toMatch(/^Released elsewhere: /);
});

test('a release that failed decides the answer to a release, and not the answer to a status', () => {
  const device = deviceIn('failed-refused');
  expect(deviceAnswer(device)).toMatchObject({ exitCode: 1, state: 'failed' });
  expect(seatStatusAnswer(device)).toMatchObject({ exitCode: 0, state: 'active' });
  const unknown = deviceIn('failed-never-confirmed');
  expect(seatStatusAnswer(unknown)).toEqual(deviceAnswer(unknown));
});

test('a usage error and an input error have their own codes', () => {
  const usage = { exitCode: 2, state: 'usage', facts: {} };
  expect(usageAnswer({ type: 'no-command' }, null, 'app')).toMatchObject({
    ...usage,
    code: 'CLI-USAGE',
    message: `${terminal.cli.usage.noCommand}\n${terminal.cli.seeHelp('app', null)}`,
  });
  expect(inputAnswer('Text.')).toEqual({ ...usage, code: 'CLI-INPUT', message: 'Text.' });
});
