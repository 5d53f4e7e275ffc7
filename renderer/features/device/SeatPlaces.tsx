import type { DeviceState } from '../../../shared/app-state.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { useNow } from '../../ui/use-now.ts';
import { OwnerNote } from './OwnerNote.tsx';
import { getSeatAvailability } from './seat-availability.ts';
import { getDatedSeats } from './seat-count-age.ts';
import { getCountText, isPastCount } from './seat-count-text.ts';
import { getSeatPlaces, type SeatPlace } from './seat-places.ts';

const icons: Readonly<Record<SeatPlace['type'], IconName>> = {
  this: 'device',
  other: 'device',
  free: 'seat',
};

/** The license's seats as places with names. Nothing if this computer's seat is not known to be its own. */
export function SeatPlaces({ device }: { readonly device: DeviceState }) {
  const messages = useText().device.seats;
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  if (device.type !== 'held' || device.seat.otherComputer === true) return null;
  const isReleasing = isPending(device.release);
  const availability = getSeatAvailability(device);
  if (!isReleasing && availability !== 'yours') return null;
  const { label } = device.seat;
  const isPast = isPastCount(device, formatContext, now);
  const places = getSeatPlaces(getDatedSeats(device)).map(({ type, count }, order) => ({
    id: `place-${order}`,
    type,
    count,
  }));
  return (
    <div className="state-seats">
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- WebKit's screen reader omits a list without markers. */}
      <ul className="seat-places" role="list" aria-label={messages.heading}>
        {places.map(({ id, type, count }) => (
          <li
            key={id}
            className={`seat-place seat-place-${type === 'this' && isReleasing ? 'releasing' : type}`}
          >
            <Icon name={icons[type]} />
            <span className="seat-place-text">
              <span className="seat-place-name">
                {messages.places[type === 'free' && isPast ? 'wereFree' : type](count)}
              </span>
              {type === 'this' && (
                <span className="note">
                  {availability === 'unknown' ? messages.notKnownYet : <Name>{label}</Name>}
                </span>
              )}
              {type === 'other' && count === 1 && (
                <span className="note">{isPast ? messages.wasInUse : messages.inUse}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <div className="split">
        <span className="note">{getCountText(device, messages, formatContext, now)}</span>
        <OwnerNote />
      </div>
    </div>
  );
}
