import { expect, test, vi } from 'vitest';
import type { CommandContext } from '../../electron/cli/run-command.ts';
import { release } from '../../electron/cli/commands/release.ts';
import { launchOf } from '../../electron/cli/command-line.ts';
import { appStateOf, windowStates } from '../support/device-states.ts';

const held = Object.values(windowStates(Date.UTC(2026, 10, 23))).find(
  ({ device }) => device.is === 'held' && device.release.is === 'idle',
);

/** A command that would fail on its first step towards a release. */
function contextOf(args: readonly string[], releaseOnUninstall: boolean) {
  const command = launchOf(args);
  if (command.is !== 'command' || held === undefined) throw new Error('not a release');
  const recover = vi.fn<() => void>(() => {
    throw new Error('It began to release.');
  });
  const state = appStateOf(held.device, { vendor: { ...held.vendor, releaseOnUninstall } });
  const context = {
    core: { device: { recover }, state: { get: () => state, subscribe: () => () => undefined } },
    world: {},
    command,
  } as unknown as CommandContext;
  return { context, recover };
}

test('a seller’s switch turns off the release on uninstall, and nothing else', async () => {
  const off = contextOf(['release', '--reason', 'uninstall'], false);
  await expect(release(off.context)).resolves.toMatchObject({ exitCode: 0, state: 'active' });
  expect(off.recover).not.toHaveBeenCalled();

  await expect(
    release(contextOf(['release', '--reason', 'uninstall'], true).context),
  ).rejects.toThrow('began to release');
  await expect(release(contextOf(['release'], false).context)).rejects.toThrow('began to release');
});
