import type { BulkTally } from '../../../../shared/bulk-release.ts';
import { formatNumber } from '../../../../shared/format.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';

const names = [
  'released',
  'alreadyFree',
  'stillHeld',
  'failed',
  'leftOut',
  'open',
  'notSent',
  'unanswered',
] as const;

interface BulkCountsProps {
  readonly tally: BulkTally;
  /** Seats whose release was sent and has no answer yet. */
  readonly unanswered?: number;
  /** Whether no release is sent any more. */
  readonly isCanceling?: boolean;
}

/** The number of seats for each result. Results without seats are left out. */
export function BulkCounts({ tally, unanswered = 0, isCanceling = false }: BulkCountsProps) {
  const { counts } = useAdminText().bulkRelease;
  const { locale } = useFormatContext();
  const unsent = tally.open - unanswered;
  const numbers = {
    ...tally,
    open: isCanceling ? 0 : unsent,
    notSent: isCanceling ? unsent : 0,
    unanswered,
  };
  return (
    <dl className="bulk-counts row" aria-label={counts.label}>
      {names
        .filter((name) => numbers[name] > 0)
        .map((name) => (
          <div key={name}>
            <dt>{counts[name]}</dt>
            <dd>{formatNumber(numbers[name], locale)}</dd>
          </div>
        ))}
    </dl>
  );
}
