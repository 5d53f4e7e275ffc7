import * as path from 'node:path';
import { app, Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { TrayEntry } from '../../ports.ts';

/** The entry in the tray. Without a reference it is garbage-collected. */
let tray: Tray | null = null;

/** Pixels of the icon: macOS draws it in its menu bar, which is 22 high. */
const iconSize = process.platform === 'darwin' ? 18 : 22;

function trayIcon(): NativeImage {
  const folder = app.getAppPath();
  const packaged = nativeImage.createFromPath(path.join(folder, 'dist', 'icon.png'));
  const icon = packaged.isEmpty()
    ? nativeImage.createFromPath(path.join(folder, 'build', 'icon.png'))
    : packaged;
  return icon.isEmpty() ? icon : icon.resize({ width: iconSize, height: iconSize });
}

function open(): void {
  app.emit('activate');
}

/** Shows the entry in place of the last one; null removes it. A click on it opens the window, where the desktop passes clicks on. */
export function showTrayEntry(entry: TrayEntry | null): void {
  if (entry === null) {
    tray?.destroy();
    tray = null;
    return;
  }
  if (tray === null) {
    tray = new Tray(trayIcon());
    tray.on('click', open);
  }
  tray.setToolTip(entry.tooltip);
  // On Linux a menu is set as a whole after each change.
  tray.setContextMenu(
    Menu.buildFromTemplate([
      ...entry.lines.map((label) => ({ label, click: open })),
      ...(entry.lines.length === 0 ? [] : [{ type: 'separator' as const }]),
      { label: entry.open, click: open },
      { label: entry.quit, click: () => app.quit() },
    ]),
  );
}
