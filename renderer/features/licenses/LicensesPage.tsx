import { type CSSProperties, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LicenseQuery } from '../../../shared/licenses.ts';
import { useReadyState } from '../../use-app-state.ts';
import { findFocusFallback } from '../../ui/use-focus-fallback.ts';
import { AdminPage } from './AdminPage.tsx';
import { useAdminText } from './use-admin-text.ts';
import { BulkBanner } from './bulk/BulkBanner.tsx';
import { ReadOnlyNote } from './ReadOnlyNote.tsx';
import { LicenseList } from './list/LicenseList.tsx';
import { SurveyLine } from './list/SurveyLine.tsx';
import type { useSelection } from './list/use-selection.ts';
import type { CustomerActions, CustomerFilter } from './panel/CustomerPart.tsx';
import { UndoPart } from './UndoPart.tsx';
import { PanelDivider, usePanelWidth } from './panel/PanelDivider.tsx';
import { LicensePanel } from './panel/LicensePanel.tsx';

/** The license that is shown beside the list, or over it in a narrow window. */
export interface OpenedLicense {
  readonly licenseId: string;
  /** Whether it was opened by keyboard. The focus then moves to it; after a click it stays in the list. */
  readonly byKey: boolean;
}

interface LicensesPageProps extends Pick<CustomerActions, 'onShowAll' | 'onBulk'> {
  readonly query: LicenseQuery;
  /** The name of the customer whose licenses the query finds, if it names a customer. */
  readonly customerName: string;
  /** Whether the list takes the focus: the button that led here is gone. */
  readonly hasListFocus: boolean;
  readonly onListFocused: () => void;
  readonly selection: ReturnType<typeof useSelection>;
  readonly opened: OpenedLicense | null;
  readonly onQuery: (query: LicenseQuery) => void;
  readonly onOpened: (opened: OpenedLicense | null) => void;
  readonly onConnect: () => void;
}

/** The organization's licenses, and the details of one of them. */
export function LicensesPage(props: LicensesPageProps) {
  const { query, opened, onOpened, onBulk } = props;
  const { bulk, licenses } = useReadyState();
  const { undoUntil } = licenses;
  const [isPanelReleasing, setPanelReleasing] = useState(false);
  const text = useAdminText();
  const width = usePanelWidth();
  const grid = useRef<HTMLTableElement>(null);
  const { hasListFocus } = props;
  const notifyFocused = useEffectEvent(props.onListFocused);
  useEffect(() => {
    if (!hasListFocus) return;
    grid.current?.focus();
    notifyFocused();
  }, [hasListFocus]);
  const close = () => {
    onOpened(null);
    // Waits for the next render: the panel may have hidden the list, and the list may be empty.
    window.setTimeout(() => (grid.current ?? findFocusFallback())?.focus());
  };
  const showAll = (customer: CustomerFilter) => {
    props.onShowAll(customer);
    close();
  };
  return (
    <AdminPage title={text.licenses.title}>
      <ReadOnlyNote />
      <div
        className="licenses"
        data-opened={opened !== null || undefined}
        style={{ '--panel-width': `${width.percent}%` } as CSSProperties}
      >
        <div className="licenses-list">
          <BulkBanner bulk={bulk} onShow={onBulk} />
          {undoUntil !== null && !isPanelReleasing && <UndoPart until={undoUntil} device={null} />}
          <LicenseList
            grid={grid}
            query={query}
            customerName={props.customerName}
            selection={props.selection}
            opened={opened?.licenseId ?? null}
            onQuery={props.onQuery}
            onOpen={(licenseId, byKey) => onOpened({ licenseId, byKey })}
            onBulk={onBulk}
            onConnect={props.onConnect}
          />
          <SurveyLine />
        </div>
        {opened !== null && <PanelDivider width={width} />}
        {opened !== null && (
          <LicensePanel
            key={opened.licenseId}
            licenseId={opened.licenseId}
            shouldTakeFocus={opened.byKey}
            onOpen={(licenseId) => onOpened({ licenseId, byKey: true })}
            onReleasing={setPanelReleasing}
            onShowAll={showAll}
            onBulk={onBulk}
            onClose={close}
          />
        )}
      </div>
    </AdminPage>
  );
}
