import type { ReactNode } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { SeatPips } from '../../ui/SeatPips.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useNow } from '../../ui/use-now.ts';
import { getActionVariant } from './action-variant.ts';
import type { DeviceAction } from './device-actions.ts';
import { getDeviceFailure, isSaidByHeadline } from './device-failure.ts';
import { getDeviceHeadline } from './device-headline.ts';
import { UndoBar } from '../../ui/UndoBar.tsx';
import { ReleaseProgress } from './ReleaseProgress.tsx';
import { getSeatAvailability } from './seat-availability.ts';
import { SeatPlaces } from './SeatPlaces.tsx';
import { useLicenseProduct, useLicenseTitle } from './use-seat.ts';

interface StateCardProps {
  readonly device: Exclude<DeviceState, { type: 'none' }>;
  readonly actions: readonly DeviceAction[];
  readonly busy: DeviceAction | null;
  readonly onAction: (action: DeviceAction) => void;
  /** The recommended action, before the others. */
  readonly primaryAction?: ReactNode;
  /** Whether a form in the card has the recommended action. */
  readonly hasForm?: boolean;
  /** Facts of the license, above the actions. */
  readonly facts?: ReactNode;
  /** Details of the license, below the actions. */
  readonly details?: ReactNode;
  /** Notes between the state and the facts, such as a failed action. */
  readonly children: ReactNode;
}

/** The card of a license: its product, the state of this computer's seat, the license's seats and facts, and the actions. */
export function StateCard(props: StateCardProps) {
  const { device, actions, busy, onAction, primaryAction, facts, details, children } = props;
  const isFirstRecommended = primaryAction === undefined && props.hasForm !== true;
  const text = useText();
  const formatContext = useFormatContext();
  const license = useLicenseTitle();
  const product = useLicenseProduct();
  const until =
    device.type === 'held' && device.release.type === 'holding' ? device.release.until : 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const { announcementKey, tone, icon, title, detail } = getDeviceHeadline(device, {
    text,
    formatContext,
    now,
    isOneOfSeveral: license !== null,
  });
  const heading = useFocusFallback(announcementKey);
  const failure = getDeviceFailure(device);
  /** The headline says what an earlier check found, and not that this one failed. */
  const isOfLaterCheck = device.type === 'held' && device.release.type === 'idle';

  return (
    <section className="card stack state-card" data-tone={tone} aria-labelledby="state-title">
      <div className="state-head">
        <span className="tone-icon state-icon">
          <Icon name={icon} size={24} />
        </span>
        <div className="state-text titled">
          {/* With several licenses the page's title names it. */}
          {license === null && product !== null && (
            <p className="state-product">
              <Name>{product}</Name>
            </p>
          )}
          <h2 id="state-title" ref={heading} tabIndex={-1} data-focus-fallback>
            {title}
          </h2>
          {detail !== null && <p className="quiet">{detail}</p>}
        </div>
      </div>
      {until > 0 && <UndoBar until={until} />}
      {failure !== null && !isSaidByHeadline(device) && (
        <FailureNote
          failure={failure}
          seat={getSeatAvailability(device)}
          isUntitled={tone === 'bad' && !isOfLaterCheck}
        />
      )}
      {device.type === 'held' && <ReleaseProgress release={device.release} />}
      {children}
      <SeatPlaces device={device} />
      {facts}
      <div className="state-foot spread">
        <SeatsAfterRelease device={device} />
        {(actions.length > 0 || primaryAction !== undefined) && (
          <div className="actions">
            {primaryAction}
            {actions.map((action, order) => (
              <Button
                key={action}
                variant={getActionVariant(action, isFirstRecommended ? order : order + 1)}
                {...(action === 'openPortal' && { icon: 'outside' })}
                busy={busy === action}
                onClick={() => onAction(action)}
              >
                {text.device.actions[action]}
              </Button>
            ))}
          </div>
        )}
      </div>
      {details}
    </section>
  );
}

/** The license's seats after a release. Nothing if they were not listed. */
function SeatsAfterRelease({ device }: { readonly device: DeviceState }) {
  const { ofLimit, afterRelease } = useText().device.seats;
  if (device.type !== 'released' || device.receipt.after === null) return null;
  const seats = device.receipt.after;
  return (
    <div className="state-seats quiet">
      <SeatPips seats={seats} thisDevice="gone" />
      <span>{afterRelease(ofLimit(seats))}</span>
    </div>
  );
}
