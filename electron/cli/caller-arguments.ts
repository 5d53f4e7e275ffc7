import {
  headlessSwitches,
  singleProcessSwitches,
  isAllowedSwitch,
  type ProcessContext,
} from '../../shared/chromium-switches.ts';

/** The switches that the launcher gives Chromium for a command. */
const launcherSwitches = new Set<string>([...headlessSwitches, ...singleProcessSwitches]);

/** How this process was started. */
export interface ProcessStart extends ProcessContext {
  readonly isPackaged: boolean;
  /** Whether an argument is the app's folder, which only the arguments of an unpackaged app contain. */
  readonly isAppFolder: (argument: string) => boolean;
}

/** A process's arguments, by their author. */
interface ProcessArguments {
  /** The launcher's, which Chromium has read. Empty for an unpackaged app, where they are the developer's. */
  readonly switches: readonly string[];
  /** The caller's. */
  readonly args: readonly string[];
}

/**
 * Separates the launcher's switches from the caller's arguments: the launcher puts "--" between them, where Chromium stops reading.
 * Without a launcher, as on macOS and Windows, every argument is the caller's. The caller's arguments to an unpackaged app follow the
 * app's folder, with or without "--" after it.
 */
export function callerArguments(argv: readonly string[], start: ProcessStart): ProcessArguments {
  const given = argv.slice(1);
  if (!start.isPackaged) {
    const rest = given.slice(given.findIndex(start.isAppFolder) + 1);
    return { switches: [], args: rest[0] === '--' ? rest.slice(1) : rest };
  }
  const end = start.platform === 'linux' ? given.indexOf('--') : -1;
  const switches = given.slice(0, Math.max(end, 0));
  const isLauncherSwitch = (one: string): boolean =>
    launcherSwitches.has(one) || isAllowedSwitch(one, start);
  return end !== -1 && switches.every(isLauncherSwitch)
    ? { switches, args: given.slice(end + 1) }
    : { switches: [], args: given };
}
