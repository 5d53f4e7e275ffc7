import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ReasonField } from '../ReasonField.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useAnnouncement } from '../../../ui/use-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { typedCountThreshold } from './bulk-source.ts';
import { NotIncluded } from './NotIncluded.tsx';
import { BulkRows } from './BulkRows.tsx';
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
  const reasonField = <ReasonField text={messages} value={reason} onChange={setReason} />;
  return (
    <>
      <div className="bulk-head split">
        <div className="bulk-text">
          <h2 className="lead" tabIndex={-1} data-focus-fallback>
            {messages.title(plan.seats)}
          </h2>
          {plan.seats > 0 && <p>{chosenLine}</p>}
          {plan.includesThisComputer && <p className="note">{messages.thisComputer}</p>}
        </div>
        <div className="bulk-start">
          {plan.seats > 0 && !isCountRequired && reasonField}
          <div className="actions">
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
      </div>
      <FailureNote failure={failure} />
      <NotIncluded plan={plan} />
      {plan.seats > 0 && (
        <BulkRows
          total={plan.seats}
          isPlan
          selectAll={{
            label: messages.selectAll,
            state: plan.chosen === 0 ? 'none' : plan.chosen < plan.seats ? 'some' : 'all',
            onToggle: () => choose.run(plan.chosen < plan.seats),
          }}
        />
      )}
      <StartDialog
        key={plan.chosen}
        open={isConfirming}
        seats={plan.chosen}
        start={start}
        onClose={() => setConfirming(false)}
      >
        {reasonField}
      </StartDialog>
    </>
  );
}
