import { app, BrowserWindow, Notification } from 'electron';
import { appIcon } from './app-icon.ts';
import type { Notifier } from '../../ports.ts';

/** The notifications on the screen. Without a reference one is garbage-collected, and a click on it does nothing. */
const shown = new Set<Notification>();

/** Shows the system's notifications. A click on one brings the window to the front. */
export const systemNotifier: Notifier = {
  show(content) {
    if (!Notification.isSupported() || BrowserWindow.getFocusedWindow() !== null) return;
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
    notification.on('failed', forget);
    shown.add(notification);
    notification.show();
  },
};
