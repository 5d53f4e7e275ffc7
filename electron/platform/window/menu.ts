import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppState } from '../../../shared/app-state.ts';
import type { RequestedScreen } from '../../../shared/contract.ts';
import { isPending } from '../../../shared/seat-release.ts';
import type { MainText } from '../../../shared/text/text.ts';

/** What the app's own menu items do. */
export interface MenuActions {
  /** Shows a screen or an action in the window. */
  readonly navigate: (target: RequestedScreen) => void;
  readonly openDocumentation: () => void;
  readonly checkNow: () => void;
  readonly copyKey: () => void;
  readonly releaseAndQuit: () => void;
  /** Null where the system removes the app, by a package manager or an uninstaller. */
  readonly uninstall: (() => void) | null;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const isMac = process.platform === 'darwin';

function settingsItem(
  labels: MainText['native']['menu'],
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: labels.settings,
    accelerator: 'CommandOrControl+,',
    click: () => actions.navigate('settings'),
  };
}

function appMenu(
  labels: MainText['native']['menu'],
  name: string,
  state: AppState,
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: name,
    submenu: [
      { role: 'about', label: labels.about(name) },
      separator,
      settingsItem(labels, actions),
      separator,
      { role: 'services', label: labels.services },
      separator,
      { role: 'hide', label: labels.hide(name) },
      { role: 'hideOthers', label: labels.hideOthers },
      { role: 'unhide', label: labels.showAll },
      separator,
      ...uninstallItems(labels, name, state, actions),
      { role: 'quit', label: labels.quit(name) },
    ],
  };
}

/** Returns the items for removing the app, where the system has no way that also releases the seat: on macOS, for an AppImage, and for an unpacked folder. */
function uninstallItems(
  labels: MainText['native']['menu'],
  name: string,
  state: AppState,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const { uninstall } = actions;
  if (uninstall === null) return [];
  const { device } = state;
  return [
    {
      label: labels.releaseAndQuit,
      enabled: device.type === 'held' && canRelease(device),
      click: actions.releaseAndQuit,
    },
    { label: labels.uninstall(name), click: uninstall },
    separator,
  ];
}

/** Whether the seat can be released: no release is under way, and Polar has not reported the seat as removed or unknown. */
function canRelease(device: Extract<AppState['device'], { type: 'held' }>): boolean {
  const { type } = device.seatStatus;
  return device.release.type === 'idle' && type !== 'removed' && type !== 'never-confirmed';
}

function fileMenu(
  labels: MainText['native']['menu'],
  name: string,
  state: AppState,
  actions: MenuActions,
) {
  const { device } = state;
  const isHeld = device.type === 'held';
  const isIdle = isHeld && !isPending(device.release);
  const isReleasable = isHeld && canRelease(device);
  return {
    label: labels.file,
    submenu: [
      {
        label: labels.releaseSeat,
        accelerator: 'CommandOrControl+Shift+R',
        enabled: isReleasable,
        click: () => actions.navigate('release'),
      },
      {
        label: labels.checkNow,
        accelerator: 'CommandOrControl+R',
        enabled: isIdle,
        click: actions.checkNow,
      },
      {
        label: labels.copyKey,
        accelerator: 'CommandOrControl+Shift+C',
        enabled: isHeld,
        click: actions.copyKey,
      },
      separator,
      ...(isMac
        ? ([{ role: 'close', label: labels.close }] satisfies MenuItemConstructorOptions[])
        : [
            settingsItem(labels, actions),
            separator,
            ...uninstallItems(labels, name, state, actions),
            { role: 'quit', label: labels.exit, accelerator: 'CommandOrControl+Q' } as const,
          ]),
    ],
  } satisfies MenuItemConstructorOptions;
}

function editMenu(labels: MainText['native']['menu']): MenuItemConstructorOptions {
  return {
    label: labels.edit,
    submenu: [
      { role: 'undo', label: labels.undo },
      { role: 'redo', label: labels.redo },
      separator,
      { role: 'cut', label: labels.cut },
      { role: 'copy', label: labels.copy },
      { role: 'paste', label: labels.paste },
      { role: 'delete', label: labels.delete },
      { role: 'selectAll', label: labels.selectAll },
    ],
  };
}

function viewMenu(
  labels: MainText['native']['menu'],
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: labels.view,
    submenu: [
      {
        label: labels.device,
        accelerator: 'CommandOrControl+1',
        click: () => actions.navigate('device'),
      },
      {
        label: labels.activity,
        accelerator: 'CommandOrControl+2',
        click: () => actions.navigate('activity'),
      },
      separator,
      { role: 'resetZoom', label: labels.actualSize },
      { role: 'zoomIn', label: labels.zoomIn },
      { role: 'zoomOut', label: labels.zoomOut },
      separator,
      { role: 'togglefullscreen', label: labels.fullScreen },
    ],
  };
}

function windowMenu(labels: MainText['native']['menu']): MenuItemConstructorOptions {
  return {
    label: labels.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: labels.minimize },
      ...(isMac
        ? ([
            { role: 'zoom', label: labels.zoom },
            { role: 'front', label: labels.bringAllToFront },
          ] satisfies MenuItemConstructorOptions[])
        : []),
    ],
  };
}

function helpMenu(
  labels: MainText['native']['menu'],
  name: string,
  actions: MenuActions,
): MenuItemConstructorOptions {
  return {
    label: labels.help,
    role: 'help',
    submenu: [
      { label: labels.documentation, click: actions.openDocumentation },
      ...(isMac ? [] : [separator, { role: 'about', label: labels.about(name) } as const]),
    ],
  };
}

/** Sets the application's menu in the platform's order, and enables the items that fit the state. */
export function showMenu(
  state: AppState,
  text: MainText,
  name: string,
  actions: MenuActions,
): void {
  const labels = text.native.menu;
  app.setAboutPanelOptions({
    applicationName: name,
    applicationVersion: text.native.about.version(state.appVersion),
    version: '',
    copyright: text.native.about.credits,
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(labels, name, state, actions)] : []),
      fileMenu(labels, name, state, actions),
      editMenu(labels),
      viewMenu(labels, actions),
      windowMenu(labels),
      helpMenu(labels, name, actions),
    ]),
  );
}
