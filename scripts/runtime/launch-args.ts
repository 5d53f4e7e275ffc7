/** Flags that mean a command although no word stands before them. */
const COMMAND_FLAG =
  /^(?:-h|--(?:help|version|json|output|timeout|reason|dry-run|quiet|no-input|key-file|label)(?:=.*)?)$/;

/**
 * Whether these arguments of the app ask for a command and not for the window: any word does, even a mistyped one, since it is
 * answered without a window; an address does not. The packaged launcher goes by the same rule (build/linux/launcher.sh).
 */
export function isCommandLine(args: readonly string[]): boolean {
  const word = args.find((arg) => !arg.startsWith('-'));
  return (
    (word !== undefined && !word.includes('://')) || args.some((arg) => COMMAND_FLAG.test(arg))
  );
}

/** For a command on Linux. The last one keeps Chromium's own lines off stderr. */
const HEADLESS = [
  '--ozone-platform=headless',
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--log-level=3',
];

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
