import { useId } from 'react';
import {
  capitalize,
  formatShortDate,
  formatShortDateTime,
  formatSince,
} from '../../../../shared/format.ts';
import type { SeatRow } from '../../../../shared/licenses.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { UndoPart } from '../UndoPart.tsx';
import { useCanChange } from '../use-can-change.ts';
import { Name } from '../../../ui/Name.tsx';

interface SeatItemProps {
  readonly seat: SeatRow;
  /** Whether this is the seat of the support case. */
  readonly isHighlighted: boolean;
  /** The end of the countdown in which its release can be undone; null without one. */
  readonly countdown: number | null;
  /** Whether this or another seat is being released. */
  readonly isReleasing: boolean;
  readonly onRelease: () => void;
}

/** One seat of a license: its device, when it was activated, and marks such as a duplicate name. */
export function SeatItem({
  seat,
  isHighlighted,
  countdown,
  isReleasing,
  onRelease,
}: SeatItemProps) {
  const sinceId = useId();
  const text = useAdminText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const canChange = useCanChange();
  const messages = text.licensePanel.seats;
  const { activatedAt, meta } = seat;
  const since = [
    ...(activatedAt === null
      ? []
      : [
          capitalize(
            formatSince(activatedAt, now, formatContext, text.app.justNow),
            formatContext.locale,
          ),
        ]),
    ...(seat.isDuplicate ? [messages.shortId(seat.seat.slice(0, 6))] : []),
  ];
  if (countdown !== null) {
    return (
      <li className="panel-seat">
        <UndoPart until={countdown} device={seat.label} isOfSeat />
      </li>
    );
  }
  return (
    <li className="panel-seat split" data-named={isHighlighted || undefined}>
      <div className="panel-seat-text">
        <p className="panel-seat-name row">
          <span>
            <Name>{seat.label}</Name>
          </span>
          {seat.isThisComputer && (
            <span className="badge" data-status="granted">
              {messages.thisComputer}
            </span>
          )}
          {seat.isDuplicate && <span className="badge">{messages.sameName}</span>}
          {seat.isStranded && <span className="badge">{messages.oldKey}</span>}
        </p>
        <p className="note" id={sinceId}>
          {activatedAt === null ? (
            messages.activatedUnknown
          ) : (
            <>
              <span className="visually-hidden">{messages.activated}</span>{' '}
              {/* The time of day distinguishes seats of one name. */}
              {(seat.isDuplicate ? formatShortDateTime : formatShortDate)(
                activatedAt,
                formatContext,
              )}
            </>
          )}{' '}
          {since.map((line) => (
            <span key={line} className="panel-line">
              {line}
            </span>
          ))}
        </p>
        {meta.length > 0 && (
          <details className="panel-meta">
            <summary>{messages.details}</summary>
            <dl>
              {meta.map(({ name, value }) => (
                <div key={name}>
                  <dt>
                    <Name>{name}</Name>
                  </dt>
                  <dd>
                    <Name>{value}</Name>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
      {canChange && (
        <Button
          variant="danger"
          busy={isReleasing}
          aria-label={messages.releaseOf(seat.label)}
          // The activation time distinguishes devices with the same name.
          aria-describedby={sinceId}
          onClick={onRelease}
        >
          {messages.release}
        </Button>
      )}
    </li>
  );
}
