import type { DeviceState } from '../../../shared/app-state.ts';
import { endingOf, type SeatView } from '../../../shared/license.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import { useText } from '../../use-text.ts';

interface KeyEndProps {
  readonly device: DeviceState;
  readonly name: LicenseName | null;
}

/** The end of a seat's key, unless the name of the license says it. */
export function KeyEnd({ device, name }: KeyEndProps) {
  const text = useText();
  const license = getLicense(device);
  if (name === null || name.type === 'key' || license === null) return null;
  return (
    <span className="note">
      <code>{text.activity.keyEnding(endingOf(license.displayKey))}</code>
    </span>
  );
}

/** Returns what a state says of its license; null if it says nothing. */
export function getLicense(device: DeviceState): Pick<SeatView, 'server' | 'displayKey'> | null {
  switch (device.type) {
    case 'held':
    case 'copied':
      return device.seat;
    case 'released':
      return device.receipt;
    case 'none':
    case 'activating':
    case 'unreadable':
      return null;
  }
}
