import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';

/** Returns the failure in a device's state; null if there is none. */
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
