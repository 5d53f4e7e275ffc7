import { memo, useMemo } from 'react';
import type { ActivityEntry } from '../../../shared/activity.ts';
import { dayNumber } from '../../../shared/days.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { ActivityRow } from './ActivityRow.tsx';
import { groupByDay } from './by-day.ts';

interface ActivityDaysProps {
  readonly entries: readonly ActivityEntry[];
  /** The id of the last entry before the person loaded older ones; null if they have not. */
  readonly shownUpTo: string | null;
}

/** The activity log, one card for each day. Memoized: it can have thousands of entries. */
export const ActivityDays = memo(function ActivityDays({ entries, shownUpTo }: ActivityDaysProps) {
  const text = useText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const today = dayNumber(now, formatContext.timeZone);
  const days = useMemo(
    () => groupByDay(entries, { text, formatContext, today }),
    [entries, text, formatContext, today],
  );
  const last = shownUpTo === null ? -1 : entries.findIndex(({ id }) => id === shownUpTo);
  const firstOlder = last < 0 ? undefined : entries[last + 1];
  return days.map(({ name, entries: dayEntries }, order) => (
    // Two days can have the same name after a clock was set back.
    <section key={`${name} ${days.length - order}`} className="activity-day" aria-label={name}>
      <h2>{name}</h2>
      <ul className="card">
        {dayEntries.map((entry) => (
          <ActivityRow key={entry.id} entry={entry} isFirstOlder={entry === firstOlder} />
        ))}
      </ul>
    </section>
  ));
});
