import { formatNumber, type FormatContext } from '../../../shared/format.ts';
import { unknownValue, type OrUnknown } from '../../../shared/license.ts';
import type { LicenseRow } from '../../../shared/licenses.ts';
import type { PanelText } from './use-admin-text.ts';

/** Returns a formatter of times that writes `none` for null, and `notKnown` if Polar did not report the time. */
export function createTimeFormatter(
  notKnown: string,
): (at: OrUnknown<number | null>, none: string, format: (at: number) => string) => string {
  return (at, none, format) => {
    if (at === unknownValue) return notKnown;
    return at === null ? none : format(at);
  };
}

/** Returns how often a license was used, with its limit if it has one. `write` formats a number; in full if left out. */
export function formatUsage(
  { usage, usageLimit }: Pick<LicenseRow, 'usage' | 'usageLimit'>,
  messages: PanelText['licenses']['grid'],
  { locale }: FormatContext,
  write = (value: number) => formatNumber(value, locale),
): string {
  if (usage === null) return messages.notKnown;
  return usageLimit === null ? write(usage) : messages.seats(usage, usageLimit, write);
}

/** Returns how many seats of a license are used, with its limit. */
export function formatSeatCount(
  used: number,
  limit: OrUnknown<number | null>,
  text: PanelText,
): string {
  const messages = text.licensePanel.seats;
  if (limit === unknownValue) return messages.limitUnknown(used);
  return limit === null ? messages.unlimited(used) : text.device.seats.ofLimit({ used, limit });
}
