import { expect, test } from 'vitest';
import { status } from '../../../electron/cli/commands/status.ts';
import type { CommandContext } from '../../../electron/cli/command-context.ts';
import { windowStates } from '../../support/window-states.ts';

const states = windowStates(Date.UTC(2026, 10, 23));

/** The context of a command in the window's state of that name. */
function contextOf(name: string): CommandContext {
  const core = { state: { get: () => states[name] }, seats: { find: () => null } };
  return { core } as unknown as CommandContext;
}

test.each([
  ['active', 0, 'active'],
  ['holding', 0, 'active'],
  ['key-changed', 0, 'active'],
  ['never-confirmed', 1, 'failed'],
  ['failed-never-confirmed', 1, 'failed'],
  ['failed-refused', 0, 'active'],
  ['failed-key-changed', 0, 'active'],
  ['unreadable', 1, 'failed'],
  ['other-computer', 1, 'failed'],
  ['other-computer-activation', 1, 'failed'],
  ['file-newer', 1, 'failed'],
  ['none', 3, 'not-activated'],
  ['released', 3, 'released'],
  ['release-recorded', 3, 'released'],
  ['waiting', 5, 'waiting'],
  ['releasing', 6, 'unknown'],
  ['unknown', 6, 'unknown'],
  ['settling', 6, 'unknown'],
  ['activation-unfinished', 6, 'unknown'],
])('status of %s ends with %i: %s', (name, exitCode, state) => {
  const context = contextOf(name);
  expect(status(context)).toMatchObject({ exitCode, state });
});

test('"status" reports a failed release beside the seat, with its code for support', () => {
  const context = contextOf('failed-key-changed');
  const { message: text, facts } = status(context);
  expect(text).toMatch(/^Active on this computer: .*\nIts last release failed: .*\n.*KEY-CHANGED$/);
  expect(facts).toMatchObject({ release: { is: 'failed', failure: { code: 'key-changed' } } });
});

test('"status" calls a seat released elsewhere by its message, with the exit code and state as before', () => {
  const context = contextOf('removed');
  const { exitCode, state, message: text, facts } = status(context);
  expect({ exitCode, state }).toEqual({ exitCode: 0, state: 'active' });
  expect(facts).toMatchObject({ standing: 'removed' });
  expect(text).toMatch(/^Released elsewhere: /);
  for (const who of ['purchases page', 'the seller', 'a copy of this computer'])
    expect(text).toContain(who);
});
