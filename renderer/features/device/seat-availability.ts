import type { DeviceState, SeatStatus } from '../../../shared/app-state.ts';
import type { SeatAvailability } from '../../ui/FailureNote.tsx';

/** Failures of a release that leave unknown whether the seat is free. */
const indeterminateFailures: ReadonlySet<string> = new Set([
  'key-changed',
  'seats-hidden',
  'seat-never-confirmed',
  'no-answer',
  'server-error',
]);

/** Whether a seat that no request has changed is free, by its last check. */
const unchangedAvailabilities: Readonly<Record<SeatStatus['type'], SeatAvailability>> = {
  unchecked: 'yours',
  checking: 'yours',
  confirmed: 'yours',
  'not-reached': 'yours',
  removed: 'gone',
  'never-confirmed': 'unknown',
  'key-changed': 'unknown',
  'key-inactive': 'unknown',
};

/** Returns whether this device's seat is free, as far as the app knows; undefined if there is no seat. */
export function getSeatAvailability(device: DeviceState): SeatAvailability | undefined {
  switch (device.type) {
    case 'none':
      return 'none-taken';
    case 'activating':
      // An activation that failed to save has a known seat.
      return device.isUnfinished && device.saveFailure === null && device.otherComputer !== true
        ? 'unfinished'
        : undefined;
    case 'unreadable':
      return undefined;
    case 'copied':
      return 'theirs';
    case 'released':
      // Another computer may use the free seat by now.
      return 'gone';
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
      return unchangedAvailabilities[seatStatus.type];
    case 'releasing':
    case 'unknown':
    case 'settling':
      return 'unknown';
    case 'released':
      return 'free';
    case 'failed':
      return indeterminateFailures.has(release.failure.code)
        ? 'unknown'
        : unchangedAvailabilities[seatStatus.type];
  }
}
