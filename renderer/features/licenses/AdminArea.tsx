import { useEffect, useState } from 'react';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { useAnnouncement } from '../../ui/use-announcement.ts';
import { useFailureAnnouncement } from '../../ui/use-failure-announcement.ts';
import { BulkPage } from './bulk/BulkPage.tsx';
import { LicensesPage, type OpenedLicense } from './LicensesPage.tsx';
import { wholeList } from './list/license-filters.ts';
import { useSelection } from './list/use-selection.ts';
import { LookupPage } from './lookup/LookupPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import type { CustomerFilter } from './panel/CustomerPart.tsx';
import { useAdminText } from './use-admin-text.ts';

/** A screen of the seller. */
type SellerScreen = 'overview' | 'licenses' | 'support';

interface AdminAreaProps {
  readonly screen: SellerScreen;
  readonly onOpenScreen: (screen: SellerScreen) => void;
}

/** The seller's screens. They share the list's query, its selection and the opened license. */
export function AdminArea({ screen, onOpenScreen }: AdminAreaProps) {
  const { bulk } = useReadyState();
  const text = useAdminText();
  const [isBulkOpen, setBulkOpen] = useState(false);
  const [query, setQuery] = useState(wholeList);
  const [customerName, setCustomerName] = useState('');
  const [opened, setOpened] = useState<OpenedLicense | null>(null);
  const selection = useSelection(query);
  useEffect(() => void bridge.licenses.open(), []);
  const { announce } = useAnnouncer();
  const announceFailure = useFailureAnnouncement();
  useAnnouncement(bulk.type, () => {
    if (bulk.type === 'finished') announce(text.bulkRelease.end.title(bulk.released, bulk.seats));
    if (bulk.type === 'stopped' || bulk.type === 'not-planned') announceFailure(bulk.failure);
  });
  const showQuery = (next: LicenseQuery) => {
    setQuery(next);
    setOpened(null);
    setBulkOpen(false);
    onOpenScreen('licenses');
  };
  /** Shows the licenses of one customer in the list, which has room without the panel. */
  const showCustomer = ({ customerId, name }: CustomerFilter) => {
    setCustomerName(name);
    showQuery({ ...wholeList, customerId });
  };
  const openBulk = () => {
    setBulkOpen(true);
    onOpenScreen('licenses');
  };
  if (screen === 'overview') return <OverviewPage onShow={showQuery} onBulk={openBulk} />;
  if (screen === 'support') return <LookupPage onBulk={openBulk} onShowAll={showCustomer} />;
  if (isBulkOpen) {
    return <BulkPage query={query} chosen={selection.ids} onBack={() => setBulkOpen(false)} />;
  }
  return (
    <LicensesPage
      query={query}
      customerName={customerName}
      selection={selection}
      opened={opened}
      onQuery={setQuery}
      onOpened={setOpened}
      onShowAll={showCustomer}
      onBulk={openBulk}
    />
  );
}
