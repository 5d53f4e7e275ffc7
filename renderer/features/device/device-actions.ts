import type { DeviceState, Standing } from '../../../shared/app-state.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** Something the person may do about this device, named as its words are. */
export type DeviceAct = keyof WindowText['device']['acts'];

type Held = Extract<DeviceState, { is: 'held' }>;

/** What may be done in a state. The first is the one that is most likely wanted. */
export function deviceActs(device: DeviceState): readonly DeviceAct[] {
  switch (device.is) {
    case 'none':
      return [];
    case 'activating':
      if (!device.unfinished) return [];
      if (device.otherComputer === true) return ['setCopyAside', 'sameComputer'];
      return [device.unsaved === null ? 'findSeat' : 'saveSeat', 'setAside'];
    case 'held':
      if (device.release.is !== 'idle') return releaseActs(device);
      return isGone(device.standing) ? ['enterKeyAgain', 'check'] : ['release', 'check'];
    case 'copied':
      return ['activateHere', 'sameComputer', 'releaseOther', 'setCopyAside'];
    case 'released':
      return ['done'];
    case 'unreadable':
      return device.isDamaged ? ['continueWithout'] : [];
  }
}

/** Whether Polar does not list the seat, so that there is nothing to release. */
function isGone({ is }: Standing): boolean {
  return is === 'removed' || is === 'never-confirmed';
}

function releaseActs({ release, seat }: Held): readonly DeviceAct[] {
  const keep = seat.otherComputer === true ? 'cancelRelease' : 'keep';
  switch (release.is) {
    case 'holding':
      return [keep];
    case 'waiting':
      // Before its time Polar would only say no again, and count it.
      return release.why === 'rate-limited' ? ['cancelRelease'] : ['sendNow', 'cancelRelease'];
    case 'unknown':
      return ['lookAgain'];
    case 'failed':
      return release.failure.code === 'seat-never-confirmed'
        ? ['enterKeyAgain', 'tryAgain']
        : ['tryAgain', keep];
    case 'idle':
    case 'releasing':
    case 'settling':
    case 'released':
      return [];
  }
}
