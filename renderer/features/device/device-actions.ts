import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** An action on this device, named by the key of its text. */
export type DeviceAction = keyof WindowText['device']['actions'];

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/** Returns the actions that a state allows, the likeliest first. */
export function getDeviceActions(device: DeviceState): readonly DeviceAction[] {
  switch (device.type) {
    case 'none':
      return [];
    case 'activating':
      if (!device.isUnfinished) return [];
      if (device.otherComputer === true) return ['setCopiedRecordAside', 'sameComputer'];
      return [device.saveFailure === null ? 'findSeat' : 'saveSeat', 'setAside'];
    case 'held':
      if (device.release.type !== 'idle') return getReleaseActions(device);
      return isUnknownToPolar(device.seatStatus)
        ? ['enterKeyAgain', 'check']
        : ['release', 'check'];
    case 'copied':
      return ['activateHere', 'sameComputer', 'releaseOther', 'setCopiedRecordAside'];
    case 'released':
      return device.canActivateAgain === true ? ['done', 'activateAgain'] : ['done'];
    case 'unreadable':
      return device.isDamaged ? ['continueWithout'] : [];
  }
}

/** Whether Polar does not list the seat, so that it cannot be released. */
function isUnknownToPolar({ type }: SeatStatus): boolean {
  return type === 'removed' || type === 'never-confirmed';
}

function getReleaseActions({ release, seat }: HeldDevice): readonly DeviceAction[] {
  const cancelAction = seat.otherComputer === true ? 'cancelRelease' : 'undoRelease';
  switch (release.type) {
    case 'holding':
      return [cancelAction];
    case 'waiting':
      // An earlier attempt would be rejected, and would count against the limit.
      return release.why === 'rate-limited' ? ['cancelRelease'] : ['sendNow', 'cancelRelease'];
    case 'unknown':
      return ['checkAgain'];
    case 'failed':
      return release.failure.code === 'seat-never-confirmed'
        ? ['enterKeyAgain', 'tryAgain']
        : ['tryAgain', cancelAction];
    case 'idle':
    case 'releasing':
    case 'settling':
    case 'released':
      return [];
  }
}
