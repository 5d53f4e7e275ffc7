import type { DeviceState } from '../../../shared/app-state.ts';
import type { SeatId } from '../../../shared/seat-id.ts';
import { tokenFailures } from '../../token-failures.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** An action on this device, named by the key of its text. */
export type DeviceAction = keyof WindowText['device']['actions'];

/** Actions that open another screen. */
export const screenActions = [
  'enterNewKey',
  'getHelp',
  'askSeller',
  'useActivation',
  'checkUpdates',
  'connectAgain',
] as const satisfies readonly DeviceAction[];
export type ScreenAction = (typeof screenActions)[number];
/** What opens the screen of each such action, for a seat. */
export type ScreenOpeners = Readonly<Record<ScreenAction, (seat: SeatId) => void>>;

/** Whether an action opens another screen. */
export function isScreenAction(action: DeviceAction): action is ScreenAction {
  return screenActions.some((name) => name === action);
}

type HeldDevice = Extract<DeviceState, { type: 'held' }>;

/** Returns the actions that a state allows, the likeliest first. */
export function getDeviceActions(device: DeviceState): readonly DeviceAction[] {
  switch (device.type) {
    case 'none':
      return [];
    case 'activating':
      if (!device.isUnfinished) return [];
      if (device.otherComputer === true) return ['setCopiedRecordAside', 'sameComputer'];
      return device.saveFailure === null
        ? ['findSeat', 'askSeller', 'useActivation', 'setAside']
        : ['saveSeat', 'setAside'];
    case 'held':
      if (device.release.type !== 'idle') return getReleaseActions(device);
      if (device.seatStatus.type === 'key-changed') return ['enterNewKey', 'release', 'check'];
      // Its record still has the key.
      if (device.seatStatus.type === 'removed') return ['activateAgain', 'enterKeyAgain', 'check'];
      // A key that is entered again may use a second seat.
      return device.seatStatus.type === 'never-confirmed'
        ? ['useExisting', 'enterKeyAgain', 'check']
        : ['release', 'check'];
    case 'copied':
      return ['activateHere', 'useAnotherKey', 'sameComputer', 'releaseOther'];
    case 'released':
      return device.canActivateAgain === true ? ['done', 'activateAgain'] : ['done'];
    case 'unreadable':
      if (device.failure.code === 'file-newer') return ['checkUpdates'];
      return device.isDamaged ? ['getHelp', 'continueWithout'] : [];
  }
}

function getReleaseActions({ release, seat }: HeldDevice): readonly DeviceAction[] {
  const cancelAction = seat.otherComputer === true ? 'cancelRelease' : 'undoRelease';
  switch (release.type) {
    case 'holding':
      return ['undoRelease'];
    case 'waiting':
      // An earlier attempt would be rejected, and would count against the limit.
      return release.why === 'rate-limited' ? ['cancelRelease'] : ['sendNow', 'cancelRelease'];
    case 'unknown':
      return ['checkAgain'];
    case 'failed':
      if (release.failure.code === 'seat-never-confirmed')
        return ['useExisting', 'enterKeyAgain', 'tryAgain'];
      // With the same token Polar would refuse each attempt.
      if (tokenFailures.has(release.failure.code))
        return ['connectAgain', 'tryAgain', cancelAction];
      // In both, canceling would promise too much. Polar also releases the seat of an inactive license.
      if (release.failure.code === 'seats-hidden') return ['tryAgain', 'getHelp', 'stopTrying'];
      // Only the seller can see the outcome.
      if (release.failure.code === 'key-changed') return ['getHelp', 'tryAgain', 'stopTrying'];
      return ['tryAgain', cancelAction];
    case 'idle':
    case 'releasing':
    case 'settling':
    case 'released':
      return [];
  }
}
