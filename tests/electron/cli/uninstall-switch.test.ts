import { expect, test, vi } from 'vitest';
import type { CommandContext } from '../../../electron/cli/command-context.ts';
import { release } from '../../../electron/cli/commands/release.ts';
import { commandOf } from '../../support/command-of.ts';
import { appStateOf, windowStates } from '../../support/device-states.ts';

const states = windowStates(Date.UTC(2026, 10, 23));

/** The context of a command, in which the first step of a release throws. */
function contextOf(args: readonly string[], releaseOnUninstall: boolean, name = 'active') {
  const command = commandOf(args);
  const held = states[name];
  if (held === undefined) throw new Error(`There is no state ${name}`);
  const recover = vi.fn<() => void>(() => {
    throw new Error('It began to release.');
  });
  const state = appStateOf(held.device, { vendor: { ...held.vendor, releaseOnUninstall } });
  const context = {
    core: {
      device: { recover, isOtherComputer: () => false },
      state: { get: () => state, subscribe: () => () => undefined },
    },
    ports: {},
    command,
  } as unknown as CommandContext;
  return { context, recover };
}

test('releaseOnUninstall turns off the release on uninstall, and nothing else', async () => {
  const off = contextOf(['release', '--reason', 'uninstall'], false);
  await expect(release(off.context)).resolves.toMatchObject({ exitCode: 0, state: 'active' });
  expect(off.recover).not.toHaveBeenCalled();

  await expect(
    release(contextOf(['release', '--reason', 'uninstall'], true).context),
  ).rejects.toThrow('began to release');
  await expect(release(contextOf(['release'], false).context)).rejects.toThrow('began to release');
});

test.each([
  ['where the switch is off', ['--reason', 'uninstall'], false],
  ['in a dry run', ['--dry-run'], true],
])(
  '"release" does not report the failure of an earlier release as its own %s',
  async (_, args, isOn) => {
    const { context } = contextOf(['release', ...args], isOn, 'failed-key-changed');
    const answer = await release(context);
    expect(answer).toMatchObject({ exitCode: 0, state: 'active', code: null });
  },
);
