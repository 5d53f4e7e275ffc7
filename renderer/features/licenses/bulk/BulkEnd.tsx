import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useAdminText } from '../use-admin-text.ts';
import { BulkCounts } from './BulkCounts.tsx';
import { BulkRows } from './BulkRows.tsx';

interface BulkEndProps {
  readonly run: Extract<BulkState, { is: 'finished' }>;
  readonly version: number;
}

/** What became of each seat, and a report of it. */
export function BulkEnd({ run, version }: BulkEndProps) {
  const text = useAdminText();
  const words = text.bulkRelease.end;
  const { alarm, show } = useAnnouncer();
  const [isFull, setFull] = useState(false);
  const heading = useFocusRest('finished');
  const warn = ({ code }: { readonly code: keyof typeof text.failures.words }) =>
    alarm(text.failures.words[code].title);
  const save = useAct(
    () => bridge.bulk.saveReport({ full: isFull }),
    (isSaved) => {
      if (isSaved) show(words.saved);
    },
    warn,
  );
  const close = useAct(() => bridge.bulk.discard(), undefined, warn);
  const failure = save.failure ?? close.failure;
  return (
    <>
      <div className="bulk-head">
        <div className="bulk-words">
          <h2 ref={heading} tabIndex={-1} data-focus-rest>
            {words.title(run.released, run.seats)}
          </h2>
          {run.canceled && <p>{words.canceled}</p>}
        </div>
        <div className="bulk-acts">
          <Button busy={save.busy} onClick={save.run}>
            {words.save}
          </Button>
          <Button look="primary" busy={close.busy} onClick={close.run}>
            {words.close}
          </Button>
        </div>
      </div>
      {failure !== null && <FailureNote failure={failure} />}
      <BulkCounts tally={run} />
      <Switch label={words.full} hint={words.fullHint} checked={isFull} onChange={setFull} />
      <BulkRows version={version} total={run.seats} isPlan={false} />
    </>
  );
}
