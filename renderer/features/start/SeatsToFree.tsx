import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useNow } from '../../ui/use-now.ts';
import type { CheckedKey } from './SeatForm.tsx';
import { describeSince } from './seat-since.ts';
import { SeatToFree } from './SeatToFree.tsx';

interface SeatsToFreeProps {
  readonly taken: NonNullable<KeyPreview['taken']>;
  readonly request: CheckedKey['request'];
  /** Called once a seat is released. The buttons stay busy until it resolves. */
  readonly onReleased: (seat: ListedSeat) => Promise<void>;
}

/** The devices that use a license's seats, each with a button to release its seat. Main asks for confirmation. */
export function SeatsToFree({ taken, request, onReleased }: SeatsToFreeProps) {
  const text = useText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const messages = text.review.full;
  const free = useAnnouncedAction(async (listed: ListedSeat) => {
    const { label: _, ...key } = request;
    const released = await bridge.device.releaseOtherSeat({ ...key, seat: listed.seat });
    if (released.ok) await onReleased(listed);
    return released;
  });
  const unlisted = taken.count - taken.seats.length;

  return (
    <>
      <ul className="seat-list" aria-label={messages.list}>
        {taken.seats.map((seat) => (
          <SeatToFree
            key={seat.seat}
            seat={seat}
            messages={messages}
            since={describeSince(seat, {
              messages,
              formatContext,
              now,
              justNow: text.app.justNow,
            })}
            busy={free.busy}
            onRelease={() => free.run(seat)}
          />
        ))}
      </ul>
      {unlisted > 0 && <p className="quiet">{messages.more(unlisted)}</p>}
      {free.failure !== null && <FailureNote failure={free.failure} />}
    </>
  );
}
