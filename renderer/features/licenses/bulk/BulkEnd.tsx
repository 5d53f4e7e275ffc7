import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useToastAction } from '../../../ui/use-toast-action.ts';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { BulkCounts } from './BulkCounts.tsx';
import { BulkRows } from './BulkRows.tsx';

interface BulkEndProps {
  readonly run: Extract<BulkState, { type: 'finished' }>;
  /** Called when the person has put the result away. */
  readonly onDone: () => void;
}

/** The result of each seat, a button to save a report, and the next part of a plan that was too long for one run. */
export function BulkEnd({ run, onDone }: BulkEndProps) {
  const text = useAdminText();
  const messages = text.bulkRelease.end;
  const [isFull, setFull] = useState(false);
  const save = useToastAction(() => bridge.bulk.saveReport({ full: isFull }), messages.saved);
  const close = useAnnouncedAction(() => bridge.bulk.discard(), onDone);
  const next = useAnnouncedAction(() => bridge.bulk.planNext());
  return (
    <>
      <div className="bulk-head split">
        <div className="bulk-text">
          <h2 className="lead" tabIndex={-1} data-focus-fallback>
            {messages.title(run.released, run.seats)}
          </h2>
          {run.wasCanceled && <p>{messages.canceled}</p>}
          {run.laterLicenses > 0 && <p>{messages.later(run.laterLicenses)}</p>}
        </div>
        <div className="actions">
          <Button action={save}>{messages.save}</Button>
          {run.laterLicenses > 0 && (
            <Button variant="primary" action={next}>
              {messages.next}
            </Button>
          )}
          <Button variant={run.laterLicenses > 0 ? 'plain' : 'primary'} action={close}>
            {messages.close}
          </Button>
        </div>
      </div>
      <FailureNote failure={save.failure ?? close.failure ?? next.failure} />
      <BulkCounts tally={run} />
      <Switch
        label={messages.includeCustomers}
        hint={messages.includeCustomersHint}
        checked={isFull}
        onChange={setFull}
      />
      <BulkRows total={run.seats} isPlan={false} />
    </>
  );
}
