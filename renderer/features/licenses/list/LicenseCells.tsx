import { shownCustomer } from '../../../../shared/customer-name.ts';
import { endingOf } from '../../../../shared/license.ts';
import { memo } from 'react';
import { formatDate, formatSince } from '../../../../shared/format.ts';
import type { LicenseRow } from '../../../../shared/licenses.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { licenseColumns } from './license-filters.ts';
import { CustomerLines } from '../CustomerLines.tsx';
import { StatusBadge } from '../StatusBadge.tsx';
import { createTimeFormatter, formatUsage } from '../license-text.ts';

interface LicenseCellsProps {
  readonly row: LicenseRow | undefined;
  /** Milliseconds since 1970, updated each minute. */
  readonly now: number;
}

/**
 * The most characters of a count that fit in one line of its column. Longer counts, up to Polar's maximum of 2,147,483,647, take
 * two lines in smaller type.
 */
const maxSeatsLength = 13;
const maxUsageLength = 8;

/** The cells of one license; gray bars while it is loading. */
export const LicenseCells = memo(function LicenseCells({ row, now }: LicenseCellsProps) {
  const text = useAdminText();
  const formatContext = useFormatContext();
  const messages = text.licenses.grid;
  if (row === undefined) {
    return (
      <>
        {licenseColumns.map((column) => (
          <td key={column} className={`grid-cell grid-${column}`}>
            {column === 'customer' && <span className="visually-hidden">{text.app.loading}</span>}
            <span className="grid-skeleton" />
          </td>
        ))}
      </>
    );
  }
  const { seatsUsed, seatLimit } = row;
  const customer = shownCustomer(row, messages);
  const day = (at: number) => formatDate(at, formatContext);
  const timeText = createTimeFormatter(messages.notKnown);
  const seats =
    seatsUsed === null ? messages.seatsUnknown(seatLimit) : messages.seats(seatsUsed, seatLimit);
  const usage = formatUsage(row, messages, formatContext);
  const since = (at: number) => formatSince(at, now, formatContext, text.app.justNow);
  return (
    <>
      <td className="grid-cell grid-customer">
        <CustomerLines customer={customer} isDeleted={row.customerDeleted} />
      </td>
      <td className="grid-cell grid-key">
        <span className="visually-hidden">{messages.keyEnding(endingOf(row.displayKey))}</span>
        <code aria-hidden="true">••{endingOf(row.displayKey)}</code>
      </td>
      <td className="grid-cell grid-status">
        <StatusBadge license={row} />
      </td>
      <td className="grid-cell grid-seats" data-long={seats.length > maxSeatsLength || undefined}>
        <span className={seatsUsed === null ? 'grid-quiet' : undefined}>{seats}</span>
        {seatsUsed !== null && typeof seatLimit === 'number' && seatsUsed >= seatLimit && (
          <span className="badge">{messages.full}</span>
        )}
        {row.strandedSeats > 0 && <span className="badge">{messages.stranded}</span>}
      </td>
      <td className="grid-cell grid-usage" data-long={usage.length > maxUsageLength || undefined}>
        {usage}
      </td>
      <td className="grid-cell grid-validated">
        {timeText(row.lastValidatedAt, messages.never, since)}
      </td>
      <td className="grid-cell grid-created">{timeText(row.createdAt, messages.notKnown, day)}</td>
      <td className="grid-cell grid-expires">{timeText(row.expiresAt, messages.noEnd, day)}</td>
    </>
  );
});
