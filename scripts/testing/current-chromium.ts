import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where systems keep a browser of the current Chromium: on the path on Linux, else at a fixed place. */
const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['chromium', 'google-chrome'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

/**
 * Returns the absolute path of the browser's executable; null where there is none.
 *
 * @param searchPath the folders of the environment's `PATH`
 * @param exists whether a file exists
 */
export function currentChromium(
  platform: NodeJS.Platform,
  searchPath: readonly string[],
  exists: (file: string) => boolean = existsSync,
): string | null {
  const files = (places[platform] ?? []).flatMap((name) =>
    /[\\/]/.test(name) ? [name] : searchPath.map((folder) => path.join(folder, name)),
  );
  return files.find(exists) ?? null;
}
