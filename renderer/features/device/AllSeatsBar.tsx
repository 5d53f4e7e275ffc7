import { useState } from 'react';
import type { SeatState } from '../../../shared/app-state.ts';
import { done, type Result } from '../../../shared/failure.ts';
import { secondsUntil } from '../../../shared/format.ts';
import { isReleasedWithAll } from '../../../shared/seats.ts';
import { bridge } from '../../bridge.ts';
import { getListedSeats } from '../../device-view.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useNow } from '../../ui/use-now.ts';
import { useToastAction } from '../../ui/use-toast-action.ts';
import type { JointRelease } from './joint-release.ts';
import { ReleaseAllDialog } from './ReleaseAllDialog.tsx';

interface AllSeatsBarProps {
  readonly seats: readonly SeatState[];
  /** Null unless several releases are taken back together. */
  readonly jointRelease: JointRelease | null;
  readonly onAdd: () => void;
  readonly onHelp: () => void;
}

/** The number of licenses and the actions on all of them. During a joint release it counts the seconds, and one button takes all back. */
export function AllSeatsBar({ seats, jointRelease, onAdd, onHelp }: AllSeatsBarProps) {
  const text = useText();
  const messages = text.device.licenses;
  const [isAsking, setAsking] = useState(false);
  const undo = useToastAction(() => bridge.device.cancelAll(), messages.undone);
  const released = seats.filter(({ device }) => device.type === 'released');
  const putAway = useAnnouncedAction(() => dismissAll(released));
  const listed = getListedSeats(seats);
  const presentCount = listed.filter(({ device }) => device.type !== 'released').length;
  const releasable = seats.filter(({ device }) => isReleasedWithAll(device));
  const until = jointRelease?.until ?? 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const canReleaseAll = releasable.length > 1;
  const canPutAway = releasable.length === 0 && released.length > 1;
  // A card that goes takes its focused button with it.
  const heading = useFocusFallback<HTMLParagraphElement>(
    `${jointRelease !== null} ${canReleaseAll} ${canPutAway} ${listed.length}`,
  );

  return (
    <section className="all-seats spread" aria-label={messages.list}>
      <p ref={heading} tabIndex={-1} className={jointRelease === null ? 'quiet' : undefined}>
        {jointRelease === null
          ? messages.count(presentCount)
          : messages.holding(jointRelease.count, secondsUntil(until, now))}
      </p>
      <div className="actions">
        {canPutAway && <Button action={putAway}>{messages.putAway}</Button>}
        <Button icon="key" onClick={onAdd}>
          {messages.add}
        </Button>
        <Button variant="quiet" icon="question" onClick={onHelp}>
          {text.support.entryPoints.help}
        </Button>
        {(jointRelease !== null || canReleaseAll) && (
          // One element: after the dialog the focus returns to the button that takes the releases back.
          <Button
            variant={jointRelease === null ? 'danger' : 'primary'}
            busy={undo.busy}
            data-focus-fallback={jointRelease === null ? undefined : true}
            onClick={jointRelease === null ? () => setAsking(true) : undo.run}
          >
            {jointRelease === null ? messages.releaseAll : messages.undo}
          </Button>
        )}
      </div>
      <FailureNote failure={undo.failure ?? putAway.failure} />
      <ReleaseAllDialog open={isAsking} seats={seats} onClose={() => setAsking(false)} />
    </section>
  );
}

/** Dismisses all receipts. Stops at the first that cannot be dismissed. */
async function dismissAll(released: readonly SeatState[]): Promise<Result<undefined>> {
  for (const { id } of released) {
    const dismissed = await bridge.device.dismiss(id);
    if (!dismissed.ok) return dismissed;
  }
  return done(undefined);
}
