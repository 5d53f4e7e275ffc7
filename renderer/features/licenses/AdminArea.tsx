import { useEffect, useEffectEvent, useState } from 'react';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import type { SellerRequest } from '../../seller-request.ts';
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
  /** What the palette asks for; null for nothing. */
  readonly request: SellerRequest | null;
  readonly onRequestHandled: () => void;
  readonly onOpenScreen: (screen: SellerScreen) => void;
  /** Opens the page that connects an organization. */
  readonly onConnect: () => void;
}

/** The seller's screens. They share the list's query, its selection and the opened license. */
export function AdminArea(props: AdminAreaProps) {
  const { screen, request, onRequestHandled, onOpenScreen } = props;
  const { bulk, licenses } = useReadyState();
  const text = useAdminText();
  const [isBulkOpen, setBulkOpen] = useState(false);
  const [query, setQuery] = useState(wholeList);
  const [hasListFocus, setListFocus] = useState(false);
  const [customerName, setCustomerName] = useState('');
  const [opened, setOpened] = useState<OpenedLicense | null>(null);
  const selection = useSelection(query);
  const startReading = useEffectEvent(() => {
    // The person paused it, and visited another screen since.
    if (licenses.index.type !== 'paused') void bridge.licenses.open();
  });
  useEffect(() => startReading(), []);
  const { announce } = useAnnouncer();
  const announceFailure = useFailureAnnouncement();
  useAnnouncement(bulk.type, () => {
    if (bulk.type === 'finished') announce(text.bulkRelease.end.title(bulk.released, bulk.seats));
    if (bulk.type === 'stopped' || bulk.type === 'not-planned') announceFailure(bulk.failure);
  });
  const [handled, setHandled] = useState<SellerRequest | null>(null);
  if (request !== handled) {
    setHandled(request);
    if (request !== null) setBulkOpen(request.type === 'bulk');
    if (request?.type === 'license') setOpened({ licenseId: request.licenseId, byKey: true });
  }
  const notifyHandled = useEffectEvent(onRequestHandled);
  useEffect(() => {
    if (request !== null) notifyHandled();
  }, [request]);
  const showQuery = (next: LicenseQuery) => {
    setQuery(next);
    setOpened(null);
    setBulkOpen(false);
    onOpenScreen('licenses');
  };
  /** Shows the licenses of one customer in the list, which has room without the panel. */
  const showCustomer = ({ customerId, name }: CustomerFilter) => {
    setCustomerName(name);
    setListFocus(true);
    showQuery({ ...wholeList, customerId });
  };
  const openBulk = () => {
    setBulkOpen(true);
    onOpenScreen('licenses');
  };
  if (screen === 'overview')
    return <OverviewPage onShow={showQuery} onBulk={openBulk} onConnect={props.onConnect} />;
  if (screen === 'support') return <LookupPage onBulk={openBulk} onShowAll={showCustomer} />;
  if (isBulkOpen) {
    return (
      <BulkPage
        query={query}
        chosen={selection.ids}
        onBack={() => setBulkOpen(false)}
        onConnect={props.onConnect}
      />
    );
  }
  return (
    <LicensesPage
      query={query}
      customerName={customerName}
      hasListFocus={hasListFocus}
      onListFocused={() => setListFocus(false)}
      selection={selection}
      opened={opened}
      onQuery={setQuery}
      onOpened={setOpened}
      onShowAll={showCustomer}
      onBulk={openBulk}
      onConnect={props.onConnect}
    />
  );
}
