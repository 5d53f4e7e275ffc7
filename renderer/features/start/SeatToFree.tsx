import { useId } from 'react';
import type { ListedSeat } from '../../../shared/key-preview.ts';
import type { WindowText } from '../../../shared/text/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';

interface SeatToFreeProps {
  readonly seat: ListedSeat;
  readonly messages: WindowText['review']['full'];
  /** When it was activated. */
  readonly since: string;
  readonly busy: boolean;
  readonly onRelease: () => void;
}

/** One device that uses a seat of the license, with a button to release its seat. */
export function SeatToFree({ seat, messages, since, busy, onRelease }: SeatToFreeProps) {
  const sinceId = useId();
  return (
    <li className="row">
      <Icon name="device" />
      <div className="seat-text">
        <strong>
          <Name>{seat.label}</Name>
        </strong>
        <p className="note" id={sinceId}>
          {since}
        </p>
        {seat.isDuplicate && <span className="badge seat-mark">{messages.duplicate}</span>}
        {seat.isThisComputer && <span className="badge seat-mark">{messages.thisComputer}</span>}
        {seat.hasThisComputersName && !seat.isThisComputer && (
          <span className="badge seat-mark">{messages.thisComputersName}</span>
        )}
      </div>
      <Button
        variant="danger"
        aria-label={messages.releaseLabel(seat.label)}
        // Distinguishes devices with the same name.
        aria-describedby={sinceId}
        busy={busy}
        onClick={onRelease}
      >
        {messages.release}
      </Button>
    </li>
  );
}
