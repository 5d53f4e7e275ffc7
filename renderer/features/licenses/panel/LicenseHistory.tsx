import { useId, useMemo } from 'react';
import { formatShortDateTime, formatSince, separator } from '../../../../shared/format.ts';
import { useActivity } from '../../../use-activity.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { Name } from '../../../ui/Name.tsx';

/** The most entries shown. The activity log has its own screen. */
const maxEntries = 12;

/** What this app did to a license, newest first. */
export function LicenseHistory({ licenseId }: { readonly licenseId: string }) {
  const titleId = useId();
  const text = useAdminText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const messages = text.licensePanel.history;
  const filter = useMemo(() => ({ licenseId }), [licenseId]);
  const entries = useActivity(filter, maxEntries).value?.entries ?? null;
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{messages.title}</h3>
      {entries !== null && entries.length === 0 && <p className="note">{messages.empty}</p>}
      {entries !== null && entries.length > 0 && (
        <ol className="panel-history">
          {entries.map((entry) => (
            <li key={entry.id}>
              <p>
                {text.activity.kinds[entry.what]}
                {entry.label !== undefined && (
                  <>
                    {separator}
                    <Name>{entry.label}</Name>
                  </>
                )}
              </p>
              <p className="note">
                <time dateTime={new Date(entry.at).toISOString()}>
                  {formatShortDateTime(entry.at, formatContext)},{' '}
                  {formatSince(entry.at, now, formatContext, text.app.justNow)}
                </time>
                {entry.reason !== undefined && (
                  <span className="panel-line">{text.activity.reason(entry.reason)}</span>
                )}
                {entry.code !== undefined && <code className="panel-line">{entry.code}</code>}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="note">{messages.note}</p>
    </section>
  );
}
