import * as path from 'node:path';
import { app, nativeImage, type NativeImage } from 'electron';

/**
 * Returns the app's icon for windows and notifications; undefined where the system has it from elsewhere, or where the app runs from its
 * sources. Only Linux shows another one, or none, for a program without it.
 */
export function appIcon(): NativeImage | undefined {
  if (process.platform !== 'linux') return undefined;
  const icon = nativeImage.createFromPath(path.join(app.getAppPath(), 'dist', 'icon.png'));
  return icon.isEmpty() ? undefined : icon;
}
