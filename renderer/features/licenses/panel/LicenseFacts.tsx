import { formatDate, formatNumber, formatSince } from '../../../../shared/format.ts';
import type { LicenseDetails } from '../../../../shared/licenses.ts';
import { Fact, Facts } from '../../../ui/Facts.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { usePlace } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';

/** What else Polar tells of a license. */
export function LicenseFacts({ details }: { readonly details: LicenseDetails }) {
  const text = useAdminText();
  const place = usePlace();
  const now = useNow(60_000);
  const { facts } = text.licensePanel;
  const { grid } = text.licenses;
  const { license, rotatedAt } = details;
  const day = (at: number) => formatDate(at, place);
  const ago = (at: number) => formatSince(at, now, place, text.app.justNow);
  const { usage, usageLimit, lastValidatedAt, expiresAt } = license;
  return (
    <Facts label={facts.label}>
      <Fact name={facts.lastValidated}>
        {lastValidatedAt === null ? grid.never : `${day(lastValidatedAt)}, ${ago(lastValidatedAt)}`}
      </Fact>
      <Fact name={facts.validations}>{formatNumber(license.validations, place.locale)}</Fact>
      <Fact name={facts.usage}>
        {usageLimit === null ? formatNumber(usage, place.locale) : grid.seats(usage, usageLimit)}
      </Fact>
      <Fact name={facts.expires}>{expiresAt === null ? grid.noEnd : day(expiresAt)}</Fact>
      <Fact name={facts.created}>{day(license.createdAt)}</Fact>
      {rotatedAt !== null && <Fact name={facts.rotated}>{day(rotatedAt)}</Fact>}
      <Fact name={facts.benefit}>
        <code>{license.benefitId.slice(0, 8)}</code>
      </Fact>
    </Facts>
  );
}
