import type { DeviceState } from '../../shared/app-state.ts';
import type { Failure } from '../../shared/failure.ts';

/** Whether the device's own card tells of this failure already, so that a banner above would say it twice. */
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
