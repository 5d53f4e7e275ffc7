import { app } from 'electron';
import { currentAppImage } from './app-image.ts';

/**
 * Returns the command that starts this app as a person does, to which arguments can be added. On Linux it is the launcher, which is beside
 * the executable.
 */
export function startCommand(): readonly [program: string, ...args: string[]] {
  if (!app.isPackaged) return [process.execPath, app.getAppPath(), '--'];
  return [currentAppImage() ?? process.execPath.replace(/-bin$/, '')];
}
