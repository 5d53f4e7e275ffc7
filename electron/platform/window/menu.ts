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

interface MenuContent {
  readonly labels: MainText['native']['menu'];
  /** The product's name. */
  readonly name: string;
  readonly state: AppState;
  readonly actions: MenuActions;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const isMac = process.platform === 'darwin';

function settingsItem({ labels, actions }: MenuContent): MenuItemConstructorOptions {
  return {
    label: labels.settings,
    accelerator: 'CommandOrControl+,',
    click: () => actions.navigate('settings'),
  };
}

function appMenu(content: MenuContent): MenuItemConstructorOptions {
  const { labels, name } = content;
  return {
    label: name,
    submenu: [
      { role: 'about', label: labels.about(name) },
      separator,
      settingsItem(content),
      separator,
      { role: 'services', label: labels.services },
      separator,
      { role: 'hide', label: labels.hide(name) },
      { role: 'hideOthers', label: labels.hideOthers },
      { role: 'unhide', label: labels.showAll },
      separator,
      ...uninstallItems(content),
      { role: 'quit', label: labels.quit(name) },
    ],
  };
}

/** Returns the items for removing the app, where the system has no way that also releases the seat: on macOS, for an AppImage, and for an unpacked folder. */
function uninstallItems({
  labels,
  name,
  state: { device },
  actions: { uninstall, releaseAndQuit },
}: MenuContent): MenuItemConstructorOptions[] {
  if (uninstall === null) return [];
  return [
    {
      label: labels.releaseAndQuit,
      enabled: device.type === 'held' && canRelease(device),
      click: releaseAndQuit,
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

function fileMenu(content: MenuContent): MenuItemConstructorOptions {
  const { labels, state, actions } = content;
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
            settingsItem(content),
            separator,
            ...uninstallItems(content),
            { role: 'quit', label: labels.exit, accelerator: 'CommandOrControl+Q' } as const,
          ]),
    ],
  };
}

function editMenu({ labels }: MenuContent): MenuItemConstructorOptions {
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

function viewMenu({ labels, actions }: MenuContent): MenuItemConstructorOptions {
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

function windowMenu({ labels }: MenuContent): MenuItemConstructorOptions {
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

function helpMenu({ labels, name, actions }: MenuContent): MenuItemConstructorOptions {
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
  const content = { labels: text.native.menu, name, state, actions };
  app.setAboutPanelOptions({
    applicationName: name,
    applicationVersion: text.native.about.version(state.appVersion),
    version: '',
    copyright: text.native.about.credits,
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [appMenu(content)] : []),
      fileMenu(content),
      editMenu(content),
      viewMenu(content),
      windowMenu(content),
      helpMenu(content),
    ]),
  );
}
