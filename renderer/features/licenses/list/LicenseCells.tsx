import { shownCustomer } from '../../../../shared/customer-name.ts';
import { memo, type ReactNode } from 'react';
import {
  capitalize,
  formatShortDate,
  formatShortNumber,
  formatSince,
} from '../../../../shared/format.ts';
import type { LicenseRow } from '../../../../shared/licenses.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import type { ShownColumn } from './license-filters.ts';
import { Name } from '../../../ui/Name.tsx';
import { CustomerLines } from '../CustomerLines.tsx';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { StatusBadge } from '../StatusBadge.tsx';
import { useProductName } from '../use-product-name.ts';
import { createTimeFormatter, formatUsage } from '../license-text.ts';

interface LicenseCellsProps {
  readonly row: LicenseRow | undefined;
  /** The same array as long as the columns are the same. */
  readonly columns: readonly ShownColumn[];
  /** Milliseconds since 1970, updated each minute. */
  readonly now: number;
}

/** The most characters of a count that fit in one line of its column. Longer counts take two lines in smaller type. */
const maxSeatsLength = 14;
const maxUsageLength = 8;

/** The cells of one license; gray bars while it is loading. */
export const LicenseCells = memo(function LicenseCells({ row, columns, now }: LicenseCellsProps) {
  const text = useAdminText();
  const formatContext = useFormatContext();
  const messages = text.licenses.grid;
  const productOf = useProductName();
  if (row === undefined) {
    return (
      <>
        {columns.map((column) => (
          <td key={column} className={`grid-cell grid-${column}`}>
            {column === 'customer' && <span className="visually-hidden">{text.app.loading}</span>}
            <span className="grid-skeleton" />
          </td>
        ))}
      </>
    );
  }
  const { seatsUsed, seatLimit } = row;
  const product = productOf(row);
  const customer = shownCustomer(row, messages);
  const day = (at: number) => formatShortDate(at, formatContext);
  const timeText = createTimeFormatter(messages.notKnown);
  const short = (value: number) => formatShortNumber(value, formatContext.locale);
  const formatSeats = (write?: typeof short) =>
    seatsUsed === null
      ? messages.seatsUnknown(seatLimit, write)
      : messages.seats(seatsUsed, seatLimit, write);
  const seats = formatSeats(short);
  const isFull = seatsUsed !== null && typeof seatLimit === 'number' && seatsUsed >= seatLimit;
  const wholeSeats = formatSeats();
  const badges = [
    ...(isFull ? [messages.full] : []),
    ...(row.strandedSeats > 0 ? [messages.stranded] : []),
  ];
  const usage = formatUsage(row, messages, formatContext, short);
  const wholeUsage = formatUsage(row, messages, formatContext);
  const since = (at: number) =>
    capitalize(formatSince(at, now, formatContext, text.app.justNow), formatContext.locale);
  const cells: Readonly<Record<ShownColumn, ReactNode>> = {
    customer: (
      <td key="customer" className="grid-cell grid-customer">
        <CustomerLines customer={customer} isDeleted={false} />
      </td>
    ),
    key: (
      <td key="key" className="grid-cell grid-key">
        <LicenseKeyEnd displayKey={row.displayKey} />
        {product !== null && (
          <span className="grid-line grid-quiet grid-product">
            <Name>{product}</Name>
          </span>
        )}
      </td>
    ),
    status: (
      <td key="status" className="grid-cell grid-status">
        <StatusBadge license={row} />
        {/* Without a name and an address, the customer's cell says it. */}
        {row.customerDeleted && customer.shortId === null && (
          <span className="badge grid-long-badge">{messages.customerDeleted}</span>
        )}
      </td>
    ),
    seats: (
      <td
        key="seats"
        className="grid-cell grid-seats"
        data-long={seats.length > maxSeatsLength || undefined}
        title={
          badges.length > 1 || seats !== wholeSeats
            ? [wholeSeats, ...badges].join(' · ')
            : undefined
        }
      >
        <span className={seatsUsed === null ? 'grid-quiet' : undefined}>{seats}</span>
        {badges.map((badge) => (
          <span key={badge} className={badge === messages.full ? 'badge' : 'badge grid-long-badge'}>
            {badge}
          </span>
        ))}
      </td>
    ),
    usage: (
      <td
        key="usage"
        className="grid-cell grid-usage"
        data-long={usage.length > maxUsageLength || undefined}
        title={usage === wholeUsage ? undefined : wholeUsage}
      >
        {usage}
      </td>
    ),
    validated: (
      <td key="validated" className="grid-cell grid-validated">
        {timeText(row.lastValidatedAt, messages.never, since)}
      </td>
    ),
    created: (
      <td key="created" className="grid-cell grid-created">
        {timeText(row.createdAt, messages.notKnown, day)}
      </td>
    ),
    expires: (
      <td key="expires" className="grid-cell grid-expires">
        {timeText(row.expiresAt, messages.noEnd, day)}
      </td>
    ),
    benefit: (
      <td key="benefit" className="grid-cell grid-benefit">
        {product === null ? '–' : <Name>{product}</Name>}
      </td>
    ),
  };
  return columns.map((column) => cells[column]);
});
