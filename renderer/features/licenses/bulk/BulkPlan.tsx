import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { typedCountThreshold } from './bulk-source.ts';
import { LeftOutLicenses } from './LeftOutLicenses.tsx';
import { BulkRows } from './BulkRows.tsx';
import { SkippedLines } from './SkippedLines.tsx';
import { StartDialog } from './StartDialog.tsx';

/** The planned seats, each of which the person can include or leave out before anything is released. */
export function BulkPlan({ plan }: { readonly plan: Extract<BulkState, { type: 'planned' }> }) {
  const messages = useAdminText().bulkRelease.plan;
  const [isConfirming, setConfirming] = useState(false);
  const [reason, setReason] = useState('');
  const discard = useAction(() => bridge.bulk.discard());
  const choose = useAction((chosen: boolean) =>
    bridge.bulk.choose({ rows: Array.from({ length: plan.seats }, (_, row) => row), chosen }),
  );
  const start = useAnnouncedAction(
    () => {
      const trimmedReason = reason.trim();
      return bridge.bulk.start({
        seats: plan.chosen,
        ...(trimmedReason === '' ? {} : { reason: trimmedReason }),
      });
    },
    () => setConfirming(false),
  );
  const isCountRequired = plan.chosen >= typedCountThreshold;
  const failure = discard.failure ?? choose.failure ?? (isCountRequired ? null : start.failure);
  const chosenLine =
    plan.chosen === 0 ? messages.none : messages.chosen(plan.chosen, plan.licenses);
  const { announce } = useAnnouncer();
  useAnnouncement(`${plan.chosen}`, () => announce(chosenLine));
  return (
    <>
      <div className="bulk-head split">
        <div className="bulk-text">
          <h2 className="lead" tabIndex={-1} data-focus-fallback>
            {messages.title(plan.seats)}
          </h2>
          {plan.seats > 0 && <p>{chosenLine}</p>}
          {plan.includesThisComputer && <p className="note">{messages.thisComputer}</p>}
          {plan.unresolvedLines > 0 && (
            <p className="note">{messages.unresolvedLines(plan.unresolvedLines)}</p>
          )}
          {plan.unreadLicenses > 0 && (
            <p className="note">{messages.unreadLicenses(plan.unreadLicenses)}</p>
          )}
          {plan.laterLicenses > 0 && (
            <p className="note">{messages.laterLicenses(plan.laterLicenses)}</p>
          )}
          {plan.uncheckedLicenses > 0 && (
            <p className="note">{messages.uncheckedLicenses(plan.uncheckedLicenses)}</p>
          )}
        </div>
        <div className="actions">
          {plan.seats > 0 && (
            <>
              <Button variant="quiet" onClick={() => choose.run(true)}>
                {messages.selectAll}
              </Button>
              <Button variant="quiet" onClick={() => choose.run(false)}>
                {messages.selectNone}
              </Button>
            </>
          )}
          <Button action={discard}>{messages.discard}</Button>
          {plan.chosen > 0 && (
            <Button
              variant="danger-solid"
              busy={start.busy}
              onClick={isCountRequired ? () => setConfirming(true) : start.run}
            >
              {messages.release(plan.chosen)}
            </Button>
          )}
        </div>
      </div>
      <FailureNote failure={failure} />
      {plan.seats > 0 && (
        <div className="bulk-reason">
          <Field
            name="reason"
            label={messages.reason}
            hint={messages.reasonHint}
            value={reason}
            problem={null}
            maxLength={60}
            onChange={setReason}
          />
        </div>
      )}
      {plan.leftOutLicenses > 0 && <LeftOutLicenses count={plan.leftOutLicenses} />}
      {plan.skipped > 0 && <SkippedLines count={plan.skipped} />}
      {plan.seats > 0 && <BulkRows total={plan.seats} isPlan />}
      <StartDialog
        key={plan.chosen}
        open={isConfirming}
        seats={plan.chosen}
        licenses={plan.licenses}
        start={start}
        onClose={() => setConfirming(false)}
      />
    </>
  );
}
