import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppState, DeviceState } from '../../../shared/app-state.ts';
import type { RequestedScreen } from '../../../shared/contract.ts';
import { isPending } from '../../../shared/seat-release.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Core } from '../../compose.ts';
import type { Clock } from '../../ports.ts';
import { removalTarget, runUninstall } from './uninstall.ts';

/** What the app's own menu items act on. */
interface MenuDeps {
  readonly core: Core;
  readonly clock: Clock;
  /** Shows a screen or an action in the window. */
  readonly navigate: (target: RequestedScreen) => void;
  /** Must be called before a request that the person asks for. */
  readonly onNetworkAction: () => void;
}

interface MenuContent extends MenuDeps {
  readonly labels: MainText['native']['menu'];
  /** The product's name. */
  readonly name: string;
  readonly device: DeviceState;
  /** Whether the app removes itself, and not a package manager or an uninstaller. */
  readonly canUninstall: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const isMac = process.platform === 'darwin';

function settingsItem({ labels, navigate }: MenuContent): MenuItemConstructorOptions {
  return {
    label: labels.settings,
    accelerator: 'CommandOrControl+,',
    click: () => navigate('settings'),
  };
}

/** Whether the seat can be released: no release is under way, and Polar has not reported the seat as removed or unknown. */
function canRelease(device: DeviceState): boolean {
  if (device.type !== 'held' || device.release.type !== 'idle') return false;
  const { type } = device.seatStatus;
  return type !== 'removed' && type !== 'never-confirmed';
}

/** Returns the items for removing the app, where the system has no way that also releases the seat: on macOS, for an AppImage, and for an unpacked folder. */
function uninstallItems(content: MenuContent): MenuItemConstructorOptions[] {
  const { labels, name, device, core, clock, canUninstall } = content;
  if (!canUninstall) return [];
  return [
    {
      label: labels.releaseAndQuit,
      enabled: canRelease(device),
      click: () => void runUninstall(core, clock, 'release-and-quit'),
    },
    { label: labels.uninstall(name), click: () => void runUninstall(core, clock, 'uninstall') },
    separator,
  ];
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

function fileMenu(content: MenuContent): MenuItemConstructorOptions {
  const { labels, device, core, navigate, onNetworkAction } = content;
  const isHeld = device.type === 'held';
  const lastItems: MenuItemConstructorOptions[] = isMac
    ? [{ role: 'close', label: labels.close }]
    : [
        settingsItem(content),
        separator,
        ...uninstallItems(content),
        { role: 'quit', label: labels.exit, accelerator: 'CommandOrControl+Q' },
      ];
  return {
    label: labels.file,
    submenu: [
      {
        label: labels.releaseSeat,
        accelerator: 'CommandOrControl+Shift+R',
        enabled: canRelease(device),
        click: () => navigate('release'),
      },
      {
        label: labels.checkNow,
        accelerator: 'CommandOrControl+R',
        enabled: isHeld && !isPending(device.release),
        click() {
          onNetworkAction();
          void core.device.checks.check();
        },
      },
      {
        label: labels.copyKey,
        accelerator: 'CommandOrControl+Shift+C',
        enabled: isHeld,
        click: () => void core.handlers.device.copyKey(),
      },
      separator,
      ...lastItems,
    ],
  };
}

const editRoles = ['undo', 'redo', null, 'cut', 'copy', 'paste', 'delete', 'selectAll'] as const;

function editMenu({ labels }: MenuContent): MenuItemConstructorOptions {
  return {
    label: labels.edit,
    submenu: editRoles.map((role) => (role === null ? separator : { role, label: labels[role] })),
  };
}

function viewMenu({ labels, navigate }: MenuContent): MenuItemConstructorOptions {
  const screens = (['device', 'activity'] as const).map((screen, index) => ({
    label: labels[screen],
    accelerator: `CommandOrControl+${index + 1}`,
    click: () => navigate(screen),
  }));
  return {
    label: labels.view,
    submenu: [
      ...screens,
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
  const macItems: MenuItemConstructorOptions[] = [
    { role: 'zoom', label: labels.zoom },
    { role: 'front', label: labels.bringAllToFront },
  ];
  return {
    label: labels.window,
    role: 'window',
    submenu: [{ role: 'minimize', label: labels.minimize }, ...(isMac ? macItems : [])],
  };
}

function helpMenu({ labels, name, core }: MenuContent): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions = { role: 'about', label: labels.about(name) };
  return {
    label: labels.help,
    role: 'help',
    submenu: [
      {
        label: labels.documentation,
        click: () => void core.handlers.app.openLink('documentation'),
      },
      ...(isMac ? [] : [separator, about]),
    ],
  };
}

/**
 * Shows the application's menu in the platform's order, with the items enabled that fit the state. Redraws it when the device or the
 * language changes: nothing else of the state affects it.
 */
export function syncMenu(deps: MenuDeps): void {
  const { core } = deps;
  const name = core.productName();
  const canUninstall = removalTarget() !== null;
  let shown: Pick<AppState, 'device' | 'language'> | null = null;

  function draw(): void {
    const state = core.state.get();
    if (state.device === shown?.device && state.language === shown.language) return;
    shown = state;
    const { menu: labels, about } = core.text().native;
    const content = { ...deps, labels, name, device: state.device, canUninstall };
    app.setAboutPanelOptions({
      applicationName: name,
      applicationVersion: about.version(state.appVersion),
      version: '',
      copyright: about.credits,
    });
    const menus = [fileMenu, editMenu, viewMenu, windowMenu, helpMenu];
    const template = (isMac ? [appMenu, ...menus] : menus).map((menu) => menu(content));
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  draw();
  core.state.subscribe(draw);
}
