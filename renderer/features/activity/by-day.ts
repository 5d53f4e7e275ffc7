import type { ActivityEntry } from '../../../shared/activity.ts';
import { formatDate, type Place } from '../../../shared/format.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** The entries of one day, newest first. */
export interface ActivityDay {
  readonly name: string;
  readonly entries: readonly ActivityEntry[];
}

const dayLong = 24 * 60 * 60_000;

/** Parts the journal, newest first, into the days of the place where it is read. */
export function byDay(
  entries: readonly ActivityEntry[],
  { text, place, now }: { readonly text: WindowText; readonly place: Place; readonly now: number },
): ActivityDay[] {
  const names = new Map([
    [formatDate(now - dayLong, place), text.activity.yesterday],
    [formatDate(now, place), text.activity.today],
  ]);
  const days: { name: string; entries: ActivityEntry[] }[] = [];
  for (const entry of entries) {
    const date = formatDate(entry.at, place);
    const name = names.get(date) ?? date;
    const last = days.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else days.push({ name, entries: [entry] });
  }
  return days;
}
