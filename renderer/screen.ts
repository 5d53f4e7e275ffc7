/**
 * A screen of the window. `connect` is reached from the start screen and from the settings; `move`, `lost` and `help` belong to this
 * device.
 */
export type Screen =
  | 'device'
  | 'licenses'
  | 'activity'
  | 'settings'
  | 'connect'
  | 'move'
  | 'lost'
  | 'help';

/** The screen that the frame marks as the present one, for a screen that it does not list. */
export function getListedScreen(screen: Screen, previous: Screen): Screen {
  switch (screen) {
    case 'connect':
      return previous === 'connect' ? 'device' : getListedScreen(previous, 'device');
    case 'move':
    case 'lost':
    case 'help':
      return 'device';
    case 'device':
    case 'licenses':
    case 'activity':
    case 'settings':
      return screen;
  }
}
