import { useId, useMemo } from 'react';
import { shownCustomer } from '../../../../shared/customer-name.ts';
import { endingOf } from '../../../../shared/license.ts';
import type { IndexProgress, LicenseRow } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Name } from '../../../ui/Name.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useReadyState } from '../../../use-app-state.ts';
import type { RowRange } from '../grid/visible-rows.ts';
import { formatSeatCount } from '../license-text.ts';
import { LicenseKeyEnd } from '../LicenseKeyEnd.tsx';
import { wholeList } from '../list/license-filters.ts';
import { useLicenses } from '../list/use-licenses.ts';
import { StatusBadge } from '../StatusBadge.tsx';
import { useProductName } from '../use-product-name.ts';
import { useAdminText, type PanelText } from '../use-admin-text.ts';
import { useCanChange } from '../use-can-change.ts';
import { getCustomerView, maxShownLicenses } from './customer-view.ts';

/** The customer whose licenses the list shows. */
export interface CustomerFilter {
  readonly customerId: string;
  /** The customer's name as the app shows it. */
  readonly name: string;
}

/** What a person can do with the licenses of a license's customer. */
export interface CustomerActions {
  /** Called with the id of another license of the customer. */
  readonly onOpen: (licenseId: string) => void;
  readonly onShowAll: (customer: CustomerFilter) => void;
  /** Called when a bulk release is being planned. */
  readonly onBulk: () => void;
}

interface CustomerPartProps extends CustomerActions {
  readonly license: LicenseRow;
  readonly customerId: string;
}

/** The shown licenses and the license of the panel, which is one of the customer's. */
const visibleRange: RowRange = { first: 0, count: maxShownLicenses + 1 };

/** The other licenses of a license's customer. Nothing if the customer has only this one. */
export function CustomerPart({
  license,
  customerId,
  onOpen,
  onShowAll,
  onBulk,
}: CustomerPartProps) {
  const titleId = useId();
  const text = useAdminText();
  const messages = text.licensePanel.customer;
  const { index, version } = useReadyState().licenses;
  const query = useMemo(() => ({ ...wholeList, customerId }), [customerId]);
  const { part, failure } = useLicenses(query, version, visibleRange, 'panel');
  const canChange = useCanChange();
  const plan = useAnnouncedAction(
    () =>
      bridge.bulk.plan({
        type: 'rule',
        scope: { type: 'customer', customerId },
        rule: { type: 'all' },
      }),
    onBulk,
  );
  const view = getCustomerView(part, license.licenseId, index);
  if (view === null) return <FailureNote failure={failure} />;
  const { others, shown } = view;
  const note = getReadingNote(index, messages);
  const isWhole = note === null;
  return (
    <section className="panel-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{messages.title}</h3>
      {shown.length > 0 && (
        <ul>
          {shown.map((other) => (
            <OtherLicense
              key={other.licenseId}
              license={other}
              onShow={() => onOpen(other.licenseId)}
            />
          ))}
        </ul>
      )}
      {note !== null && <p className="note">{note}</p>}
      <FailureNote failure={failure} />
      {others > 0 && (
        <>
          <div className="actions panel-customer-actions">
            {others > shown.length && (
              <Button
                onClick={() =>
                  onShowAll({ customerId, name: shownCustomer(license, text.licenses.grid).name })
                }
              >
                {(isWhole ? messages.showAll : messages.showLoaded)(others + 1)}
              </Button>
            )}
            {canChange && (
              <Button variant="danger" action={plan}>
                {isWhole ? messages.releaseAll : messages.releaseLoaded(others + 1)}
              </Button>
            )}
          </div>
          {canChange && <p className="note">{messages.releaseAllNote}</p>}
          <FailureNote failure={plan.failure} />
        </>
      )}
    </section>
  );
}

/** Returns a sentence that the customer may have more licenses; null if all of the list is read. */
function getReadingNote(
  index: IndexProgress,
  messages: PanelText['licensePanel']['customer'],
): string | null {
  if (index.type === 'closed') return null;
  if (index.type !== 'complete') {
    return index.total === 0 ? messages.unread : messages.partial(index.read, index.total);
  }
  return index.unreadable === 0 ? null : messages.unreadable(index.unreadable);
}

interface OtherLicenseProps {
  readonly license: LicenseRow;
  readonly onShow: () => void;
}

function OtherLicense({ license, onShow }: OtherLicenseProps) {
  const text = useAdminText();
  const messages = text.licensePanel.customer;
  const { seatsUsed, seatLimit, displayKey } = license;
  const ending = text.licenses.grid.keyEnding(endingOf(displayKey));
  const product = useProductName()(license);
  return (
    <li className="panel-license split">
      <div className="panel-license-text">
        {product !== null && (
          <p>
            <Name>{product}</Name>
          </p>
        )}
        <p className="row">
          <LicenseKeyEnd displayKey={displayKey} /> <StatusBadge license={license} />
        </p>
        <p className="note">
          {seatsUsed === null ? messages.seatsUnknown : formatSeatCount(seatsUsed, seatLimit, text)}
        </p>
      </div>
      <Button
        aria-label={messages.showOf(product === null ? ending : `${product}, ${ending}`)}
        onClick={onShow}
      >
        {messages.show}
      </Button>
    </li>
  );
}
