import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppState, SeatState } from '../../../shared/app-state.ts';
import type { RequestedScreen } from '../../../shared/contract.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { listedScreens } from '../../../shared/screens.ts';
import { canRelease } from '../../../shared/seats.ts';
import { shortcuts } from '../../../shared/shortcuts.ts';
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
  readonly seats: readonly SeatState[];
  readonly isConnected: boolean;
  /** Whether the app removes itself, and not a package manager or an uninstaller. */
  readonly canUninstall: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
const isMac = process.platform === 'darwin';

function createSettingsItem({ labels, navigate }: MenuContent): MenuItemConstructorOptions {
  return {
    label: labels.settings,
    accelerator: shortcuts.settings,
    click: () => navigate('settings'),
  };
}

/** Whether the release of any seat can begin. */
function canReleaseAny(seats: readonly SeatState[]): boolean {
  return seats.some(
    ({ device }) => canRelease(device) && device.type === 'held' && device.release.type === 'idle',
  );
}

/** Returns the seats that this computer holds. */
function heldSeats(seats: readonly SeatState[]) {
  return seats.flatMap(({ id, device }) => (device.type === 'held' ? [{ id, device }] : []));
}

/** Returns the items for removing the app, where the system has no way that also releases the seat: on macOS, for an AppImage, and for an unpacked folder. */
function createUninstallItems(content: MenuContent): MenuItemConstructorOptions[] {
  const { labels, name, seats, core, clock, canUninstall } = content;
  if (!canUninstall) return [];
  return [
    {
      label: labels.releaseAndQuit,
      enabled: canReleaseAny(seats),
      click: () => void runUninstall(core, clock, 'release-and-quit'),
    },
    { label: labels.uninstall(name), click: () => void runUninstall(core, clock, 'uninstall') },
    separator,
  ];
}

function createAppMenu(content: MenuContent): MenuItemConstructorOptions {
  const { labels, name } = content;
  return {
    label: name,
    submenu: [
      { role: 'about', label: labels.about(name) },
      separator,
      createSettingsItem(content),
      separator,
      { role: 'services', label: labels.services },
      separator,
      { role: 'hide', label: labels.hide(name) },
      { role: 'hideOthers', label: labels.hideOthers },
      { role: 'unhide', label: labels.showAll },
      separator,
      ...createUninstallItems(content),
      { role: 'quit', label: labels.quit(name) },
    ],
  };
}

function createFileMenu(content: MenuContent): MenuItemConstructorOptions {
  const { labels, seats, core, navigate, onNetworkAction } = content;
  const held = heldSeats(seats);
  const [only, ...others] = held;
  const onlyHeld = others.length === 0 ? only : undefined;
  const lastItems: MenuItemConstructorOptions[] = isMac
    ? [{ role: 'close', label: labels.close }]
    : [
        createSettingsItem(content),
        separator,
        ...createUninstallItems(content),
        { role: 'quit', label: labels.exit, accelerator: shortcuts.quit },
      ];
  return {
    label: labels.file,
    submenu: [
      {
        label: labels.releaseSeat,
        accelerator: shortcuts.release,
        enabled: canReleaseAny(seats),
        click: () => navigate('release'),
      },
      {
        label: labels.checkNow,
        accelerator: shortcuts.check,
        enabled: held.some(({ device }) => !isPending(device.release)),
        click() {
          onNetworkAction();
          void core.seats.check();
        },
      },
      {
        label: labels.copyKey,
        accelerator: shortcuts.copyKey,
        enabled: held.length > 0,
        click() {
          // Of several licenses the window knows which one it shows.
          if (onlyHeld === undefined) navigate('copy-key');
          else void core.handlers.device.copyKey(onlyHeld.id);
        },
      },
      separator,
      ...lastItems,
    ],
  };
}

const editRoles = ['undo', 'redo', null, 'cut', 'copy', 'paste', 'delete', 'selectAll'] as const;

function createEditMenu({
  labels,
  navigate,
  isConnected,
}: MenuContent): MenuItemConstructorOptions {
  const items = editRoles.map((role): MenuItemConstructorOptions => {
    if (role === null) return separator;
    return { role, label: role === 'undo' && isMac ? labels.undoOnMac : labels[role] };
  });
  const find: MenuItemConstructorOptions = {
    label: labels.find,
    accelerator: 'CommandOrControl+F',
    click: () => navigate('search'),
  };
  const goTo: MenuItemConstructorOptions = {
    label: labels.goTo,
    accelerator: 'CommandOrControl+K',
    enabled: isConnected,
    click: () => navigate('palette'),
  };
  return { label: labels.edit, submenu: [...items, separator, find, goTo] };
}

function createViewMenu({
  labels,
  navigate,
  isConnected,
}: MenuContent): MenuItemConstructorOptions {
  const screens = listedScreens(isConnected).map((screen, index) => ({
    label: labels.screens[screen],
    accelerator: `CommandOrControl+${index + 1}`,
    click: () => navigate(screen),
  }));
  return {
    label: isMac ? labels.viewOnMac : labels.view,
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

function createWindowMenu({ labels }: MenuContent): MenuItemConstructorOptions {
  const macItems: MenuItemConstructorOptions[] = [
    { role: 'zoom', label: labels.zoom },
    { role: 'front', label: labels.bringAllToFront },
  ];
  return {
    label: labels.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: isMac ? labels.minimizeOnMac : labels.minimize },
      ...(isMac ? macItems : []),
    ],
  };
}

function createHelpMenu({ labels, name, core, navigate }: MenuContent): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions = { role: 'about', label: labels.about(name) };
  return {
    label: labels.help,
    role: 'help',
    submenu: [
      {
        label: labels.documentation,
        click: () => void core.handlers.app.openLink('documentation'),
      },
      { label: labels.shortcuts, click: () => navigate('about') },
      ...(isMac ? [] : [separator, about]),
    ],
  };
}

/**
 * Shows the application's menu in the platform's order, with the items enabled that fit the state. Builds it anew only when it changes: that
 * takes 2 ms, of the time until the window shows the state, and closes a menu that is open.
 */
export function syncMenu(deps: MenuDeps): void {
  const { core } = deps;
  const name = core.productName();
  const canUninstall = removalTarget() !== null;
  let state: Pick<AppState, 'seats' | 'language' | 'connection'> | null = null;
  let shown = '';

  function draw(): void {
    const next = core.state.get();
    const { seats, language, connection } = next;
    // Nothing else of the state affects the menu.
    if (seats === state?.seats && language === state.language && connection === state.connection)
      return;
    state = next;
    const isConnected = connection.type === 'organization';
    const { menu: labels, about } = core.text().native;
    const content = { ...deps, labels, name, seats, isConnected, canUninstall };
    const menus = [
      createFileMenu,
      createEditMenu,
      createViewMenu,
      createWindowMenu,
      createHelpMenu,
    ];
    const template = (isMac ? [createAppMenu, ...menus] : menus).map((menu) => menu(content));
    // What the items do depends on no more than the seats that this computer holds.
    const description = JSON.stringify([template, heldSeats(seats).map(({ id }) => id)]);
    if (description === shown) return;
    shown = description;
    app.setAboutPanelOptions({
      applicationName: name,
      applicationVersion: about.version(next.appVersion),
      version: '',
      copyright: about.credits,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  draw();
  core.state.subscribe(draw);
}
