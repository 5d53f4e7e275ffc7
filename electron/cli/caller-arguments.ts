import {
  headlessSwitches,
  helperlessSwitches,
  isAllowedSwitch,
  type Situation,
} from '../../shared/chromium-switches.ts';

/** What the launcher gives Chromium for a command. */
const launcherSwitches = new Set<string>([...headlessSwitches, ...helperlessSwitches]);

/** How this process was started. */
export interface Start extends Situation {
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
export function callerArguments(argv: readonly string[], start: Start): ProcessArguments {
  const given = argv.slice(1);
  if (!start.isPackaged) {
    const behind = given.slice(given.findIndex(start.isAppFolder) + 1);
    return { switches: [], args: behind[0] === '--' ? behind.slice(1) : behind };
  }
  const end = start.platform === 'linux' ? given.indexOf('--') : -1;
  const switches = given.slice(0, Math.max(end, 0));
  const isLaunchers = (one: string): boolean =>
    launcherSwitches.has(one) || isAllowedSwitch(one, start);
  return end !== -1 && switches.every(isLaunchers)
    ? { switches, args: given.slice(end + 1) }
    : { switches: [], args: given };
}
