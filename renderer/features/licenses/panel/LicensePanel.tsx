import { shownCustomer } from '../../../../shared/customer-name.ts';
import { endingOf } from '../../../../shared/license.ts';
import { type RefObject, useEffect, useId, useRef } from 'react';
import type { SeatOutcome, SeatRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useNews } from '../../../ui/use-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { StatusBadge } from '../StatusBadge.tsx';
import { LicenseActs } from './LicenseActions.tsx';
import { LicenseFacts } from './LicenseFacts.tsx';
import { LicenseHistory } from './LicenseHistory.tsx';
import { SeatsPart } from './SeatsPart.tsx';
import { useEscape } from './use-escape.ts';
import { useDetails } from './use-details.ts';
import './license-panel.css';
import { Name } from '../../../ui/Name.tsx';

interface LicensePanelProps {
  readonly licenseId: string;
  /** Grows with the journal. */
  readonly grown: number;
  /** The seat that somebody asked about, by its hash. */
  readonly seat?: string | undefined;
  /** The reason of a release to begin with, such as a case's code. */
  readonly reason?: string | undefined;
  /** A seat was released, or was free already. */
  readonly onReleased?: (seat: SeatRow, how: SeatOutcome['how']) => void;
  /** Whether the focus comes along: the person opened it by keyboard. */
  readonly takesFocus: boolean;
  /** A plan to release many seats is being made. */
  readonly onBulk: () => void;
  readonly onClose: () => void;
}

/** One license: whose it is, its seats, its history, and what may be done to it. */
export function LicensePanel(props: LicensePanelProps) {
  const { licenseId, onClose } = props;
  const titleId = useId();
  const text = useAdminText();
  const words = text.licensePanel;
  const { alarm, show } = useAnnouncer();
  const { details, failure, reload, take } = useDetails(licenseId);
  const title = useTitleFocus(props.takesFocus);
  const copy = useAct(
    () => bridge.licenses.copyKey({ licenseId }),
    () => show(words.copied),
    ({ code }) => alarm(text.failures.words[code].title),
  );
  useEscape(onClose);
  useNews(failure?.code ?? '', () => {
    if (failure !== null) alarm(text.failures.words[failure.code].title);
  });
  const license = details?.license;
  const customer = license === undefined ? null : shownCustomer(license, text.licenses.grid);

  return (
    <section className="license-panel" aria-labelledby={titleId}>
      <header className="panel-head">
        <h2 id={titleId} ref={title} tabIndex={-1} data-focus-rest>
          {customer === null ? words.label : <Name>{customer.name}</Name>}
        </h2>
        <Button look="quiet" onClick={onClose}>
          {words.close}
        </Button>
        {customer !== null && customer.email !== null && (
          <p className="quiet">
            <Name>{customer.email}</Name>
          </p>
        )}
      </header>
      {failure !== null && (
        <>
          <FailureNote failure={failure} />
          <Button onClick={reload}>{text.app.acts.tryAgain}</Button>
        </>
      )}
      {license === undefined || details === null ? (
        failure === null && <p className="quiet">{words.loading}</p>
      ) : (
        <>
          <div className="panel-key">
            <span className="spoken">
              {words.key} {text.licenses.grid.keyEnding(endingOf(license.displayKey))}
            </span>
            <code aria-hidden="true">••{endingOf(license.displayKey)}</code>
            <StatusBadge license={license} />
            <Button look="quiet" aria-label={words.copyLabel} busy={copy.busy} onClick={copy.run}>
              {words.copy}
            </Button>
          </div>
          {license.customerDeleted && <p className="panel-note">{words.customerDeleted}</p>}
          {copy.failure !== null && <FailureNote failure={copy.failure} />}
          <SeatsPart
            details={details}
            named={props.seat}
            reason={props.reason ?? ''}
            onReleased={(seat, how) => {
              reload();
              props.onReleased?.(seat, how);
            }}
            onBulk={props.onBulk}
          />
          <LicenseActs license={license} onChanged={take} />
          <LicenseHistory licenseId={licenseId} grown={props.grown} />
          <LicenseFacts details={details} />
        </>
      )}
    </section>
  );
}

function useTitleFocus(takesFocus: boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Where the panel lies over the list, what had the focus is hidden now.
    const isHidden = document.activeElement?.checkVisibility() === false;
    if (takesFocus || isHidden) title.current?.focus();
  }, [takesFocus]);
  return title;
}
