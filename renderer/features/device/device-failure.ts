import type { DeviceState } from '../../../shared/app-state.ts';
import type { Failure } from '../../../shared/failure.ts';

/** Returns the failure in a device's state; null if there is none. */
export function getDeviceFailure(device: DeviceState): Failure | null {
  if (device.type === 'activating') return device.saveFailure;
  if (device.type === 'unreadable') return device.failure;
  if (device.type !== 'held') return null;
  if (device.release.type === 'failed') return device.release.failure;
  if (device.release.type !== 'idle') return null;
  const { seatStatus } = device;
  return 'failure' in seatStatus ? (seatStatus.failure ?? null) : null;
}

/** Whether the device's card already shows this failure of the computer, so that a banner above it would repeat it. */
export function isShownOnDeviceCard(device: DeviceState, { code }: Failure): boolean {
  if (device.type === 'copied') return code === 'other-computer';
  // A failed check is not this computer's failure.
  const isIdle = device.type === 'held' && device.release.type === 'idle';
  return !isIdle && getDeviceFailure(device)?.code === code;
}

/** Whether the headline of a state says all that its failure says, but for the file and the support code. */
export function isSaidByHeadline(device: DeviceState): boolean {
  if (device.type !== 'unreadable') return false;
  const { code } = device.failure;
  return code === 'file-unreadable' || code === 'file-newer';
}
