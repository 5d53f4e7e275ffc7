import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { formatRelative } from '../../../../shared/format.ts';
import type { Settings } from '../../../../shared/settings.ts';
import { bridge } from '../../../bridge.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFailureNews } from '../../../ui/use-failure-announcement.ts';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useNow } from '../../../ui/use-now.ts';
import { usePlace } from '../../../use-text.ts';
import { useAdminText } from '../use-admin-text.ts';
import { PaceSelect } from '../LimitShareSelect.tsx';
import { BulkCounts } from './BulkCounts.tsx';
import { BulkRows } from './BulkRows.tsx';

/** A run that is not at its end. */
export type OpenRun = Extract<
  BulkState,
  { is: 'running' | 'paused' | 'stopped' | 'interrupted' | 'canceling' }
>;

interface BulkRunProps {
  readonly run: OpenRun;
  readonly version: number;
  readonly settings: Settings;
}

/** A run under way, or waiting for a person: how far it is, how fast, and what became of each seat. */
export function BulkRun({ run, version, settings }: BulkRunProps) {
  const words = useAdminText().bulkRelease.run;
  const [isCanceling, setCanceling] = useState(false);
  const heading = useFocusRest(run.is);
  const pause = useAct(() => bridge.bulk.pause());
  const resume = useAct(() => bridge.bulk.resume(), undefined, useFailureNews());
  const cancel = useAct(
    () => bridge.bulk.cancel(),
    () => setCanceling(false),
  );
  const failure = pause.failure ?? resume.failure;
  const done = run.seats - run.open;
  return (
    <>
      <div className="bulk-head">
        <div className="bulk-words">
          <h2 ref={heading} tabIndex={-1} data-focus-rest>
            {words[run.is](done, run.seats)}
          </h2>
          {(run.is === 'running' || run.is === 'paused') && (
            <div className="bulk-pace">
              {run.is === 'running' && <Pace run={run} />}
              <PaceSelect kept={settings} />
            </div>
          )}
          {run.is === 'interrupted' && <p>{words.interruptedBody}</p>}
          {run.is === 'canceling' && <p>{words.cancelingBody}</p>}
        </div>
        {run.is !== 'canceling' && (
          <div className="bulk-acts">
            {run.is === 'running' ? (
              <Button busy={pause.busy} onClick={pause.run}>
                {words.pause}
              </Button>
            ) : (
              <Button look="primary" busy={resume.busy} onClick={resume.run}>
                {words.resume}
              </Button>
            )}
            <Button look="danger" onClick={() => setCanceling(true)}>
              {words.cancel}
            </Button>
          </div>
        )}
      </div>
      <progress
        className="index-bar bulk-bar"
        aria-label={words.progress}
        max={Math.max(1, run.seats)}
        value={done}
      />
      {run.is === 'stopped' && <FailureNote failure={run.failure} />}
      {failure !== null && <FailureNote failure={failure} />}
      <BulkCounts tally={run} />
      <BulkRows version={version} total={run.seats} isPlan={false} />
      <ConfirmDialog
        open={isCanceling && run.is !== 'canceling'}
        title={words.cancelDialog.title}
        body={words.cancelDialog.body(run.open)}
        confirm={words.cancelDialog.confirm}
        keep={words.cancelDialog.keep}
        act={cancel}
        onClose={() => setCanceling(false)}
      />
    </>
  );
}

function Pace({ run }: { readonly run: Extract<BulkState, { is: 'running' }> }) {
  const text = useAdminText();
  const place = usePlace();
  const now = useNow(1000);
  const { progress } = text.licenses;
  if (run.waitingUntil !== null && run.waitingUntil > now) {
    const when = formatRelative(run.waitingUntil, now, place, text.app.justNow);
    return <p>{progress.waiting(when)}</p>;
  }
  if (run.perMinute === 0) return null;
  const rate = text.bulkRelease.run.rate(run.perMinute);
  if (run.endsAt === null) return <p>{rate}</p>;
  const minutes = (run.endsAt - now) / 60_000;
  return <p>{`${rate} · ${progress.left(minutes < 1 ? 0 : Math.round(minutes))}`}</p>;
}
