import { shownCustomer } from '../../../../shared/customer-name.ts';
import { useEffect, useId, useRef, useState } from 'react';
import type { SeatOutcome, SeatRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useLoaded } from '../../../ui/use-loaded.ts';
import { useToastAction } from '../../../ui/use-toast-action.ts';
import { useFailureAnnouncement } from '../../../ui/use-failure-announcement.ts';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { useCanChange } from '../use-can-change.ts';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { StatusBadge } from '../StatusBadge.tsx';
import { type CustomerActions, CustomerPart } from './CustomerPart.tsx';
import { LicenseEdit, LicenseMenu, useLicenseActions } from './LicenseActions.tsx';
import { LicenseFacts } from './LicenseFacts.tsx';
import { LicenseHistory } from './LicenseHistory.tsx';
import { SeatsPart } from './SeatsPart.tsx';
import { useEscape } from './use-escape.ts';
import './license-panel.css';
import { Name } from '../../../ui/Name.tsx';

interface LicensePanelProps extends CustomerActions {
  readonly licenseId: string;
  /** The hash of the seat to highlight. */
  readonly seat?: string | undefined;
  /** The initial reason of a release, such as a case code. */
  readonly reason?: string | undefined;
  /** Called when a seat was released, or was already free. */
  readonly onReleased?: (seat: SeatRow, how: SeatOutcome['how']) => void;
  /** Called when the panel begins to release a seat, and when that has ended. */
  readonly onReleasing?: (isReleasing: boolean) => void;
  /** Whether to focus the panel, because the person opened it by keyboard. */
  readonly shouldTakeFocus: boolean;
  readonly onClose: () => void;
}

const loadDetails = (request: { readonly licenseId: string }) => bridge.licenses.details(request);

/** One license: its customer, its seats, its history, and its actions. Another license must be another instance. */
export function LicensePanel(props: LicensePanelProps) {
  const { licenseId, shouldTakeFocus, onClose } = props;
  const titleId = useId();
  const text = useAdminText();
  const messages = text.licensePanel;
  const canChange = useCanChange();
  const announceFailure = useFailureAnnouncement();
  const [request, setRequest] = useState({ licenseId });
  const { value: details, failure, replace } = useLoaded(request, loadDetails);
  const reload = () => setRequest({ licenseId });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A panel over the list hides the element that had the focus.
    const isHidden = document.activeElement?.checkVisibility() === false;
    if (shouldTakeFocus || isHidden) title.current?.focus();
  }, [shouldTakeFocus]);
  const copy = useToastAction(() => bridge.licenses.copyKey({ licenseId }), messages.copied);
  useEscape(onClose);
  useAnnouncement(failure?.code ?? '', () => {
    if (failure !== null) announceFailure(failure);
  });
  const license = details?.license;
  const actions = useLicenseActions(licenseId, replace);
  const customer = license === undefined ? null : shownCustomer(license, text.licenses.grid);

  return (
    <section className="card license-panel" aria-labelledby={titleId}>
      <header className="panel-head">
        <div className="panel-customer">
          <h2 id={titleId} ref={title} className="lead" tabIndex={-1} data-focus-fallback>
            {customer === null ? (
              messages.label
            ) : customer.shortId === null ? (
              <Name>{customer.name}</Name>
            ) : (
              text.licenses.grid.deleted
            )}
          </h2>
          {customer !== null && customer.shortId !== null && (
            <p className="quiet">{text.licenses.grid.customerId(customer.shortId)}</p>
          )}
          {customer !== null && customer.email !== null && (
            <p className="quiet">
              <Name>{customer.email}</Name>
            </p>
          )}
        </div>
        {license !== undefined && <StatusBadge license={license} />}
        <div className="panel-actions">
          {license !== undefined && canChange && <LicenseMenu license={license} state={actions} />}
          <Button
            variant="quiet"
            icon="close"
            aria-label={messages.close}
            title={messages.close}
            onClick={onClose}
          >
            {null}
          </Button>
        </div>
      </header>
      {failure !== null && (
        <>
          <FailureNote failure={failure} />
          <Button onClick={reload}>{text.app.actions.tryAgain}</Button>
        </>
      )}
      {license === undefined || details === null ? (
        failure === null && <p className="quiet">{messages.loading}</p>
      ) : (
        <>
          <div className="panel-key row">
            <span>
              <span className="visually-hidden">{messages.key}</span>{' '}
              <LicenseKeyEnd displayKey={license.displayKey} />
            </span>
            <Button variant="quiet" aria-label={messages.copyLabel} action={copy}>
              {messages.copy}
            </Button>
          </div>
          {license.customerDeleted && <p className="note">{messages.customerDeleted}</p>}
          <FailureNote failure={copy.failure ?? actions.failure} />
          <LicenseEdit license={license} state={actions} />
          <LicenseFacts details={details} />
          <SeatsPart
            details={details}
            highlightedSeat={props.seat}
            reason={props.reason ?? ''}
            onReleased={(seat, how) => {
              reload();
              props.onReleased?.(seat, how);
            }}
            onReleasing={props.onReleasing}
            onBulk={props.onBulk}
          />
          {license.customerId !== null && (
            <CustomerPart
              license={license}
              customerId={license.customerId}
              onOpen={props.onOpen}
              onShowAll={props.onShowAll}
              onBulk={props.onBulk}
            />
          )}
          <LicenseHistory licenseId={licenseId} />
        </>
      )}
    </section>
  );
}
