import { formatDate, formatTime, type FormatContext } from '../../../shared/format.ts';
import { dayNumber } from '../../../shared/days.ts';
import { useActivity } from '../../use-activity.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { activityAppearances } from '../../activity-appearance.ts';

/** Entries that fit beside the license card. */
const shownEntries = 6;
const everything = {};

/** The newest entries of the activity log. */
export function RecentActivity({ onAll }: { readonly onAll: () => void }) {
  const text = useText();
  const formatContext = useFormatContext();
  const today = dayNumber(useNow(60_000), formatContext.timeZone);
  const { value: list } = useActivity(everything, shownEntries);
  const messages = text.device.recent;
  if (list === null) return null;
  return (
    <section className="card stack stack-tight recent" aria-labelledby="recent-title">
      <div className="spread">
        <h2 id="recent-title">{messages.title}</h2>
        {list.total > 0 && (
          <Button variant="quiet" onClick={onAll}>
            {messages.all}
          </Button>
        )}
      </div>
      {list.entries.length === 0 && <p className="quiet">{messages.empty}</p>}
      <ul>
        {list.entries.map(({ id, at, what }) => (
          <li key={id} className="recent-row" data-tone={activityAppearances[what].tone}>
            <span className="tone-icon recent-icon">
              <Icon name={activityAppearances[what].icon} size={16} />
            </span>
            <span>{text.activity.kinds[what]}</span>
            <time className="note" dateTime={new Date(at).toISOString()}>
              {formatDay(at, today, text.activity.yesterday, formatContext)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Returns the time of day for today, else the day. `today`: as `dayNumber` counts it. */
function formatDay(
  at: number,
  today: number,
  yesterday: string,
  formatContext: FormatContext,
): string {
  const daysAgo = today - dayNumber(at, formatContext.timeZone);
  if (daysAgo === 0) return formatTime(at, formatContext);
  return daysAgo === 1 ? yesterday : formatDate(at, formatContext);
}
