import type { DeviceState, Standing } from '../../../shared/app-state.ts';
import type { SeatTruth } from '../../ui/FailureNote.tsx';

/** Failures of a release after which nobody can say whether the seat is free. */
const undecided: ReadonlySet<string> = new Set([
  'key-changed',
  'seat-never-confirmed',
  'no-answer',
  'server-error',
]);

/** Whether this device's seat is free, as far as anyone knows. Undefined where there is no seat to speak of. */
export function seatTruth(device: DeviceState): SeatTruth | undefined {
  switch (device.is) {
    case 'none':
      return 'none-taken';
    case 'activating':
      // A seat that is only not saved yet is known.
      return device.unfinished && device.unsaved === null && device.otherComputer !== true
        ? 'unfinished'
        : undefined;
    case 'unreadable':
      return undefined;
    case 'copied':
      return 'theirs';
    case 'released':
      return 'free';
    case 'held': {
      const truth = truthOfHeld(device);
      return truth === 'yours' && device.seat.otherComputer === true ? 'theirs' : truth;
    }
  }
}

function truthOfHeld({ release, standing }: Extract<DeviceState, { is: 'held' }>): SeatTruth {
  switch (release.is) {
    case 'idle':
    case 'holding':
    case 'waiting':
      return untouched(standing);
    case 'releasing':
    case 'unknown':
    case 'settling':
      return 'unknown';
    case 'released':
      return 'free';
    case 'failed':
      return undecided.has(release.failure.code) ? 'unknown' : untouched(standing);
  }
}

/** What the last look leaves of a seat that no request of ours has changed. */
function untouched({ is }: Standing): SeatTruth {
  switch (is) {
    case 'removed':
      return 'free';
    case 'never-confirmed':
    case 'key-changed':
    case 'key-inactive':
      return 'unknown';
    case 'unchecked':
    case 'checking':
    case 'confirmed':
    case 'not-reached':
      return 'yours';
  }
}
