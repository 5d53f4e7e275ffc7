import { done } from '../../../shared/failure.ts';
import { formatDate, formatRelative } from '../../../shared/format.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { usePlace, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useAct } from '../../ui/use-action.ts';
import { useFailureNews } from '../../ui/use-failure-announcement.ts';
import { useNow } from '../../ui/use-now.ts';
import type { LookedAt } from './SeatForm.tsx';
import { Name } from '../../ui/Name.tsx';

interface SeatsToFreeProps {
  readonly taken: NonNullable<KeyPreview['taken']>;
  readonly request: LookedAt['request'];
  readonly onFreed: (label: string) => void;
}

/** The computers that use a license's seats, and a way to free each, before which main asks. */
export function SeatsToFree({ taken, request, onFreed }: SeatsToFreeProps) {
  const text = useText();
  const place = usePlace();
  const now = useNow(60_000);
  const words = text.review.full;
  const free = useAct(
    async ({ seat, label }: ListedSeat) => {
      const { label: _, ...key } = request;
      const freed = await bridge.device.freeSeat({ ...key, seat });
      return freed.ok ? done(label) : freed;
    },
    onFreed,
    useFailureNews(),
  );
  const unlisted = taken.count - taken.seats.length;

  return (
    <>
      <ul className="seat-list" aria-label={words.list}>
        {taken.seats.map((seat) => (
          <li key={seat.seat}>
            <Icon name="device" />
            <div className="seat-words">
              <strong>
                <Name>{seat.label}</Name>
              </strong>
              <p>
                {seat.activatedAt === null
                  ? words.activatedUnknown
                  : `${words.activated(formatDate(seat.activatedAt, place))} · ${formatRelative(seat.activatedAt, now, place, text.app.justNow)}`}
              </p>
              {seat.isDuplicate && <span className="seat-mark">{words.duplicate}</span>}
              {seat.isThisComputer && <span className="seat-mark">{words.thisComputer}</span>}
              {seat.isLikeThis && !seat.isThisComputer && (
                <span className="seat-mark">{words.likeThis}</span>
              )}
            </div>
            <Button
              look="danger"
              aria-label={words.releaseLabel(seat.label)}
              busy={free.busy}
              onClick={() => free.run(seat)}
            >
              {words.release}
            </Button>
          </li>
        ))}
      </ul>
      {unlisted > 0 && <p className="quiet">{words.more(unlisted)}</p>}
      {free.failure !== null && <FailureNote failure={free.failure} />}
    </>
  );
}
