import { useEffect, useEffectEvent, useId, useState } from 'react';
import { unknownValue } from '../../../../shared/license.ts';
import type { LicenseDetails, SeatOutcome, SeatRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { SeatPips } from '../../../ui/SeatPips.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { formatSeatCount } from '../license-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { useCanChange } from '../use-can-change.ts';
import { ReleaseSeatDialog } from './ReleaseSeatDialog.tsx';
import { SeatItem } from './SeatItem.tsx';
import { useSeatRelease } from './use-seat-release.ts';

interface SeatsPartProps {
  readonly details: LicenseDetails;
  readonly highlightedSeat: string | undefined;
  readonly reason: string;
  readonly onReleased: (seat: SeatRow, how: SeatOutcome['how']) => void;
  readonly onReleasing: ((isReleasing: boolean) => void) | undefined;
  /** Called when a bulk release is being planned. */
  readonly onBulk: () => void;
}

/** A license's seats as pips and as a list, each with a button to release it. */
export function SeatsPart({
  details,
  highlightedSeat,
  reason,
  onReleased,
  onReleasing,
  onBulk,
}: SeatsPartProps) {
  const titleId = useId();
  const text = useAdminText();
  const messages = text.licensePanel.seats;
  const canChange = useCanChange();
  const [seatToRelease, setSeatToRelease] = useState<SeatRow | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { license, seats, isComplete } = details;
  const limit = license.seatLimit;
  const stranded = seats.filter(({ isStranded }) => isStranded).length;
  const release = useSeatRelease(license.licenseId, seatToRelease, (how) => {
    setOpen(false);
    if (seatToRelease !== null) onReleased(seatToRelease, how);
  });
  const { undoUntil } = useReadyState().licenses;
  const countdown = release.busy ? undoUntil : null;
  // The person confirmed the release. The seat in the list shows the countdown.
  if (countdown !== null && isOpen) setOpen(false);
  const notifyReleasing = useEffectEvent((isReleasing: boolean) => onReleasing?.(isReleasing));
  useEffect(() => {
    notifyReleasing(release.busy);
    // A panel that is closed during the countdown shows it no longer.
    return () => notifyReleasing(false);
  }, [release.busy]);
  // The button of a released seat, which had the focus, is gone; so is that of a countdown that ended.
  const heading = useFocusFallback(`${seats.map(({ seat }) => seat).join(' ')} ${countdown}`);
  const plan = useAnnouncedAction(
    () =>
      bridge.bulk.plan({
        type: 'rule',
        scope: { type: 'licenses', licenseIds: [license.licenseId] },
        rule: { type: 'stranded' },
      }),
    onBulk,
  );
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {messages.title}
      </h3>
      {isComplete ? (
        <div className="panel-count">
          {limit !== unknownValue && (
            <SeatPips
              seats={{ used: seats.length, limit }}
              thisDevice={seats.some(({ isThisComputer }) => isThisComputer) ? 'held' : 'gone'}
            />
          )}
          <p>{formatSeatCount(seats.length, limit, text)}</p>
        </div>
      ) : (
        <p className="note">{seats.length === 0 ? messages.notKnown : messages.incomplete}</p>
      )}
      {stranded > 0 && (
        <div className="panel-stranded">
          <p className="note">{messages.stranded(stranded)}</p>
          {stranded > 1 && canChange && (
            <Button action={plan}>{text.bulkRelease.releaseStranded}</Button>
          )}
          <FailureNote failure={plan.failure} />
        </div>
      )}
      {seats.length === 0 ? (
        isComplete && <p className="note">{messages.none}</p>
      ) : (
        <ul>
          {seats.map((seat) => (
            <SeatItem
              key={seat.seat}
              seat={seat}
              isHighlighted={seat.seat === highlightedSeat}
              countdown={seat.seat === seatToRelease?.seat ? countdown : null}
              // Main runs one countdown at a time, which may have begun elsewhere.
              isReleasing={release.busy || undoUntil !== null}
              onRelease={() => {
                setSeatToRelease(seat);
                setOpen(true);
              }}
            />
          ))}
        </ul>
      )}
      {seats.length > 0 && (
        <p className="note">
          {messages.lastSeen} {messages.canActivateAgain}
        </p>
      )}
      {!isOpen && <FailureNote failure={release.failure} />}
      {seatToRelease !== null && (
        <ReleaseSeatDialog
          key={seatToRelease.seat}
          open={isOpen}
          license={license}
          seat={seatToRelease}
          used={isComplete ? seats.length : null}
          onClose={() => setOpen(false)}
          reason={reason}
          release={release}
        />
      )}
    </section>
  );
}
