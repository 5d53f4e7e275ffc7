import { separator } from '../../../../shared/format.ts';
import type { LeftOutLicense } from '../../../../shared/bulk-release.ts';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { supportCode } from '../../../../shared/failure.ts';
import { maxWindowRows } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Name } from '../../../ui/Name.tsx';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { DisclosedRows } from './DisclosedRows.tsx';

/** The licenses that the plan leaves out, each with its reason. */
export function LeftOutLicenses({ count }: { readonly count: number }) {
  const messages = useAdminText().bulkRelease.plan.leftOut;
  return (
    <DisclosedRows
      title={messages.title(count)}
      count={count}
      read={() => bridge.bulk.leftOut({ offset: 0, count: maxWindowRows })}
      more={messages.more}
      renderRow={(leftOut) => <LeftOutItem key={leftOut.licenseId} leftOut={leftOut} />}
    />
  );
}

function LeftOutItem({ leftOut }: { readonly leftOut: LeftOutLicense }) {
  const text = useAdminText();
  const messages = text.bulkRelease.plan.leftOut;
  const { license, reason, failure } = leftOut;
  const product = license?.keyPrefix ?? null;
  return (
    <li>
      <p>
        {license === null ? (
          messages.notListed
        ) : (
          <>
            {product !== null && (
              <>
                <Name>{product}</Name>{' '}
              </>
            )}
            <LicenseKeyEnd displayKey={license.displayKey} />
            {separator}
            <Name>{shownCustomer(license, text.licenses.grid).name}</Name>
          </>
        )}
      </p>
      <p className="note">
        {failure === null ? (
          messages.reasons[reason]
        ) : (
          <span title={supportCode(failure)}>{`${text.failures.words[failure.code].title}.`}</span>
        )}
      </p>
    </li>
  );
}
