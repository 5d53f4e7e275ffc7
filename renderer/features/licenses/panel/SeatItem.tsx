import { useId } from 'react';
import { formatDate, formatSince } from '../../../../shared/format.ts';
import type { SeatRow } from '../../../../shared/licenses.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { usePlace } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { Name } from '../../../ui/Name.tsx';

interface SeatItemProps {
  readonly seat: SeatRow;
  /** Somebody asked about this one. */
  readonly isNamed: boolean;
  readonly onRelease: () => void;
}

/** One seat of a license: its device, when it was activated, and what is worth a second look. */
export function SeatItem({ seat, isNamed, onRelease }: SeatItemProps) {
  const sinceId = useId();
  const text = useAdminText();
  const place = usePlace();
  const now = useNow(60_000);
  const words = text.licensePanel.seats;
  const { activatedAt, meta } = seat;
  return (
    <li className="panel-seat" data-named={isNamed || undefined}>
      <div className="panel-seat-words">
        <p className="panel-seat-name">
          <span>
            <Name>{seat.label}</Name>
          </span>
          {seat.isThisComputer && (
            <span className="badge" data-status="granted">
              {words.thisComputer}
            </span>
          )}
          {seat.isDuplicate && <span className="badge">{words.sameName}</span>}
          {seat.isStranded && <span className="badge">{words.oldKey}</span>}
        </p>
        <p className="panel-note" id={sinceId}>
          {activatedAt === null
            ? words.activatedUnknown
            : words.activated(
                formatDate(activatedAt, place),
                formatSince(activatedAt, now, place, text.app.justNow),
              )}
        </p>
        {meta.length > 0 && (
          <details className="panel-meta">
            <summary>{words.details}</summary>
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
      <Button
        look="danger"
        aria-label={words.releaseOf(seat.label)}
        // Of two devices of one name, the time tells which is meant.
        aria-describedby={sinceId}
        onClick={onRelease}
      >
        {words.release}
      </Button>
    </li>
  );
}
