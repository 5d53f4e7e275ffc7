import { withKeyMask } from '../../../shared/masked-key.ts';
import { endingOf, unknownValue } from '../../../shared/license.ts';
import { formatDate, formatExpiry, isExpiringSoon } from '../../../shared/format.ts';
import type { KeyPreview } from '../../../shared/key-preview.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { SeatPips } from '../../ui/SeatPips.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Name } from '../../ui/Name.tsx';

interface KeyFactsProps {
  readonly preview: KeyPreview;
  /** The name that this computer's seat will have. */
  readonly label: string;
}

/** The details that Polar reports of a key. Marks those that Polar does not report. */
export function KeyFacts({ preview, label }: KeyFactsProps) {
  const text = useText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const messages = text.device.facts;
  const { displayKey, expiresAt, limit, product, server, taken } = preview;

  return (
    <Facts label={text.review.title}>
      {product !== null && (
        <Fact name={messages.product}>
          <Name>{product}</Name>
        </Fact>
      )}
      <Fact name={messages.key}>
        <code aria-hidden="true">{withKeyMask(displayKey)}</code>
        <span className="visually-hidden">{text.device.key.hidden(endingOf(displayKey))}</span>
      </Fact>
      {limit !== null && (
        <Fact name={text.review.seats}>
          {limit === unknownValue ? (
            text.review.limitUnknown
          ) : taken === null ? (
            <>
              {text.review.inAll(limit)}
              <p className="note">{text.review.usedUnknown}</p>
            </>
          ) : (
            <span className="fact-pips row">
              {text.device.seats.ofLimit({ used: taken.count, limit })}
              <SeatPips seats={{ used: taken.count, limit }} thisDevice="gone" />
            </span>
          )}
        </Fact>
      )}
      {typeof expiresAt !== 'number' ? (
        <Fact name={messages.expires}>
          {expiresAt === null ? messages.noExpiry : messages.notReported}
        </Fact>
      ) : (
        <Fact
          name={messages.expires}
          aside={formatExpiry(expiresAt, now, formatContext, text.app.justNow)}
          isWarning={isExpiringSoon(expiresAt, now, formatContext.timeZone)}
        >
          {formatDate(expiresAt, formatContext)}
        </Fact>
      )}
      <Fact name={messages.name}>
        <Name>{label}</Name>
      </Fact>
      {server !== 'production' && <Fact name={messages.server}>{text.app.servers[server]}</Fact>}
    </Facts>
  );
}
