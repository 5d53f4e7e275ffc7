import { formatDate } from '../../../shared/format.ts';
import type { ListedSeat } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { usePlace, useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAct } from '../../ui/use-action.ts';
import type { LookedAt } from './SeatForm.tsx';

interface OldSeatProps {
  readonly seat: ListedSeat;
  readonly request: LookedAt['request'];
  /** No other seat is free. */
  readonly isFull: boolean;
  readonly onOther: () => void;
}

/** Offers the seat that this computer had before, or seems to have had, so that it does not take a second one. */
export function OldSeat({ seat, request, isFull, onOther }: OldSeatProps) {
  const text = useText();
  const place = usePlace();
  const { alarm } = useAnnouncer();
  const words = seat.isThisComputer ? text.review.ownSeat : text.review.oldSeat;
  const take = useAct(
    () => {
      const { label: _, ...key } = request;
      return bridge.device.takeOver({ ...key, seat: seat.seat });
    },
    undefined,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <div className="aside-note aside-note-strong">
      <h3>{words.title}</h3>
      <p>
        {words.body(
          seat.label,
          seat.activatedAt === null ? null : formatDate(seat.activatedAt, place),
        )}
      </p>
      <p>{words.warning}</p>
      {take.failure !== null && <FailureNote failure={take.failure} seat="none-taken" />}
      <div className="form-acts">
        <Button look="primary" busy={take.busy} onClick={take.run}>
          {take.busy ? words.busy : words.take}
        </Button>
        <Button onClick={onOther}>{isFull ? words.full : words.other}</Button>
      </div>
    </div>
  );
}
