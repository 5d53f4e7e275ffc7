import { useEffect, useRef, useState } from 'react';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/Button.tsx';
import { useAnnouncement } from '../../ui/use-announcement.ts';
import { useFailureAnnouncement } from '../../ui/use-failure-announcement.ts';
import { findFocusFallback } from '../../ui/use-focus-fallback.ts';
import { AdminPage } from './AdminPage.tsx';
import { useAdminText } from './use-admin-text.ts';
import { BulkBanner } from './bulk/BulkBanner.tsx';
import { BulkPage } from './bulk/BulkPage.tsx';
import { LookupPage } from './lookup/LookupPage.tsx';
import { ExportList } from './list/ExportList.tsx';
import { wholeList } from './list/license-filters.ts';
import { LicenseList } from './list/LicenseList.tsx';
import { useSelection } from './list/use-selection.ts';
import type { CustomerFilter } from './panel/CustomerPart.tsx';
import { LicensePanel } from './panel/LicensePanel.tsx';

/** The license that is shown beside the list, or over it in a narrow window. */
interface OpenedLicense {
  readonly licenseId: string;
  /** Whether it was opened by keyboard. The focus then moves to it; after a click it stays in the list. */
  readonly byKey: boolean;
}

/** The organization's licenses, and the details of one of them. */
export function LicensesPage() {
  const { bulk } = useReadyState();
  const text = useAdminText();
  const messages = text.licenses;
  const [view, setView] = useState<'list' | 'bulk' | 'lookup'>('list');
  const [query, setQuery] = useState(wholeList);
  const [opened, setOpened] = useState<OpenedLicense | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [customerName, setCustomerName] = useState('');
  const selection = useSelection(query);
  useEffect(() => void bridge.licenses.open(), []);
  const { announce } = useAnnouncer();
  const announceFailure = useFailureAnnouncement();
  useAnnouncement(bulk.type, () => {
    if (bulk.type === 'finished') announce(text.bulkRelease.end.title(bulk.released, bulk.seats));
    if (bulk.type === 'stopped' || bulk.type === 'not-planned') announceFailure(bulk.failure);
  });
  const close = () => {
    setOpened(null);
    // Waits for the next render: the panel may have hidden the list, and the list may be empty.
    window.setTimeout(() => (grid.current ?? findFocusFallback())?.focus());
  };
  /** Shows the licenses of one customer in the list, which has room without the panel. */
  const showCustomer = ({ customerId, name }: CustomerFilter) => {
    setQuery({ ...wholeList, customerId });
    setCustomerName(name);
    setView('list');
    close();
  };
  const toList = () => setView('list');
  const toBulk = () => setView('bulk');
  if (view === 'bulk') return <BulkPage query={query} chosen={selection.ids} onBack={toList} />;
  if (view === 'lookup')
    return <LookupPage onBulk={toBulk} onShowAll={showCustomer} onBack={toList} />;
  return (
    <AdminPage
      title={messages.title}
      actions={
        <div className="actions">
          <ExportList query={query} />
          <Button onClick={() => setView('lookup')}>{text.supportLookup.open}</Button>
          <Button onClick={toBulk}>{text.bulkRelease.open}</Button>
        </div>
      }
    >
      <div className="licenses" data-opened={opened !== null || undefined}>
        <div className="licenses-list">
          <BulkBanner bulk={bulk} onShow={toBulk} />
          <LicenseList
            grid={grid}
            query={query}
            customerName={customerName}
            selection={selection}
            opened={opened?.licenseId ?? null}
            onQuery={setQuery}
            onOpen={(licenseId, byKey) => setOpened({ licenseId, byKey })}
          />
        </div>
        {opened !== null && (
          <LicensePanel
            key={opened.licenseId}
            licenseId={opened.licenseId}
            shouldTakeFocus={opened.byKey}
            onOpen={(licenseId) => setOpened({ licenseId, byKey: true })}
            onShowAll={showCustomer}
            onBulk={toBulk}
            onClose={close}
          />
        )}
      </div>
    </AdminPage>
  );
}
