import { useEffect, useId, useRef } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { ServerBadge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useNow } from '../../ui/use-now.ts';
import { canMove } from './can-move.ts';
import type { DeviceAction, ScreenAction } from './device-actions.ts';
import { DeviceDialogs } from './DeviceDialogs.tsx';
import { getDeviceHeadline } from './device-headline.ts';
import { getActionVariant } from './action-variant.ts';
import { getCardAppearance, getCardDetail, isDetailUrgent } from './license-card.ts';
import { UndoBar } from '../../ui/UndoBar.tsx';
import { useDeviceActions } from './use-device-actions.ts';
import { useOfferedActions } from './use-offered-actions.ts';
import { getLicense, KeyEnd } from './KeyEnd.tsx';
import { useLicenseTitle, useSeat } from './use-seat.ts';

interface LicenseCardProps {
  readonly device: Exclude<DeviceState, { type: 'none' }>;
  /** Whether one button takes this release back together with others. */
  readonly isReleasedJointly: boolean;
  /** Whether the person comes back from the page of this license, so that the focus returns here. */
  readonly isLeft: boolean;
  readonly onOpen: () => void;
  readonly onMove: () => void;
  readonly onEnterKey: () => void;
  readonly onUseExisting: () => void;
  readonly onScreen: (action: ScreenAction) => void;
}

/** One of several licenses: its name, its state, the first action of the state, and the way to its page. */
export function LicenseCard(props: LicenseCardProps) {
  const { device, isReleasedJointly, isLeft, onOpen, onMove, onEnterKey, onUseExisting, onScreen } =
    props;
  const text = useText();
  const formatContext = useFormatContext();
  const messages = text.device.licenses;
  const titleId = useId();
  const title = useLicenseTitle() ?? text.device.title;
  const until =
    device.type === 'held' && device.release.type === 'holding' ? device.release.until : 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const context = { text, formatContext, now, isOneOfSeveral: true };
  const headline = getDeviceHeadline(device, context);
  const { tone, icon } = getCardAppearance(device, headline);
  const detail = getCardDetail(device, headline.detail, context);
  const heading = useFocusFallback(headline.announcementKey);
  const details = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isLeft) details.current?.focus();
  }, [isLeft]);
  const { run, busy, failure, dialog, setDialog } = useDeviceActions(device, {
    onEnterKey,
    onUseExisting,
    onOpen: onScreen,
  });
  const license = getLicense(device);
  const name = useSeat()?.name ?? null;
  const action = useFirstAction(device, isReleasedJointly);
  const actionText = action === null ? '' : text.device.actions[action];

  return (
    <li className="card license-card" data-tone={tone} aria-labelledby={titleId}>
      <span className="tone-icon state-icon">
        <Icon name={icon} size={24} />
      </span>
      <div className="license-text">
        <div className="row">
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            <Name>{title}</Name>
          </h2>
          <KeyEnd device={device} name={name} />
          {license !== null && <ServerBadge server={license.server} />}
        </div>
        <p>{headline.title}</p>
        {detail !== null && (
          <p className="note" data-warning={isDetailUrgent(device, context) || undefined}>
            {detail}
          </p>
        )}
        <FailureNote failure={failure} />
      </div>
      <div className="actions license-actions">
        {canMove(device, now) && (
          <Button aria-label={messages.buttonOf(messages.move, title)} onClick={onMove}>
            {messages.move}
          </Button>
        )}
        {action !== null && (
          // One element for all states: the focus stays on it when a dialog closes and the state changes.
          <Button
            // In a list only the action that is there for seconds stands out.
            variant={getActionVariant(action, until > 0 ? 0 : 1)}
            busy={busy === action}
            aria-label={messages.buttonOf(actionText, title)}
            onClick={() => run(action)}
          >
            {actionText}
          </Button>
        )}
        <Button
          ref={details}
          aria-label={messages.buttonOf(messages.details, title)}
          onClick={onOpen}
        >
          {messages.details}
        </Button>
      </div>
      {until > 0 && <UndoBar until={until} />}
      <DeviceDialogs
        device={device}
        dialog={dialog}
        onClose={() => setDialog(null)}
        onSetAside={onEnterKey}
      />
    </li>
  );
}

/** Returns the first action that the card offers; null for none. */
function useFirstAction(device: DeviceState, isReleasedJointly: boolean): DeviceAction | null {
  const actions = useOfferedActions(device);
  const isHolding = device.type === 'held' && device.release.type === 'holding';
  if (isReleasedJointly && isHolding) return null;
  return actions.find((action) => action !== 'check') ?? null;
}
