import { expect, test, vi } from 'vitest';
import type { CommandContext } from '../../../electron/cli/command-context.ts';
import { release } from '../../../electron/cli/commands/release.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { commandOf } from '../../support/command-of.ts';
import { appStateOf } from '../../support/sample-state.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const states = windowStates(Date.UTC(2026, 10, 23));

/** The context of a command, in which the first step of a release throws. */
function contextOf(args: readonly string[], releaseOnUninstall: boolean, name = 'active') {
  const command = commandOf(args);
  const held = states[name];
  if (held === undefined) throw new Error(`There is no state ${name}`);
  const recover = vi.fn<() => void>(() => {
    throw new Error('It began to release.');
  });
  const setOpenAtLogin = vi.fn<(isOn: boolean) => void>();
  const state = appStateOf(deviceOfState(held), { vendor: { ...held.vendor, releaseOnUninstall } });
  const device = {
    isOtherComputer: () => false,
    record: { get: () => null },
    activations: { pending: () => null },
  };
  const context = {
    core: {
      seats: { find: (id: string) => ({ id, device: { ...device, recover } }) },
      state: { get: () => state, subscribe: () => () => undefined },
    },
    ports: { background: { setOpenAtLogin } },
    command,
  } as unknown as CommandContext;
  return { context, recover, setOpenAtLogin };
}

test('releaseOnUninstall turns off the release on uninstall, and nothing else', async () => {
  const off = contextOf(['release', '--reason', 'uninstall'], false);
  await expect(release(off.context)).resolves.toMatchObject({ exitCode: 0, state: 'active' });
  expect(off.recover).not.toHaveBeenCalled();
  // Nothing starts the app that is being removed.
  expect(off.setOpenAtLogin).toHaveBeenCalledExactlyOnceWith(false);

  await expect(
    release(contextOf(['release', '--reason', 'uninstall'], true).context),
  ).rejects.toThrow('began to release');
  await expect(release(contextOf(['release'], false).context)).rejects.toThrow('began to release');
});

test('releaseOnUninstall leaves several seats alone, and lists them', async () => {
  const { context, recover } = contextOf(['release', '--reason', 'uninstall'], false);
  const [only] = context.core.state.get().seats;
  if (only === undefined) throw new Error('There is no seat.');
  const several = [only, { ...only, id: '5ea75ea8' }];
  const state = { ...context.core.state.get(), seats: several };
  const core = { ...context.core, state: { ...context.core.state, get: () => state } };
  await expect(release({ ...context, core })).resolves.toMatchObject({
    exitCode: 0,
    message: terminal.cli.releaseDisabled,
    facts: { seats: [{ state: 'active' }, { id: '5ea75ea8', state: 'active' }] },
  });
  expect(recover).not.toHaveBeenCalled();
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
