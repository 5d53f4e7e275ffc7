import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';

/** The failure that a device's state itself tells of; null where it tells of none. */
export function deviceFailure(device: DeviceState): Failure | null {
  switch (device.is) {
    case 'activating':
      return device.unsaved;
    case 'unreadable':
      return device.failure;
    case 'held':
      if (device.release.is === 'failed') return device.release.failure;
      if (device.release.is !== 'idle' || device.standing.is !== 'not-reached') return null;
      return device.standing.failure;
    case 'none':
    case 'copied':
    case 'released':
      return null;
  }
}
