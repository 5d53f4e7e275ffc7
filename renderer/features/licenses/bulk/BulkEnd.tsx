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

/** The result of each seat, and a button to save a report. */
export function BulkEnd({ run }: { readonly run: Extract<BulkState, { type: 'finished' }> }) {
  const text = useAdminText();
  const messages = text.bulkRelease.end;
  const [isFull, setFull] = useState(false);
  const save = useToastAction(() => bridge.bulk.saveReport({ full: isFull }), messages.saved);
  const close = useAnnouncedAction(() => bridge.bulk.discard());
  return (
    <>
      <div className="bulk-head split">
        <div className="bulk-text">
          <h2 className="lead" tabIndex={-1} data-focus-fallback>
            {messages.title(run.released, run.seats)}
          </h2>
          {run.wasCanceled && <p>{messages.canceled}</p>}
        </div>
        <div className="actions">
          <Button action={save}>{messages.save}</Button>
          <Button variant="primary" action={close}>
            {messages.close}
          </Button>
        </div>
      </div>
      <FailureNote failure={save.failure ?? close.failure} />
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
