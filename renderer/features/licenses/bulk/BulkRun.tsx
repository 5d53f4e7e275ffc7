import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { formatRelative, separator } from '../../../../shared/format.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useFormatContext } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { tokenFailures } from '../../../token-failures.ts';
import { LimitShareSelect } from '../../../LimitShareSelect.tsx';
import { BulkCounts } from './BulkCounts.tsx';
import { BulkRows } from './BulkRows.tsx';

interface BulkRunProps {
  readonly run: Extract<
    BulkState,
    { type: 'running' | 'paused' | 'stopped' | 'interrupted' | 'canceling' }
  >;
  /** Opens the page that connects an organization. */
  readonly onConnect: () => void;
}

/** A run in progress, or waiting for the person: its progress, its rate, and the result of each seat. */
export function BulkRun({ run, onConnect }: BulkRunProps) {
  const text = useAdminText();
  const { speed } = text.licenses;
  const messages = text.bulkRelease.run;
  const [isCanceling, setCanceling] = useState(false);
  const pause = useAction(() => bridge.bulk.pause());
  const resume = useAnnouncedAction(() => bridge.bulk.resume());
  const cancel = useAction(
    () => bridge.bulk.cancel(),
    () => setCanceling(false),
  );
  const done = run.seats - run.open;
  const needsToken = run.type === 'stopped' && tokenFailures.has(run.failure.code);
  return (
    <>
      <div className="bulk-head split">
        <div className="bulk-text">
          <h2 className="lead" tabIndex={-1} data-focus-fallback>
            {messages[run.type](done, run.seats)}
          </h2>
          {(run.type === 'running' || run.type === 'paused') && (
            <div className="bulk-rate row">
              {run.type === 'running' && <ReleaseRateText run={run} />}
              <LimitShareSelect label={speed} isInRow />
            </div>
          )}
          {run.type === 'interrupted' && (
            <p>{run.isOfCommand ? messages.interruptedBodyOfCommand : messages.interruptedBody}</p>
          )}
          {run.type === 'canceling' && <p>{messages.cancelingBody}</p>}
        </div>
        {run.type !== 'canceling' && (
          <div className="actions">
            <Button variant="danger" onClick={() => setCanceling(true)}>
              {messages.cancel}
            </Button>
            {run.type === 'running' ? (
              <Button action={pause}>{messages.pause}</Button>
            ) : (
              <Button
                variant={needsToken ? 'plain' : 'primary'}
                disabled={needsToken}
                action={resume}
              >
                {messages.resume}
              </Button>
            )}
            {needsToken && (
              <Button variant="primary" onClick={onConnect}>
                {messages.connect}
              </Button>
            )}
          </div>
        )}
      </div>
      <progress
        className="index-bar bulk-bar"
        aria-label={messages.progress}
        max={Math.max(1, run.seats)}
        value={done}
      />
      {run.type === 'stopped' && <FailureNote failure={run.failure} />}
      <FailureNote failure={pause.failure ?? resume.failure} />
      <BulkCounts tally={run} unanswered={run.unanswered} isCanceling={run.type === 'canceling'} />
      <BulkRows total={run.seats} isPlan={false} />
      <ConfirmDialog
        open={isCanceling && run.type !== 'canceling'}
        title={messages.cancelDialog.title}
        body={messages.cancelDialog.body(run.open - run.unanswered, run.unanswered)}
        confirm={messages.cancelDialog.confirm}
        cancel={messages.cancelDialog.dismiss}
        action={cancel}
        onClose={() => setCanceling(false)}
      />
    </>
  );
}

function ReleaseRateText({ run }: { readonly run: Extract<BulkState, { type: 'running' }> }) {
  const text = useAdminText();
  const formatContext = useFormatContext();
  const now = useNow(1000);
  const { progress } = text.licenses;
  if (run.waitingUntil !== null && run.waitingUntil > now) {
    const when = formatRelative(run.waitingUntil, now, formatContext, text.app.justNow);
    return <p>{progress.waiting(when)}</p>;
  }
  if (run.perMinute === 0) return null;
  const rate = text.bulkRelease.run.rate(run.perMinute);
  if (run.estimatedEndAt === null) return <p>{rate}</p>;
  const minutes = (run.estimatedEndAt - now) / 60_000;
  return <p>{`${rate}${separator}${progress.left(minutes < 1 ? 0 : Math.round(minutes))}`}</p>;
}
