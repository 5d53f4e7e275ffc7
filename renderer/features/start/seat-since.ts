import {
  formatDate,
  type FormatContext,
  formatDateTime,
  formatRelative,
  separator,
  unbroken,
} from '../../../shared/format.ts';
import type { ListedSeat } from '../../../shared/key-preview.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** Returns when a seat was activated. Seats of one name are distinguished by the time of day and by the start of their id. */
export function describeSince(
  { seat, activatedAt, isDuplicate }: ListedSeat,
  context: {
    readonly messages: WindowText['review']['full'];
    readonly formatContext: FormatContext;
    readonly now: number;
    readonly justNow: string;
  },
): string {
  const { messages, formatContext, now, justNow } = context;
  const formatDay = isDuplicate ? formatDateTime : formatDate;
  const parts =
    activatedAt === null
      ? [messages.activatedUnknown]
      : [
          messages.activated(formatDay(activatedAt, formatContext)),
          unbroken(formatRelative(activatedAt, now, formatContext, justNow)),
        ];
  if (isDuplicate) parts.push(unbroken(messages.shortId(seat.slice(0, 6))));
  return parts.join(separator);
}
