/**
 * A screen of the window. `connect` opens from the start screen and from the settings; `move`, `lost` and `help` belong to this
 * device.
 */
export type Screen =
  | 'device'
  | 'licenses'
  | 'activity'
  | 'settings'
  | 'about'
  | 'connect'
  | 'move'
  | 'lost'
  | 'help';

/** Returns the screen that the sidebar marks as current. `screen` may be one that the sidebar does not list. */
export function getListedScreen(screen: Screen, previous: Screen): Screen {
  if (screen === 'connect')
    return previous === 'connect' ? 'device' : getListedScreen(previous, 'device');
  if (screen === 'about') return 'settings';
  return screen === 'move' || screen === 'lost' || screen === 'help' ? 'device' : screen;
}
