import { formatDate, formatExpiry, formatSince, isExpiringSoon } from '../../../shared/format.ts';
import type { SeatView } from '../../../shared/license.ts';
import { useFormatContext, useText } from '../../use-text.ts';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { useNow } from '../../ui/use-now.ts';
import { LicenseFact } from './LicenseFact.tsx';
import { useLicenseProduct, useLicenseTitle } from './use-seat.ts';
import { KeyFact } from './KeyFact.tsx';
import { Name } from '../../ui/Name.tsx';

/** The details of this computer's seat. */
export function SeatFacts({ seat }: { readonly seat: SeatView }) {
  const license = useLicenseTitle();
  const product = useLicenseProduct();
  const text = useText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const messages = text.device.facts;
  const { activatedAt, expiresAt } = seat;

  return (
    <section className="card" aria-label={messages.label}>
      <Facts label={messages.label}>
        {license !== null && <LicenseFact title={license} />}
        {license === null && product !== null && (
          <Fact name={messages.product}>
            <Name>{product}</Name>
          </Fact>
        )}
        <KeyFact displayKey={seat.displayKey} />
        <Fact name={messages.name}>
          <Name>{seat.label}</Name>
        </Fact>
        {activatedAt === null ? (
          <Fact name={messages.activated}>{messages.notReported}</Fact>
        ) : (
          <Fact
            name={messages.activated}
            aside={formatSince(activatedAt, now, formatContext, text.app.justNow)}
          >
            {formatDate(activatedAt, formatContext)}
          </Fact>
        )}
        {typeof expiresAt === 'number' ? (
          <Fact
            name={messages.expires}
            aside={formatExpiry(expiresAt, now, formatContext, text.app.justNow)}
            isWarning={isExpiringSoon(expiresAt, now, formatContext.timeZone)}
          >
            {expiresAt > now
              ? formatDate(expiresAt, formatContext)
              : messages.ended(formatDate(expiresAt, formatContext))}
          </Fact>
        ) : (
          <Fact name={messages.expires}>
            {expiresAt === null ? messages.noExpiry : messages.notReported}
          </Fact>
        )}
        <Fact name={messages.server}>{text.app.servers[seat.server]}</Fact>
        <Fact name={messages.code} aside={messages.codeHelp}>
          <code>{seat.activationHash}</code>
        </Fact>
      </Facts>
    </section>
  );
}
