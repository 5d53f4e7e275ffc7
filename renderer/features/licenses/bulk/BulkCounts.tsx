import type { BulkTally } from '../../../../shared/bulk-release.ts';
import { formatNumber } from '../../../../shared/format.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';

/** The number of seats for each result. Results without seats are left out. */
export function BulkCounts({ tally }: { readonly tally: BulkTally }) {
  const { counts } = useAdminText().bulkRelease;
  const { locale } = useFormatContext();
  const names = ['released', 'alreadyFree', 'stillHeld', 'failed', 'leftOut', 'open'] as const;
  return (
    <dl className="bulk-counts row" aria-label={counts.label}>
      {names
        .filter((name) => tally[name] > 0)
        .map((name) => (
          <div key={name}>
            <dt>{counts[name]}</dt>
            <dd>{formatNumber(tally[name], locale)}</dd>
          </div>
        ))}
    </dl>
  );
}
