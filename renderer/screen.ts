import type { ListedScreen } from '../shared/screens.ts';

/**
 * A screen of the window. `connect` opens from the start screen and from the settings; `move`, `move-all`, `transfer`, `lost` and
 * `help` belong to this device.
 */
export type Screen =
  | ListedScreen
  | 'about'
  | 'connect'
  | 'move'
  | 'move-all'
  | 'transfer'
  | 'lost'
  | 'help';

/** Whether a screen needs the organization's token. */
export function isSellerScreen(screen: Screen): screen is 'overview' | 'licenses' | 'support' {
  return screen === 'overview' || screen === 'licenses' || screen === 'support';
}

/** Returns the screen that the sidebar marks as current. `screen` may be one that the sidebar does not list. */
export function getListedScreen(screen: Screen, previous: Screen): Screen {
  if (screen === 'connect')
    return previous === 'connect' ? 'device' : getListedScreen(previous, 'device');
  if (screen === 'about') return 'settings';
  const isOfDevice = ['move', 'move-all', 'transfer', 'lost', 'help'].includes(screen);
  return isOfDevice ? 'device' : screen;
}
