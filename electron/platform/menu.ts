import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppState } from '../../shared/app-state.ts';
import type { Asked } from '../../shared/contract.ts';
import { isPending } from '../../shared/seat-release.ts';
import type { MainText } from '../../shared/text/text.ts';

/** What the menu's own items do. */
export interface MenuActs {
  /** Brings the window to a screen or an act. */
  readonly ask: (what: Asked) => void;
  readonly openDocumentation: () => void;
  readonly checkNow: () => void;
  readonly copyKey: () => void;
  readonly releaseAndQuit: () => void;
  /** Null where a package manager or an uninstaller removes the app. */
  readonly uninstall: (() => void) | null;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const isMac = process.platform === 'darwin';

function settingsItem(
  words: MainText['native']['menu'],
  acts: MenuActs,
): MenuItemConstructorOptions {
  return {
    label: words.settings,
    accelerator: 'CommandOrControl+,',
    click: () => acts.ask('settings'),
  };
}

function appMenu(
  words: MainText['native']['menu'],
  name: string,
  state: AppState,
  acts: MenuActs,
): MenuItemConstructorOptions {
  return {
    label: name,
    submenu: [
      { role: 'about', label: words.about(name) },
      separator,
      settingsItem(words, acts),
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide(name) },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      ...leavingItems(words, name, state, acts),
      { role: 'quit', label: words.quit(name) },
    ],
  };
}

/** Where nothing tells an app that it is removed, it offers to do both: on macOS, and as an AppImage or an unpacked folder. */
function leavingItems(
  words: MainText['native']['menu'],
  name: string,
  state: AppState,
  acts: MenuActs,
): MenuItemConstructorOptions[] {
  const { uninstall } = acts;
  if (uninstall === null) return [];
  const { device } = state;
  return [
    {
      label: words.releaseAndQuit,
      enabled: device.is === 'held' && mayRelease(device),
      click: acts.releaseAndQuit,
    },
    { label: words.uninstall(name), click: uninstall },
    separator,
  ];
}

/** The window offers a release where nothing is under way and the seat was not taken back. */
function mayRelease(device: Extract<AppState['device'], { is: 'held' }>): boolean {
  const { is } = device.standing;
  return device.release.is === 'idle' && is !== 'removed' && is !== 'never-confirmed';
}

function fileMenu(
  words: MainText['native']['menu'],
  name: string,
  state: AppState,
  acts: MenuActs,
) {
  const { device } = state;
  const isHeld = device.is === 'held';
  const isFree = isHeld && !isPending(device.release);
  const isReleasable = isHeld && mayRelease(device);
  return {
    label: words.file,
    submenu: [
      {
        label: words.releaseSeat,
        accelerator: 'CommandOrControl+Shift+R',
        enabled: isReleasable,
        click: () => acts.ask('release'),
      },
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
      ...(isMac
        ? ([{ role: 'close', label: words.close }] satisfies MenuItemConstructorOptions[])
        : [
            settingsItem(words, acts),
            separator,
            ...leavingItems(words, name, state, acts),
            { role: 'quit', label: words.exit, accelerator: 'CommandOrControl+Q' } as const,
          ]),
    ],
  } satisfies MenuItemConstructorOptions;
}

function editMenu(words: MainText['native']['menu']): MenuItemConstructorOptions {
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

function viewMenu(words: MainText['native']['menu'], acts: MenuActs): MenuItemConstructorOptions {
  return {
    label: words.view,
    submenu: [
      {
        label: words.device,
        accelerator: 'CommandOrControl+1',
        click: () => acts.ask('device'),
      },
      {
        label: words.activity,
        accelerator: 'CommandOrControl+2',
        click: () => acts.ask('activity'),
      },
      separator,
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
}

function windowMenu(words: MainText['native']['menu']): MenuItemConstructorOptions {
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

function helpMenu(
  words: MainText['native']['menu'],
  name: string,
  acts: MenuActs,
): MenuItemConstructorOptions {
  return {
    label: words.help,
    role: 'help',
    submenu: [
      { label: words.documentation, click: acts.openDocumentation },
      ...(isMac ? [] : [separator, { role: 'about', label: words.about(name) } as const]),
    ],
  };
}

/** Sets the application's menu in the platform's order, with what fits the state enabled. */
export function showMenu(state: AppState, text: MainText, name: string, acts: MenuActs): void {
  const words = text.native.menu;
  app.setAboutPanelOptions({
    applicationName: name,
    applicationVersion: text.native.about.version(state.appVersion),
    version: '',
    copyright: text.native.about.credits,
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(words, name, state, acts)] : []),
      fileMenu(words, name, state, acts),
      editMenu(words),
      viewMenu(words, acts),
      windowMenu(words),
      helpMenu(words, name, acts),
    ]),
  );
}
