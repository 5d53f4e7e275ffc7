import type { DeviceAction } from './device-actions.ts';

/** Returns the variant of an action's button. A destructive action is never the recommended one, even if it is the only one. */
export function getActionVariant(
  action: DeviceAction,
  order: number,
): 'danger' | 'primary' | 'plain' {
  if (action === 'release' || action === 'releaseOther') return 'danger';
  // Canceling is recommended only during the countdown, where waiting does nothing.
  const isPlain = action === 'setAside' || action === 'cancelRelease' || action === 'stopTrying';
  return order === 0 && !isPlain ? 'primary' : 'plain';
}
