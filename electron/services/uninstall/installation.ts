import * as path from 'node:path';

/** How this app was installed, which decides how it can remove itself. */
export interface Installation {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** The running executable, absolute. */
  readonly executable: string;
  /** The AppImage that the executable runs from, absolute; null for any other installation. */
  readonly appImage: string | null;
  /** Whether a folder holds the app and nothing else. */
  readonly containsOnlyApp: (folder: string) => boolean;
  /** Whether this account may remove entries of the folder. */
  readonly canWrite: (folder: string) => boolean;
}

/**
 * Returns what goes to the Trash when this app removes itself: macOS's bundle, an AppImage, or an unpacked folder. Null if a package
 * manager or an uninstaller does that, which also releases the seat.
 */
export function removable(installation: Installation): string | null {
  const found = installation.isPackaged ? removablePath(installation) : null;
  return found !== null && installation.canWrite(path.posix.dirname(found)) ? found : null;
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
  // macOS runs a new download from a temporary copy: https://developer.apple.com/forums/thread/724969
  return bundle === null || bundle.includes('/AppTranslocation/') ? null : bundle;
}
