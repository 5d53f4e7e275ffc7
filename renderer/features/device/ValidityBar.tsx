import { formatDate, formatExpiry, formatSince, isExpiringSoon } from '../../../shared/format.ts';
import { hasExpired, type SeatView } from '../../../shared/license.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { elapsedShare } from './elapsed-share.ts';

/** When the seat was activated and when its license expires, with a bar that shows how much of that time has passed. */
export function ValidityBar({ seat }: { readonly seat: SeatView }) {
  const text = useText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const messages = text.device.facts;
  const { activatedAt, expiresAt } = seat;
  const share = elapsedShare(seat, now);
  const isOver = hasExpired(seat, now);
  const isSoon =
    typeof expiresAt === 'number' && isExpiringSoon(expiresAt, now, formatContext.timeZone);

  return (
    <div className="validity" data-warning={isSoon || undefined}>
      <dl className="validity-ends">
        <div>
          <dt className="note">{messages.activated}</dt>
          {activatedAt === null ? (
            <dd>{messages.notReported}</dd>
          ) : (
            <dd>
              {formatDate(activatedAt, formatContext)}
              <span className="note">
                {formatSince(activatedAt, now, formatContext, text.app.justNow)}
              </span>
            </dd>
          )}
        </div>
        <div>
          <dt className="note">{isOver ? messages.expired : messages.expires}</dt>
          {typeof expiresAt === 'number' ? (
            <dd>
              {formatDate(expiresAt, formatContext)}
              <span className="note validity-left">
                {formatExpiry(expiresAt, now, formatContext, text.app.justNow)}
              </span>
            </dd>
          ) : (
            <dd>{expiresAt === null ? messages.noExpiry : messages.notReported}</dd>
          )}
        </div>
      </dl>
      {share !== null && !isOver && (
        // The dates above say the same.
        <div className="validity-bar" aria-hidden="true">
          <div style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}
