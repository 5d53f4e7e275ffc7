import * as path from 'node:path';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { AskedBy } from '../../storage/records.ts';

/** How this app was put on this computer, as far as it tells what removing it means. */
export interface Installation {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** The running executable, absolute. */
  readonly executable: string;
  /** The AppImage that the executable is known to run from, absolute; null for anything else. */
  readonly appImage: string | null;
  /** Whether a folder holds the app and nothing else. */
  readonly containsOnlyApp: (folder: string) => boolean;
  /** Whether this person may remove what is in the folder. */
  readonly canWrite: (folder: string) => boolean;
}

/**
 * What goes to the Trash when this app removes itself: macOS's bundle, an AppImage, or an unpacked folder. Null where a package
 * manager or an uninstaller does that, and releases the seat as well.
 */
export function removable(installation: Installation): string | null {
  const { isPackaged, canWrite } = installation;
  if (!isPackaged) return null;
  const found = removablePath(installation);
  return found !== null && canWrite(path.posix.dirname(found)) ? found : null;
}

function removablePath({
  platform,
  executable,
  appImage,
  containsOnlyApp,
}: Installation): string | null {
  if (platform === 'linux') {
    if (appImage !== null) return appImage;
    const folder = path.posix.dirname(executable);
    const isPackageFolder = /^\/(?:opt|usr|snap|app)\//.test(`${folder}/`);
    return !isPackageFolder && containsOnlyApp(folder) ? folder : null;
  }
  if (platform !== 'darwin') return null;
  const bundle = /^(.+?\.app)\/Contents\/MacOS\//.exec(executable)?.[1] ?? null;
  // macOS runs a fresh download from a copy that is gone afterwards: https://developer.apple.com/forums/thread/724969
  return bundle === null || bundle.includes('/AppTranslocation/') ? null : bundle;
}

/** What a person may ask for in the menu. */
export type QuitAction = 'release-and-quit' | 'uninstall';

/** What leaving asks of the window and the system. */
export interface QuitDeps {
  readonly device: () => DeviceState;
  /** Whether removing the app releases the seat (vendor.json). */
  readonly releaseOnUninstall: boolean;
  readonly confirm: (action: QuitAction, device: DeviceState) => Promise<boolean>;
  /** Releases at once and answers where the device stands when that has come to rest. */
  readonly release: (by: AskedBy) => Promise<DeviceState>;
  /** The seat could not be released: says why, and that the app stays. */
  readonly explain: (device: DeviceState) => Promise<void>;
  /** Moves the app to the Trash; false when the system did not let us. */
  readonly trash: () => Promise<boolean>;
  readonly explainNotRemoved: () => Promise<void>;
  readonly quit: () => void;
}

/** Whether leaving gives a seat back: this computer's, and no other's. */
export function releasesSeat(
  action: QuitAction,
  device: DeviceState,
  releaseOnUninstall: boolean,
): boolean {
  if (device.type !== 'held' || device.seat.otherComputer === true) return false;
  return action !== 'uninstall' || releaseOnUninstall;
}

/** Whether Polar has confirmed it. The disk may not have let the record go yet: the seat is free all the same. */
function isFree(device: DeviceState): boolean {
  if (device.type === 'held') return device.release.type === 'released';
  return device.type === 'released' || device.type === 'none';
}

/**
 * Releases the seat, and only when Polar has confirmed that, ends the app or removes it. What could not be released keeps the app
 * where it is, since it is the way to try again.
 */
export async function runQuitAction(action: QuitAction, deps: QuitDeps): Promise<void> {
  const before = deps.device();
  if (!(await deps.confirm(action, before))) return;
  const isUninstall = action === 'uninstall';
  if (releasesSeat(action, before, deps.releaseOnUninstall)) {
    const after = await deps.release(isUninstall ? 'uninstall' : 'person');
    if (!isFree(after)) {
      await deps.explain(after);
      return;
    }
  }
  if (isUninstall && !(await deps.trash())) {
    await deps.explainNotRemoved();
    return;
  }
  deps.quit();
}
