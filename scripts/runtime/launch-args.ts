import { isForWindow, parseArguments } from '../../shared/arguments.ts';
import { headlessSwitches, type ProcessContext } from '../../shared/chromium-switches.ts';

/** The situation of this process. */
export function currentSituation(): ProcessContext {
  return { platform: process.platform, isRoot: process.getuid?.() === 0 };
}

/**
 * Returns the arguments for the Electron executable: switches for Chromium, the app's folder, "--",
 * the app's own arguments. As in the packaged launcher (build/linux/launcher.sh), Chromium reads
 * only the allowed switches, since it stops at "--". On Linux Chromium refuses to run sandboxed as
 * root, and without a display it crashes unless the headless platform is set on the real command
 * line; setting it from JavaScript is too late. https://github.com/stablyai/orca/issues/17615
 */
export function launchArgs(
  appFolder: string,
  args: readonly string[],
  situation: ProcessContext,
): readonly string[] {
  const isLinux = situation.platform === 'linux';
  const given = parseArguments(args, situation);
  const isRoot = isLinux && situation.isRoot;
  return [
    ...(isRoot && !given.switches.includes('--no-sandbox') ? ['--no-sandbox'] : []),
    ...(isLinux && !isForWindow(given) ? headlessSwitches : []),
    ...given.switches,
    appFolder,
    '--',
    ...args,
  ];
}
