import { formatDate } from '../../../shared/format.ts';
import type { ListedSeat } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import type { CheckedKey } from './SeatForm.tsx';

interface OldSeatProps {
  readonly seat: ListedSeat;
  readonly request: CheckedKey['request'];
  /** Whether no other seat is free. */
  readonly isFull: boolean;
  readonly onOther: () => void;
  readonly onTaken: (() => void) | undefined;
}

/** Offers a seat that this computer had, or probably had, so that it does not take a second one. */
export function OldSeat({ seat, request, isFull, onOther, onTaken }: OldSeatProps) {
  const text = useText();
  const formatContext = useFormatContext();
  const messages = seat.isThisComputer ? text.review.thisComputersSeat : text.review.oldSeat;
  const takeOver = useAnnouncedAction(() => {
    const { label: _, ...key } = request;
    return bridge.device.takeOverSeat({ ...key, seat: seat.seat });
  }, onTaken);
  return (
    <div className="aside-note aside-note-strong">
      <h3>{messages.title}</h3>
      <p>
        {messages.body(
          seat.label,
          seat.activatedAt === null ? null : formatDate(seat.activatedAt, formatContext),
        )}
      </p>
      <p>{isFull ? messages.warningFull : messages.warning}</p>
      {takeOver.failure !== null && <FailureNote failure={takeOver.failure} seat="none-taken" />}
      <div className="form-actions">
        <Button variant="primary" busy={takeOver.busy} onClick={takeOver.run}>
          {takeOver.busy ? messages.busy : messages.takeOver}
        </Button>
        <Button onClick={onOther}>{isFull ? messages.full : messages.takeNewSeat}</Button>
      </div>
    </div>
  );
}
