import {
  capitalize,
  formatNumber,
  formatShortDate,
  formatSince,
} from '../../../../shared/format.ts';
import type { LicenseDetails } from '../../../../shared/licenses.ts';
import { Name } from '../../../ui/Name.tsx';
import { Fact, Facts } from '../../../ui/Facts.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useFormatContext } from '../../../use-text.ts';
import { createTimeFormatter, formatUsage } from '../license-text.ts';
import { useProductName } from '../use-product-name.ts';
import { useAdminText } from '../use-admin-text.ts';

/** Further details that Polar reports of a license. */
export function LicenseFacts({ details }: { readonly details: LicenseDetails }) {
  const text = useAdminText();
  const formatContext = useFormatContext();
  const now = useNow(60_000);
  const { facts } = text.licensePanel;
  const { grid } = text.licenses;
  const { license, rotatedAt } = details;
  const day = (at: number) => formatShortDate(at, formatContext);
  const ago = (at: number) =>
    capitalize(formatSince(at, now, formatContext, text.app.justNow), formatContext.locale);
  const { validations, lastValidatedAt, createdAt, expiresAt } = license;
  const product = useProductName()(license);
  const timeText = createTimeFormatter(grid.notKnown);
  return (
    <Facts label={facts.label}>
      <Fact name={facts.lastValidated}>
        {timeText(lastValidatedAt, grid.never, day)}
        {typeof lastValidatedAt === 'number' && (
          <>
            {' '}
            <span className="fact-since">{ago(lastValidatedAt)}</span>
          </>
        )}
      </Fact>
      <Fact name={facts.validations}>
        {validations === null ? grid.notKnown : formatNumber(validations, formatContext.locale)}
      </Fact>
      <Fact name={facts.usage}>{formatUsage(license, grid, formatContext)}</Fact>
      <Fact name={facts.expires}>{timeText(expiresAt, grid.noEnd, day)}</Fact>
      <Fact name={facts.created}>{timeText(createdAt, grid.notKnown, day)}</Fact>
      {rotatedAt !== null && <Fact name={facts.rotated}>{day(rotatedAt)}</Fact>}
      <Fact name={facts.benefit}>{product === null ? grid.notKnown : <Name>{product}</Name>}</Fact>
    </Facts>
  );
}
