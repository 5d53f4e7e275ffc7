import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';

/** The failure that a device's state itself tells of; null where it tells of none. */
export function getDeviceFailure(device: DeviceState): Failure | null {
  switch (device.type) {
    case 'activating':
      return device.saveFailure;
    case 'unreadable':
      return device.failure;
    case 'held':
      if (device.release.type === 'failed') return device.release.failure;
      if (device.release.type !== 'idle' || device.seatStatus.type !== 'not-reached') return null;
      return device.seatStatus.failure;
    case 'none':
    case 'copied':
    case 'released':
      return null;
  }
}
