/** The screens that the sidebar of a window without an organization lists, in its order. */
const customerScreens = ['device', 'activity', 'settings'] as const;

/**
 * The screens that the sidebar of a seller lists, in its order. This device comes last, because sellers rarely need it
 * (docs/decisions/0072-this-device-last-for-sellers.md).
 */
const sellerScreens = [
  'overview',
  'licenses',
  'support',
  'activity',
  'settings',
  'device',
] as const;

/** A screen that the sidebar can list. */
export type ListedScreen = (typeof customerScreens | typeof sellerScreens)[number];

/** Returns the screens in the order of the sidebar and of Ctrl or Cmd with a digit. */
export function listedScreens(isConnected: boolean): readonly ListedScreen[] {
  return isConnected ? sellerScreens : customerScreens;
}
