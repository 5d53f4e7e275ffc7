import { formatDate, formatRelative, separator } from '../../../shared/format.ts';
import type { KeyPreview, ListedSeat } from '../../../shared/key-preview.ts';
import { bridge } from '../../bridge.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { useNow } from '../../ui/use-now.ts';
import type { CheckedKey } from './SeatForm.tsx';
import { Name } from '../../ui/Name.tsx';

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
          <li key={seat.seat} className="row">
            <Icon name="device" />
            <div className="seat-text">
              <strong>
                <Name>{seat.label}</Name>
              </strong>
              <p className="note">
                {seat.activatedAt === null
                  ? messages.activatedUnknown
                  : `${messages.activated(formatDate(seat.activatedAt, formatContext))}${separator}${formatRelative(seat.activatedAt, now, formatContext, text.app.justNow)}`}
              </p>
              {seat.isDuplicate && <span className="badge seat-mark">{messages.duplicate}</span>}
              {seat.isThisComputer && (
                <span className="badge seat-mark">{messages.thisComputer}</span>
              )}
              {seat.hasThisComputersName && !seat.isThisComputer && (
                <span className="badge seat-mark">{messages.thisComputersName}</span>
              )}
            </div>
            <Button
              variant="danger"
              aria-label={messages.releaseLabel(seat.label)}
              busy={free.busy}
              onClick={() => free.run(seat)}
            >
              {messages.release}
            </Button>
          </li>
        ))}
      </ul>
      {unlisted > 0 && <p className="quiet">{messages.more(unlisted)}</p>}
      {free.failure !== null && <FailureNote failure={free.failure} />}
    </>
  );
}
