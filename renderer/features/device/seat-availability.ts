import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { SeatAvailability } from '../../ui/FailureNote.tsx';

/** Failures of a release after which nobody can say whether the seat is free. */
const indeterminateFailures: ReadonlySet<string> = new Set([
  'key-changed',
  'seat-never-confirmed',
  'no-answer',
  'server-error',
]);

/** Whether this device's seat is free, as far as anyone knows. Undefined where there is no seat to speak of. */
export function getSeatAvailability(device: DeviceState): SeatAvailability | undefined {
  switch (device.type) {
    case 'none':
      return 'none-taken';
    case 'activating':
      // A seat that is only not saved yet is known.
      return device.isUnfinished && device.saveFailure === null && device.otherComputer !== true
        ? 'unfinished'
        : undefined;
    case 'unreadable':
      return undefined;
    case 'copied':
      return 'theirs';
    case 'released':
      return 'free';
    case 'held': {
      const availability = getHeldSeatAvailability(device);
      return availability === 'yours' && device.seat.otherComputer === true
        ? 'theirs'
        : availability;
    }
  }
}

function getHeldSeatAvailability({
  release,
  seatStatus,
}: Extract<DeviceState, { type: 'held' }>): SeatAvailability {
  switch (release.type) {
    case 'idle':
    case 'holding':
    case 'waiting':
      return getUnchangedAvailability(seatStatus);
    case 'releasing':
    case 'unknown':
    case 'settling':
      return 'unknown';
    case 'released':
      return 'free';
    case 'failed':
      return indeterminateFailures.has(release.failure.code)
        ? 'unknown'
        : getUnchangedAvailability(seatStatus);
  }
}

/** What the last look leaves of a seat that no request of ours has changed. */
function getUnchangedAvailability({ type }: SeatStatus): SeatAvailability {
  switch (type) {
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
