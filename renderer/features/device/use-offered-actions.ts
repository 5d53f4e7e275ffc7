import type { DeviceState } from '../../../shared/app-state.ts';
import { hasExpired } from '../../../shared/license.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useNow } from '../../ui/use-now.ts';
import { type DeviceAction, getDeviceActions } from './device-actions.ts';

/** Returns the actions that a state allows in this app, the likeliest first. */
export function useOfferedActions(device: DeviceState): readonly DeviceAction[] {
  const { connection, updates } = useReadyState();
  return getDeviceActions(device).filter((action) => {
    // Without a token there is no way to list a license's seats and to look for this one.
    if (action === 'findSeat') return connection.type === 'organization';
    // With one, the app finds the seat itself.
    if (action === 'askSeller' || action === 'useActivation')
      return connection.type !== 'organization';
    return action !== 'checkUpdates' || updates !== null;
  });
}

/** Returns the actions on the page of a license: first the way to renew one that has ended, which Polar or the seller can do. */
export function usePageActions(device: DeviceState): readonly DeviceAction[] {
  const actions = useOfferedActions(device);
  const { portal } = useReadyState().vendor.links;
  const now = useNow(60_000);
  if (!hasEnded(device, now)) return actions;
  return [portal === null ? 'getHelp' : 'openPortal', ...actions];
}

/** Whether the license of a seat has expired or is no longer active. */
function hasEnded(device: DeviceState, now: number): boolean {
  if (device.type !== 'held' || device.release.type !== 'idle') return false;
  const { type } = device.seatStatus;
  return type === 'key-inactive' || (type === 'confirmed' && hasExpired(device.seat, now));
}
