import { useEffect, useId, useMemo, useState } from 'react';
import type { ActivityEntry } from '../../../../shared/activity.ts';
import { formatDateTime, formatSince } from '../../../../shared/format.ts';
import { bridge } from '../../../bridge.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { Name } from '../../../ui/Name.tsx';

/** Entries that are shown; the whole journal is a screen of its own. */
const maxEntries = 12;

interface LicenseHistoryProps {
  readonly licenseId: string;
  /** Grows with the journal. */
  readonly activityVersion: number;
}

/** What this app did to a license, newest first. */
export function LicenseHistory({ licenseId, activityVersion }: LicenseHistoryProps) {
  const titleId = useId();
  const text = useAdminText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const messages = text.licensePanel.history;
  const entries = useHistory(licenseId, activityVersion);
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{messages.title}</h3>
      {entries !== null && entries.length === 0 && <p className="panel-note">{messages.empty}</p>}
      {entries !== null && entries.length > 0 && (
        <ol className="panel-history">
          {entries.map((entry) => (
            <li key={entry.id}>
              <p>
                {text.activity.kinds[entry.what]}
                {entry.label !== undefined && (
                  <>
                    {' · '}
                    <Name>{entry.label}</Name>
                  </>
                )}
              </p>
              <p className="panel-note">
                <time dateTime={new Date(entry.at).toISOString()}>
                  {formatDateTime(entry.at, formatContext)},{' '}
                  {formatSince(entry.at, now, formatContext, text.app.justNow)}
                </time>
                {entry.reason !== undefined && ` · ${text.activity.reason(entry.reason)}`}
                {entry.code !== undefined && (
                  <>
                    {' · '}
                    <code>{entry.code}</code>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="panel-note">{messages.note}</p>
    </section>
  );
}

function useHistory(licenseId: string, activityVersion: number): readonly ActivityEntry[] | null {
  const [entries, setEntries] = useState<readonly ActivityEntry[] | null>(null);
  // `grown` is no part of the question, and yet a reason to ask it again.
  const request = useMemo(
    () => ({ licenseId, grown: activityVersion }),
    [licenseId, activityVersion],
  );
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const answer = await bridge.activity.list({
        filter: { licenseId: request.licenseId },
        limit: maxEntries,
      });
      if (isCurrent && answer.ok) setEntries(answer.value.entries);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [request]);
  return entries;
}
