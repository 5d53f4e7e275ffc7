import { expect, test } from 'vitest';
import { interruptedAnswer } from '../../../electron/cli/interrupted-answer.ts';
import type { CommandCore } from '../../../electron/compose-command.ts';
import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const states = windowStates(Date.UTC(2026, 10, 23));

const deviceOf = (name: string): DeviceState => {
  const state = states[name];
  if (state === undefined) throw new Error(`There is no state ${name}`);
  return deviceOfState(state);
};

/** Returns a core whose seats are in the states of these names. */
function coreOf(...names: readonly string[]): CommandCore {
  const seats: SeatState[] = names.map((name, index) => ({
    id: `aaaaaaa${index}`,
    device: deviceOf(name),
    name: null,
    move: null,
  }));
  return {
    state: { get: () => ({ seats }) },
    seats: { find: () => null },
  } as unknown as CommandCore;
}

const { timedOut, interrupted } = terminal.cli;

test.each([
  [null, null, { exitCode: 1, state: 'failed', code: 'CLI-TIMEOUT', message: timedOut }],
  [null, 143, { exitCode: 143, state: 'failed', code: 'CLI-INTERRUPTED', message: interrupted }],
  ['active', null, { exitCode: 1, state: 'failed', code: 'CLI-TIMEOUT', message: timedOut }],
  ['releasing', null, { exitCode: 6, state: 'unknown', code: 'CLI-TIMEOUT', message: timedOut }],
  [
    'activating',
    130,
    { exitCode: 130, state: 'unknown', code: 'CLI-INTERRUPTED', message: interrupted },
  ],
])('a command that is cut short with the seat %s by %s', (name, exitCode, expected) => {
  const core = name === null ? null : coreOf(name);
  expect(interruptedAnswer(core, exitCode)).toEqual({ ...expected, facts: {} });
});

test('a command that is cut short reports each of several seats, and calls none of them done', () => {
  const { exitCode, message, facts } = interruptedAnswer(coreOf('releasing', 'active'), null);
  expect(exitCode).toBe(6);
  expect(message.split('\n')).toEqual([
    timedOut,
    expect.stringMatching(/^\*{4}-4C7A91: Not known/),
    expect.stringMatching(/^\*{4}-4C7A91: Active/),
  ]);
  expect(facts['seats']).toMatchObject([
    { id: 'aaaaaaa0', state: 'unknown' },
    { id: 'aaaaaaa1', state: 'active' },
  ]);
  for (const seat of facts['seats'] as object[]) expect(seat).not.toHaveProperty('exitCode');
});
