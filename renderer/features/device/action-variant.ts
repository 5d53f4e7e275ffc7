import type { DeviceAction } from './device-actions.ts';

/** Returns the variant of an action's button. A destructive action is never the recommended one, even if it is the only one. */
export function getActionVariant(
  action: DeviceAction,
  order: number,
): 'danger' | 'primary' | 'plain' {
  if (action === 'release' || action === 'releaseOther') return 'danger';
  return order === 0 && action !== 'setAside' ? 'primary' : 'plain';
}
