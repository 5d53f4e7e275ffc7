import { app } from 'electron';
import { mayBeWayland } from './display-system.ts';

/** Whether this process's windows may be Wayland's own. */
export function isWayland(): boolean {
  const chosen = app.commandLine.getSwitchValue('ozone-platform');
  return mayBeWayland(process.platform, chosen, process.env);
}
