import { formatDate, formatRelative, formatSince } from '../../../shared/format.ts';
import type { SeatView } from '../../../shared/license.ts';
import { usePlace, useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { KeyFact } from './KeyFact.tsx';
import { Name } from '../../ui/Name.tsx';

interface SeatFactsProps {
  readonly seat: SeatView;
  readonly product: string | null;
}

/** What is known of the seat this computer holds. */
export function SeatFacts({ seat, product }: SeatFactsProps) {
  const text = useText();
  const place = usePlace();
  const now = useNow(60_000);
  const words = text.device.facts;
  const relative = (at: number) => formatRelative(at, now, place, text.app.justNow);
  const { activatedAt, expiresAt } = seat;

  return (
    <section className="card" aria-label={words.label}>
      <Facts label={words.label}>
        {product !== null && (
          <Fact name={words.product}>
            <Name>{product}</Name>
          </Fact>
        )}
        <KeyFact displayKey={seat.displayKey} />
        <Fact name={words.name}>
          <Name>{seat.label}</Name>
        </Fact>
        {activatedAt === null ? (
          <Fact name={words.activated}>{words.notTold}</Fact>
        ) : (
          <Fact
            name={words.activated}
            aside={formatSince(activatedAt, now, place, text.app.justNow)}
          >
            {formatDate(activatedAt, place)}
          </Fact>
        )}
        {typeof expiresAt === 'number' ? (
          <Fact name={words.expires} aside={relative(expiresAt)}>
            {expiresAt > now
              ? formatDate(expiresAt, place)
              : words.ended(formatDate(expiresAt, place))}
          </Fact>
        ) : (
          <Fact name={words.expires}>{expiresAt === null ? words.noExpiry : words.notTold}</Fact>
        )}
        <Fact name={words.server}>{text.app.servers[seat.server]}</Fact>
        <Fact name={words.code} aside={words.codeHelp}>
          <code>{seat.activationHash}</code>
        </Fact>
      </Facts>
    </section>
  );
}
