import { endingOf, notTold } from '../../../shared/license.ts';
import { formatDate, formatRelative } from '../../../shared/format.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import { usePlace, useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { SeatPips } from '../../ui/SeatPips.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Name } from '../../ui/Name.tsx';

interface KeyFactsProps {
  readonly preview: KeyPreview;
  /** What this computer will be called. */
  readonly label: string;
}

/** What Polar tells of a key; what it does not tell is said to be so. */
export function KeyFacts({ preview, label }: KeyFactsProps) {
  const text = useText();
  const place = usePlace();
  const now = useNow(60_000);
  const words = text.device.facts;
  const { displayKey, expiresAt, limit, server, taken } = preview;

  return (
    <Facts label={text.review.title}>
      <Fact name={words.key}>
        <code aria-hidden="true">{displayKey.replaceAll('*', '•')}</code>
        <span className="spoken">{text.device.key.hidden(endingOf(displayKey))}</span>
      </Fact>
      {limit !== null && (
        <Fact name={text.review.seats}>
          {limit === notTold ? (
            text.review.limitNotTold
          ) : taken === null ? (
            <>
              {text.review.inAll(limit)}
              <span className="fact-more">{text.review.usedNotTold}</span>
            </>
          ) : (
            <span className="fact-pips">
              {text.device.seats.ofLimit({ used: taken.count, limit })}
              <SeatPips seats={{ used: taken.count, limit }} own="gone" />
            </span>
          )}
        </Fact>
      )}
      {typeof expiresAt !== 'number' ? (
        <Fact name={words.expires}>{expiresAt === null ? words.noExpiry : words.notTold}</Fact>
      ) : (
        <Fact name={words.expires} aside={formatRelative(expiresAt, now, place, text.app.justNow)}>
          {formatDate(expiresAt, place)}
        </Fact>
      )}
      <Fact name={words.name}>
        <Name>{label}</Name>
      </Fact>
      {server !== 'production' && <Fact name={words.server}>{text.app.servers[server]}</Fact>}
    </Facts>
  );
}
