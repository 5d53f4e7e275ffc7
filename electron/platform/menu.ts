import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppState } from '../../shared/app-state.ts';
import { isPending } from '../../shared/seat-release.ts';
import type { Text } from '../../shared/text/text.ts';

/** What the menu's own items do. */
export interface MenuActs {
  readonly checkNow: () => void;
  readonly copyKey: () => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const isMac = process.platform === 'darwin';

function appMenu(words: Text['native']['menu'], name: string): MenuItemConstructorOptions {
  return {
    label: name,
    submenu: [
      { role: 'about', label: words.about(name) },
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide(name) },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      { role: 'quit', label: words.quit(name) },
    ],
  };
}

function fileMenu(words: Text['native']['menu'], state: AppState, acts: MenuActs) {
  const { device } = state;
  const isHeld = device.is === 'held';
  const isFree = isHeld && !isPending(device.release);
  return {
    label: words.file,
    submenu: [
      {
        label: words.checkNow,
        accelerator: 'CommandOrControl+R',
        enabled: isFree,
        click: acts.checkNow,
      },
      {
        label: words.copyKey,
        accelerator: 'CommandOrControl+Shift+C',
        enabled: isHeld,
        click: acts.copyKey,
      },
      separator,
      isMac
        ? { role: 'close', label: words.close }
        : { role: 'quit', label: words.exit, accelerator: 'CommandOrControl+Q' },
    ],
  } satisfies MenuItemConstructorOptions;
}

function editMenu(words: Text['native']['menu']): MenuItemConstructorOptions {
  return {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'delete', label: words.delete },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
}

function viewMenu(words: Text['native']['menu']): MenuItemConstructorOptions {
  return {
    label: words.view,
    submenu: [
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
}

function windowMenu(words: Text['native']['menu']): MenuItemConstructorOptions {
  return {
    label: words.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: words.minimize },
      ...(isMac
        ? ([
            { role: 'zoom', label: words.zoom },
            { role: 'front', label: words.bringAllToFront },
          ] satisfies MenuItemConstructorOptions[])
        : []),
    ],
  };
}

function helpMenu(words: Text['native']['menu'], name: string): MenuItemConstructorOptions {
  return {
    label: words.help,
    role: 'help',
    submenu: isMac ? [] : [{ role: 'about', label: words.about(name) }],
  };
}

/** Sets the application's menu in the platform's order, with what fits the state enabled. */
export function showMenu(state: AppState, text: Text, name: string, acts: MenuActs): void {
  const words = text.native.menu;
  app.setAboutPanelOptions({
    applicationName: name,
    applicationVersion: text.native.about.version(state.appVersion),
    version: '',
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(words, name)] : []),
      fileMenu(words, state, acts),
      editMenu(words),
      viewMenu(words),
      windowMenu(words),
      helpMenu(words, name),
    ]),
  );
}
