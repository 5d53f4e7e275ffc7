import type { BulkState } from '../../../../shared/bulk-release.ts';
import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyList } from '../../../ui/EmptyList.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useFocusFallbackWithout } from '../../../ui/use-focus-fallback.ts';
import { AdminPage } from '../AdminPage.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { BulkEnd } from './BulkEnd.tsx';
import { BulkForm } from './BulkForm.tsx';
import { BulkPlan } from './BulkPlan.tsx';
import { BulkRun } from './BulkRun.tsx';
import './bulk.css';

interface BulkPageProps {
  readonly query: LicenseQuery;
  /** The ids of the licenses selected in the list. */
  readonly chosen: ReadonlySet<string>;
  readonly onBack: () => void;
  /** Opens the page that connects an organization. */
  readonly onConnect: () => void;
}

/** The bulk release: select, plan, confirm, follow, and save the report. Main continues while another screen is open. */
export function BulkPage(props: BulkPageProps) {
  const messages = useAdminText().bulkRelease;
  const { bulk } = useReadyState();
  if (bulk.type === 'none' || bulk.type === 'planning' || bulk.type === 'not-planned') {
    return (
      <AdminPage title={messages.title} onBack={props.onBack} layout="column">
        <Stage {...props} />
      </AdminPage>
    );
  }
  // A result is left by its own button, which puts it away.
  const back = bulk.type === 'finished' ? {} : { onBack: props.onBack };
  return (
    <AdminPage title={messages.title} {...back}>
      <div className="licenses bulk">
        <div className="licenses-list">
          <Stage {...props} />
        </div>
      </div>
    </AdminPage>
  );
}

function Stage({ query, chosen, onBack, onConnect }: BulkPageProps) {
  const { bulk } = useReadyState();
  useFocusFallbackWithout(bulk.type);
  switch (bulk.type) {
    case 'none':
      return <BulkForm query={query} chosen={chosen} />;
    case 'planning':
      return <Planning {...bulk} />;
    case 'not-planned':
      return <NotPlanned failure={bulk.failure} unreadLicenses={bulk.unreadLicenses} />;
    case 'planned':
      return <BulkPlan plan={bulk} />;
    case 'running':
    case 'paused':
    case 'stopped':
    case 'interrupted':
    case 'canceling':
      return <BulkRun run={bulk} onConnect={onConnect} />;
    case 'finished':
      return <BulkEnd run={bulk} onDone={onBack} />;
  }
}

function Planning(props: Extract<BulkState, { type: 'planning' }>) {
  const messages = useAdminText().bulkRelease.planning;
  const stop = useAction(() => bridge.bulk.discard());
  return (
    <section className="card bulk-form" aria-label={messages.title}>
      <h2 tabIndex={-1} data-focus-fallback>
        {messages.title}
      </h2>
      <p>{messages.progress(props.checked, props.total, props.seats)}</p>
      <progress
        className="index-bar bulk-bar"
        aria-label={messages.title}
        max={Math.max(1, props.total)}
        value={props.checked}
      />
      <p className="note">{messages.body}</p>
      <div className="form-actions">
        <Button action={stop}>{messages.cancel}</Button>
      </div>
    </section>
  );
}

function NotPlanned({
  failure,
  unreadLicenses,
}: Pick<Extract<BulkState, { type: 'not-planned' }>, 'failure' | 'unreadLicenses'>) {
  const messages = useAdminText().bulkRelease.notPlanned;
  const startOver = useAction(() => bridge.bulk.discard());
  const retry = (
    <Button variant="primary" action={startOver}>
      {messages.retry}
    </Button>
  );
  if (failure.code === 'bulk-empty') {
    return (
      <EmptyList
        icon="device"
        title={unreadLicenses > 0 ? messages.emptySoFar : messages.empty}
        body={unreadLicenses > 0 ? messages.emptySoFarBody(unreadLicenses) : messages.emptyBody}
      >
        {retry}
      </EmptyList>
    );
  }
  return (
    <section className="card bulk-form">
      <FailureNote failure={failure} />
      <div className="form-actions">{retry}</div>
    </section>
  );
}
