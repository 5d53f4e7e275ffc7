import { app, BrowserWindow, Notification } from 'electron';
import { appIcon } from './app-icon.ts';
import type { Notifier } from '../../ports.ts';

/** The notifications on the screen. Without a reference one is garbage-collected, and a click on it does nothing. */
const shown = new Set<Notification>();

/** The most of them. Some systems keep notifications for ever and never report their end; beyond it the oldest is taken off the screen. */
const maxShown = 20;

/** Asks for the person's attention in the taskbar or the dock, until they turn to a window. */
function drawAttention(): void {
  for (const window of BrowserWindow.getAllWindows()) window.flashFrame(true);
}

/**
 * Shows the system's notifications. A click on one brings the window to the front. A system may refuse them: macOS does so for an app that is
 * not signed. https://www.electronjs.org/docs/latest/api/notification#event-failed
 */
export const systemNotifier: Notifier = {
  canShow: () => Notification.isSupported() && BrowserWindow.getFocusedWindow() === null,
  show(content, onResult) {
    if (!systemNotifier.canShow()) return;
    const icon = appIcon();
    const notification = new Notification({ ...content, ...(icon === undefined ? {} : { icon }) });
    const forget = (): void => {
      shown.delete(notification);
    };
    notification.on('click', () => {
      forget();
      app.emit('activate');
    });
    notification.on('close', forget);
    notification.on('show', () => onResult(true));
    notification.on('failed', () => {
      forget();
      drawAttention();
      onResult(false);
    });
    shown.add(notification);
    notification.show();
    const [oldest] = shown;
    if (shown.size <= maxShown || oldest === undefined) return;
    shown.delete(oldest);
    oldest.close();
  },
};
