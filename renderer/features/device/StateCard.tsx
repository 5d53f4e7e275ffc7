import type { ComponentProps, ReactNode } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { isPending } from '../../../shared/seat-release.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SeatPips } from '../../ui/SeatPips.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useNow } from '../../ui/use-now.ts';
import { getActionVariant } from './action-variant.ts';
import type { DeviceAction } from './device-actions.ts';
import { getDeviceFailure } from './device-failure.ts';
import { getDeviceHeadline } from './device-headline.ts';
import { UndoBar } from './UndoBar.tsx';
import { ReleaseProgress } from './ReleaseProgress.tsx';
import { useLicenseTitle } from './use-seat.ts';
import { getSeatAvailability } from './seat-availability.ts';

interface StateCardProps {
  readonly device: Exclude<DeviceState, { type: 'none' }>;
  readonly actions: readonly DeviceAction[];
  readonly busy: DeviceAction | null;
  readonly onAction: (action: DeviceAction) => void;
  /** Notes between the state and its actions, such as a failed action. */
  readonly children: ReactNode;
}

/** The card that shows the state of the seat. */
export function StateCard(props: StateCardProps) {
  const { device, actions, busy, onAction, children } = props;
  const text = useText();
  const formatContext = useFormatContext();
  const until =
    device.type === 'held' && device.release.type === 'holding' ? device.release.until : 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const { announcementKey, tone, icon, title, detail } = getDeviceHeadline(device, {
    text,
    formatContext,
    now,
    isOneOfSeveral: useLicenseTitle() !== null,
  });
  const heading = useFocusFallback(announcementKey);
  const failure = getDeviceFailure(device);

  return (
    <section className="card stack state-card" data-tone={tone} aria-labelledby="state-title">
      <div className="state-head">
        <span className="tone-icon state-icon">
          <Icon name={icon} size={24} />
        </span>
        <div className="state-text titled">
          <h2 id="state-title" ref={heading} tabIndex={-1} data-focus-fallback>
            {title}
          </h2>
          {detail !== null && <p className="quiet">{detail}</p>}
        </div>
      </div>
      {until > 0 && <UndoBar until={until} />}
      {failure !== null && (
        <FailureNote
          failure={failure}
          seat={getSeatAvailability(device)}
          isUntitled={tone === 'bad'}
        />
      )}
      {device.type === 'held' && <ReleaseProgress release={device.release} />}
      {children}
      <div className="state-foot spread">
        <Seats device={device} />
        {actions.length > 0 && (
          <div className="actions">
            {actions.map((action, order) => (
              <Button
                key={action}
                variant={getActionVariant(action, order)}
                busy={busy === action}
                onClick={() => onAction(action)}
              >
                {text.device.actions[action]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

/** The license's seats as last listed. Draws nothing if they were not listed, or if the count is out of date. */
function Seats({ device }: { readonly device: DeviceState }) {
  const { ofLimit, withThis } = useText().device.seats;
  const known = getKnownSeats(device);
  if (known === null) return null;
  const count = ofLimit(known.seats);
  return (
    <div className="state-seats quiet">
      <SeatPips {...known} />
      <span>{known.thisDevice === 'held' ? withThis(count) : count}</span>
    </div>
  );
}

function getKnownSeats(device: DeviceState): ComponentProps<typeof SeatPips> | null {
  if (device.type === 'released' && device.receipt.after !== null)
    return { seats: device.receipt.after, thisDevice: 'gone' };
  if (device.type !== 'held' || device.seat.seats === null) return null;
  const { seats } = device.seat;
  if (isPending(device.release)) return { seats, thisDevice: 'releasing' };
  return getSeatAvailability(device) === 'yours' ? { seats, thisDevice: 'held' } : null;
}
