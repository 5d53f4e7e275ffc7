import {
  headlessSwitches,
  singleProcessSwitches,
  isAllowedSwitch,
  type ProcessContext,
} from '../../shared/chromium-switches.ts';

/** What the launcher gives Chromium for a command. */
const launcherSwitches = new Set<string>([...headlessSwitches, ...singleProcessSwitches]);

/** How this process was started. */
export interface ProcessStart extends ProcessContext {
  readonly isPackaged: boolean;
  /** The app's folder as it stands among the arguments; of a packaged app it does not stand there. */
  readonly isAppFolder: (argument: string) => boolean;
}

/** A process's arguments, by who chose them. */
interface ProcessArguments {
  /** The launcher's, which Chromium has read. Of an unpackaged app they belong to the developer, and are not here. */
  readonly switches: readonly string[];
  /** The caller's. */
  readonly args: readonly string[];
}

/**
 * Parts what the launcher chose from what the caller said: the launcher puts "--" between, where Chromium stops reading. Without the
 * launcher, as on macOS and Windows, everything is the caller's. Unpackaged, the caller's arguments stand behind the app's folder, with or
 * without "--" after it.
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
