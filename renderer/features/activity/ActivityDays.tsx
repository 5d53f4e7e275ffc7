import { memo, useMemo } from 'react';
import type { ActivityEntry } from '../../../shared/activity.ts';
import { usePlace, useText } from '../../use-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { ActivityRow } from './ActivityRow.tsx';
import { byDay } from './by-day.ts';

/** The journal, a card a day. Not drawn anew while its entries stay: there may be thousands. */
export const ActivityDays = memo(function ActivityDays({
  entries,
}: {
  readonly entries: readonly ActivityEntry[];
}) {
  const text = useText();
  const place = usePlace();
  const now = useNow(60 * 60_000);
  const days = useMemo(() => byDay(entries, { text, place, now }), [entries, text, place, now]);
  return days.map(({ name, entries: ofDay }, order) => (
    // Two days can have one name where a clock was set back.
    <section key={`${name} ${days.length - order}`} className="activity-day" aria-label={name}>
      <h2>{name}</h2>
      <ul className="card">
        {ofDay.map((entry) => (
          <ActivityRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  ));
});
