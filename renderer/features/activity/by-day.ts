import type { ActivityEntry } from '../../../shared/activity.ts';
import { dayNumber } from '../../../shared/days.ts';
import { formatDate, type FormatContext } from '../../../shared/format.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** Groups entries, newest first, by the days of the reader's time zone. `today` is the number of the current day. */
export function groupByDay(
  entries: readonly ActivityEntry[],
  {
    text,
    formatContext,
    today,
  }: { readonly text: WindowText; readonly formatContext: FormatContext; readonly today: number },
) {
  const names = [text.activity.today, text.activity.yesterday];
  const days: { name: string; entries: ActivityEntry[] }[] = [];
  for (const entry of entries) {
    const name =
      names[today - dayNumber(entry.at, formatContext.timeZone)] ??
      formatDate(entry.at, formatContext);
    const last = days.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else days.push({ name, entries: [entry] });
  }
  return days;
}
