import type { DeviceState } from '../../../shared/app-state.ts';
import { useReadyState } from '../../use-app-state.ts';
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
