/** The words after which the app runs without a window. */
const COMMAND_WORDS = new Set(['release', 'status', 'activate', 'import', 'doctor']);

/** Whether these arguments of the app ask for a command and not for the window. */
export function isCommandLine(args: readonly string[]): boolean {
  const word = args.find((arg) => !arg.startsWith('-'));
  return (
    (word !== undefined && COMMAND_WORDS.has(word)) ||
    args.some((arg) => arg === '--help' || arg === '-h' || arg === '--version')
  );
}

/** For a command on Linux. The last one keeps Chromium's own lines off stderr. */
const HEADLESS = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'];

/** What decides about Chromium's own switches. */
export interface LaunchSituation {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
}

/** The situation of this process. */
export function currentSituation(): LaunchSituation {
  return { platform: process.platform, isRoot: process.getuid?.() === 0 };
}

/**
 * The arguments for the Electron executable: Chromium's switches, the app's
 * folder, the app's own arguments.
 *
 * On Linux Chromium refuses to run sandboxed as root, and without a display it
 * crashes unless the headless platform is chosen on the real command line;
 * setting it from JavaScript is too late.
 * https://github.com/stablyai/orca/issues/17615
 */
export function launchArgs(
  appFolder: string,
  args: readonly string[],
  situation: LaunchSituation,
): readonly string[] {
  const isLinux = situation.platform === 'linux';
  return [
    ...(isLinux && situation.isRoot ? ['--no-sandbox'] : []),
    ...(isLinux && isCommandLine(args) ? HEADLESS : []),
    appFolder,
    ...args,
  ];
}
