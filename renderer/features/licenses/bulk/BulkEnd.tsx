import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Switch } from '../../../ui/Switch.tsx';
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
  const [isSaved, setSaved] = useState(false);
  const { showToast, hideToast } = useAnnouncer();
  const save = useAnnouncedAction(
    () => bridge.bulk.saveReport({ full: isFull }),
    (wasSaved) => {
      // The person may have canceled the dialog.
      if (!wasSaved) return;
      setSaved(true);
      showToast(messages.saved);
    },
  );
  const close = useAnnouncedAction(
    () => bridge.bulk.discard(),
    () => {
      // A message belongs to its page.
      hideToast();
      onDone();
    },
  );
  const next = useAnnouncedAction(() => bridge.bulk.planNext());
  const hasNext = run.laterLicenses > 0;
  return (
    <>
      <div className="bulk-head split">
        <div className="bulk-text">
          <h2 className="lead" tabIndex={-1} data-focus-fallback>
            {messages.title(run.released, run.seats)}
          </h2>
          {run.wasCanceled && <p>{messages.canceled}</p>}
          {hasNext && <p>{messages.later(run.laterLicenses)}</p>}
          {hasNext && !isSaved && <p>{messages.saveFirst}</p>}
        </div>
        <div className="actions">
          <Button variant={isSaved && !hasNext ? 'primary' : 'plain'} action={close}>
            {messages.close}
          </Button>
          <Button variant={isSaved ? 'plain' : 'primary'} action={save}>
            {messages.save}
          </Button>
          {hasNext && isSaved && (
            <Button variant="primary" action={next}>
              {messages.next}
            </Button>
          )}
        </div>
      </div>
      <FailureNote failure={save.failure ?? close.failure ?? next.failure} />
      {run.released < run.seats && <BulkCounts tally={{ ...run, released: 0 }} />}
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
