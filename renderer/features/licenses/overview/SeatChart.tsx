import { useId } from 'react';
import { formatDate, formatNumber } from '../../../../shared/format.ts';
import type { SeatSnapshot } from '../../../../shared/overview.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { chartPoints, chartSize, scaleOf } from './chart-line.ts';

/** The seats in use over time, as a line. */
export function SeatChart({ snapshots }: { readonly snapshots: readonly SeatSnapshot[] }) {
  const titleId = useId();
  const messages = useAdminText().overview.history;
  const formatContext = useFormatContext();
  // The day in the computer's zone: noon in UTC lies on the same day in nearly all zones.
  const day = (snapshot: SeatSnapshot) =>
    formatDate((snapshot.day + 0.5) * 24 * 60 * 60_000, formatContext);
  const [first] = snapshots;
  const last = snapshots.at(-1);
  return (
    <section className="card overview-history titled" aria-labelledby={titleId}>
      <h2 id={titleId}>{messages.title}</h2>
      {first === undefined || last === undefined || first === last ? (
        <>
          {first !== undefined && <p>{messages.first(day(first), first.seats)}</p>}
          <p className="note">{messages.none}</p>
        </>
      ) : (
        <>
          <p>{messages.summary(day(first), first.seats, day(last), last.seats)}</p>
          <div className="overview-chart" aria-hidden="true">
            <span className="note overview-most">
              {formatNumber(scaleOf(snapshots), formatContext.locale)}
            </span>
            <span className="note overview-least">{formatNumber(0, formatContext.locale)}</span>
            <svg
              viewBox={`0 0 ${chartSize.width} ${chartSize.height}`}
              preserveAspectRatio="none"
              focusable="false"
            >
              <polyline points={chartPoints(snapshots)} />
            </svg>
            <span className="note overview-from">{day(first)}</span>
            <span className="note overview-to">{day(last)}</span>
          </div>
          <p className="note">{messages.note}</p>
        </>
      )}
    </section>
  );
}
