import type { DeviceState } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';

/** Whether the device's card already shows this failure, so that a banner above it would repeat it. */
export function isShownOnDeviceCard(device: DeviceState, { code }: Failure): boolean {
  switch (device.type) {
    case 'held':
      return device.release.type === 'failed' && device.release.failure.code === code;
    case 'unreadable':
      return device.failure.code === code;
    case 'activating':
      return device.saveFailure?.code === code;
    case 'copied':
      return code === 'other-computer';
    case 'none':
    case 'released':
      return false;
  }
}
