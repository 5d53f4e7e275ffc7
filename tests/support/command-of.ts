import { parseLaunch } from '../../electron/cli/parse-launch.ts';
import type { Command } from '../../electron/cli/launch.ts';

/**
 * Parses arguments of the app as an ordinary user on Linux passes them. Throws if they are not a
 * command.
 */
export function commandOf(args: readonly string[]): Command {
  const launch = parseLaunch(args, { platform: 'linux', isRoot: false });
  if (launch.type !== 'command') throw new Error(`${launch.type}: ${args.join(' ')}`);
  return launch;
}
