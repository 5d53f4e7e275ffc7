import { useEffect, useId, useRef } from 'react';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { formatDate, separator, unbroken } from '../../../../shared/format.ts';
import type { LookupMatch } from '../../../../shared/support-lookup.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Name } from '../../../ui/Name.tsx';
import type { Action } from '../../../ui/use-action.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { useCanChange } from '../use-can-change.ts';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { SenderWarning } from './SenderWarning.tsx';

/** A license with a seat that the support lookup proposes to release. */
export type Proposal = LookupMatch & { readonly seat: NonNullable<LookupMatch['seat']> };

interface ProposalPartProps {
  readonly proposal: Proposal;
  readonly sender: string | null;
  readonly release: Action<[Proposal]>;
}

/** Proposes a seat for release: which one, why, and whether the message came from the buyer. */
export function ProposalPart({ proposal, sender, release }: ProposalPartProps) {
  const titleId = useId();
  const text = useAdminText();
  const formatContext = useFormatContext();
  const messages = text.supportLookup.proposal;
  const canChange = useCanChange();
  const heading = useRef<HTMLHeadingElement>(null);
  // The next Tab reaches the button.
  useEffect(() => heading.current?.focus(), []);
  const { license, seat } = proposal;
  const { name, email } = shownCustomer(license, text.licenses.grid);
  return (
    <section className="card stack stack-tight" aria-labelledby={titleId}>
      <h2 className="lead" id={titleId} ref={heading} tabIndex={-1}>
        {canChange ? messages.title(seat.label) : text.supportLookup.seat(seat.label)}
      </h2>
      <p>
        <strong>{messages.why[seat.why]}</strong>
        {seat.activatedAt !== null && (
          <> {messages.activated(unbroken(formatDate(seat.activatedAt, formatContext)))}.</>
        )}
      </p>
      <p className="quiet">
        <Name>{name}</Name>
        {email !== null && (
          <>
            {separator}
            <Name>{email}</Name>
          </>
        )}
        {separator}
        <LicenseKeyEnd displayKey={license.displayKey} />
      </p>
      <SenderWarning match={proposal} sender={sender} />
      <FailureNote failure={release.failure} />
      {canChange && (
        <div className="form-actions">
          <Button variant="danger" busy={release.busy} onClick={() => release.run(proposal)}>
            {messages.release}
          </Button>
        </div>
      )}
    </section>
  );
}
