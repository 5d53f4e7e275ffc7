import type { AppState } from '../../../shared/app-state.ts';
import { isAtRest } from '../device/wait-until-at-rest.ts';

/**
 * Whether the app takes or releases a seat now, of this computer or of a customer, or has taken one that is not on the disk yet. A release
 * that waits for the network does not count: it may wait for days.
 */
export function isWorking({ seats, bulk }: Pick<AppState, 'seats' | 'bulk'>, now: number): boolean {
  const isBulkActive = bulk.type === 'running' || bulk.type === 'canceling';
  return (
    isBulkActive ||
    seats.some(
      ({ device }) =>
        (device.type === 'activating' && (!device.isUnfinished || device.saveFailure !== null)) ||
        (device.type === 'held' && !isAtRest(device.release, now)),
    )
  );
}
