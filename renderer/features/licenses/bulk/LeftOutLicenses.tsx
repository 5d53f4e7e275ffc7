import { useState } from 'react';
import type { LeftOutLicense } from '../../../../shared/bulk-release.ts';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { supportCode } from '../../../../shared/failure.ts';
import { maxWindowRows } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { formatProduct } from '../license-text.ts';
import { useAdminText } from '../use-admin-text.ts';

/** The licenses that the plan leaves out, each with its reason. */
export function LeftOutLicenses({ count }: { readonly count: number }) {
  const messages = useAdminText().bulkRelease.plan.leftOut;
  const [licenses, setLicenses] = useState<readonly LeftOutLicense[]>([]);
  const read = useAnnouncedAction(
    () => bridge.bulk.leftOut({ offset: 0, count: maxWindowRows }),
    ({ rows }) => setLicenses(rows),
  );
  return (
    <div className="bulk-skipped">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open && licenses.length === 0) read.run();
        }}
      >
        <summary>{messages.title(count)}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- https://dequeuniversity.com/rules/axe/4.13/scrollable-region-focusable */}
        <ul tabIndex={0} aria-label={messages.title(count)}>
          {licenses.map((leftOut) => (
            <LeftOutItem key={leftOut.licenseId} leftOut={leftOut} />
          ))}
        </ul>
        {licenses.length > 0 && count > licenses.length && (
          <p className="note">{messages.more(count - licenses.length)}</p>
        )}
      </details>
      <FailureNote failure={read.failure} />
    </div>
  );
}

function LeftOutItem({ leftOut }: { readonly leftOut: LeftOutLicense }) {
  const text = useAdminText();
  const messages = text.bulkRelease.plan.leftOut;
  const { license, reason, failure } = leftOut;
  const product = license === null ? null : formatProduct(license, text);
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
            {' · '}
            <Name>{shownCustomer(license, text.licenses.grid).name}</Name>
          </>
        )}
      </p>
      <p className="note">
        {messages.reasons[reason]}
        {failure !== null && (
          <>
            {' '}
            <code>{supportCode(failure)}</code> {text.failures.words[failure.code].title}
          </>
        )}
      </p>
    </li>
  );
}
