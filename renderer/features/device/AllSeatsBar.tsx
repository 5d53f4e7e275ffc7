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
import { canMoveAll } from './can-move.ts';
import type { JointRelease } from './joint-release.ts';
import { getJointMove } from './move/move-stage.ts';
import { canReleaseAll, ReleaseAllButton, useUndoAll } from './ReleaseAllButton.tsx';
import type { CheckProgress } from './use-check-all.ts';

interface AllSeatsBarProps {
  readonly seats: readonly SeatState[];
  /** Null unless several releases are taken back together. */
  readonly jointRelease: JointRelease | null;
  /** Null unless all seats are being checked. */
  readonly checkProgress: CheckProgress | null;
  readonly onMoveAll: () => void;
  readonly onAdd: () => void;
}

/** The number of licenses and the actions on all of them. During a joint release it counts the seconds, and one button takes all back. */
export function AllSeatsBar(props: AllSeatsBarProps) {
  const { seats, jointRelease, checkProgress, onMoveAll, onAdd } = props;
  const messages = useText().device.licenses;
  const undo = useUndoAll();
  const released = seats.filter(({ device }) => device.type === 'released');
  const putAway = useAnnouncedAction(() => dismissAll(released));
  const listed = getListedSeats(seats);
  const presentCount = listed.filter(({ device }) => device.type !== 'released').length;
  const until = jointRelease?.until ?? 0;
  const now = useNow(until === 0 ? 20_000 : 1000, until);
  const hasReleasable = seats.some(({ device }) => isReleasedWithAll(device));
  const canPutAway = !hasReleasable && released.length > 1;
  // The banner above continues the move that has begun.
  const canMoveSeveral =
    jointRelease === null && getJointMove(seats).length === 0 && canMoveAll(seats, now);
  // A card that goes takes its focused button with it.
  const heading = useFocusFallback<HTMLParagraphElement>(
    `${jointRelease !== null} ${canReleaseAll(seats)} ${canPutAway} ${listed.length}`,
  );
  const present = messages.count(presentCount);
  const countText =
    checkProgress !== null
      ? messages.checkAll.progress(checkProgress)
      : released.length === 0
        ? present
        : messages.withReleased(present, released.length);

  return (
    <section className="all-seats spread" aria-label={messages.list}>
      <p ref={heading} tabIndex={-1} className={jointRelease === null ? 'quiet' : undefined}>
        {jointRelease === null
          ? countText
          : messages.holding(jointRelease.count, secondsUntil(until, now))}
      </p>
      <div className="actions">
        {canPutAway && <Button action={putAway}>{messages.putAway}</Button>}
        <Button icon="key" onClick={onAdd}>
          {messages.add}
        </Button>
        {canMoveSeveral && <Button onClick={onMoveAll}>{messages.moveAll}</Button>}
        <ReleaseAllButton seats={seats} jointRelease={jointRelease} undo={undo} />
      </div>
      <FailureNote failure={undo.failure ?? putAway.failure} />
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
