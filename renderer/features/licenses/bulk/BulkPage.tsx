import type { AppState } from '../../../../shared/app-state.ts';
import type { LicenseQuery } from '../../../../shared/licenses.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFocusRest, useFocusRestWithout } from '../../../ui/use-focus-rest.ts';
import { AdminPage } from '../AdminPage.tsx';
import { useAdminText } from '../use-admin-text.ts';
import { BulkEnd } from './BulkEnd.tsx';
import { BulkForm } from './BulkForm.tsx';
import { BulkPlan } from './BulkPlan.tsx';
import { BulkRun } from './BulkRun.tsx';
import './bulk.css';

interface BulkPageProps {
  readonly state: AppState;
  readonly query: LicenseQuery;
  /** The licenses that are selected in the list. */
  readonly chosen: ReadonlySet<string>;
  readonly onBack: () => void;
}

/** Releasing many seats: choose, look, confirm, follow, keep the report. Main goes on when the person goes elsewhere. */
export function BulkPage({ state, query, chosen, onBack }: BulkPageProps) {
  const words = useAdminText().bulkRelease;
  // The form has no heading of its own.
  useFocusRestWithout(state.bulk.is);
  return (
    <AdminPage
      connection={state.connection}
      title={words.title}
      acts={
        <Button icon="back" onClick={onBack}>
          {words.back}
        </Button>
      }
    >
      <div className="licenses bulk">
        <div className="licenses-list">
          <Stage state={state} query={query} chosen={chosen} />
        </div>
      </div>
    </AdminPage>
  );
}

function Stage({ state, query, chosen }: Omit<BulkPageProps, 'onBack'>) {
  const { bulk } = state;
  const { version, index } = state.licenses;
  switch (bulk.is) {
    case 'none':
      return <BulkForm query={query} chosen={chosen} index={index} />;
    case 'planning':
      return <Planning looked={bulk.looked} of={bulk.of} seats={bulk.seats} />;
    case 'not-planned':
      return <NotPlanned failure={bulk.failure} />;
    case 'planned':
      return <BulkPlan plan={bulk} version={version} />;
    case 'running':
    case 'paused':
    case 'stopped':
    case 'interrupted':
    case 'canceling':
      return <BulkRun run={bulk} version={version} settings={state.settings} />;
    case 'finished':
      return <BulkEnd run={bulk} version={version} />;
  }
}

function Planning(props: { readonly looked: number; readonly of: number; readonly seats: number }) {
  const words = useAdminText().bulkRelease.planning;
  const heading = useFocusRest('planning');
  const stop = useAct(() => bridge.bulk.discard());
  return (
    <section className="card bulk-form" aria-label={words.title}>
      <h2 ref={heading} tabIndex={-1} data-focus-rest>
        {words.title}
      </h2>
      <p>{words.line(props.looked, props.of, props.seats)}</p>
      <progress
        className="index-bar bulk-bar"
        aria-label={words.title}
        max={Math.max(1, props.of)}
        value={props.looked}
      />
      <p className="bulk-note">{words.body}</p>
      <div className="form-acts">
        <Button busy={stop.busy} onClick={stop.run}>
          {words.cancel}
        </Button>
      </div>
    </section>
  );
}

function NotPlanned({ failure }: Pick<Parameters<typeof FailureNote>[0], 'failure'>) {
  const words = useAdminText().bulkRelease.notPlanned;
  const again = useAct(() => bridge.bulk.discard());
  return (
    <section className="card bulk-form">
      <FailureNote failure={failure} />
      <div className="form-acts">
        <Button look="primary" busy={again.busy} onClick={again.run}>
          {words.again}
        </Button>
      </div>
    </section>
  );
}
