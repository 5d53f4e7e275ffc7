import { useState } from 'react';
import type { BulkState } from '../../../../shared/bulk-release.ts';
import { bridge } from '../../../bridge.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { useFailureNews } from '../../../ui/use-failure-announcement.ts';
import { useFocusRest } from '../../../ui/use-focus-rest.ts';
import { useNews } from '../../../ui/use-announcement.ts';
import { useAdminText } from '../use-admin-text.ts';
import { typedFrom } from './bulk-source.ts';
import { BulkRows } from './BulkRows.tsx';
import { SkippedLines } from './SkippedLines.tsx';
import { StartDialog } from './StartDialog.tsx';

interface BulkPlanProps {
  readonly plan: Extract<BulkState, { is: 'planned' }>;
  readonly version: number;
}

/** The seats that were found, each to be taken in or left out, before anything is released. */
export function BulkPlan({ plan, version }: BulkPlanProps) {
  const words = useAdminText().bulkRelease.plan;
  const [isAsking, setAsking] = useState(false);
  const heading = useFocusRest('planned');
  const discard = useAct(() => bridge.bulk.discard());
  const choose = useAct((chosen: boolean) =>
    bridge.bulk.choose({ rows: Array.from({ length: plan.seats }, (_, row) => row), chosen }),
  );
  const start = useAct(
    () => bridge.bulk.start(plan.chosen),
    () => setAsking(false),
    useFailureNews(),
  );
  const isTypedFirst = plan.chosen >= typedFrom;
  const failure = discard.failure ?? choose.failure ?? (isTypedFirst ? null : start.failure);
  const chosenLine = plan.chosen === 0 ? words.none : words.chosen(plan.chosen, plan.licenses);
  const { say } = useAnnouncer();
  useNews(`${plan.chosen}`, () => say(chosenLine));
  return (
    <>
      <div className="bulk-head">
        <div className="bulk-words">
          <h2 ref={heading} tabIndex={-1} data-focus-rest>
            {words.title(plan.seats)}
          </h2>
          {plan.seats > 0 && <p>{chosenLine}</p>}
          {plan.thisComputer && <p className="bulk-note">{words.thisComputer}</p>}
          {plan.unplaced > 0 && <p className="bulk-note">{words.unplaced(plan.unplaced)}</p>}
          {plan.unread > 0 && <p className="bulk-note">{words.unread(plan.unread)}</p>}
        </div>
        <div className="bulk-acts">
          {plan.seats > 0 && (
            <>
              <Button look="quiet" onClick={() => choose.run(true)}>
                {words.all}
              </Button>
              <Button look="quiet" onClick={() => choose.run(false)}>
                {words.nothing}
              </Button>
            </>
          )}
          <Button busy={discard.busy} onClick={discard.run}>
            {words.discard}
          </Button>
          {plan.chosen > 0 && (
            <Button
              look="danger-solid"
              busy={start.busy}
              onClick={isTypedFirst ? () => setAsking(true) : start.run}
            >
              {words.release(plan.chosen)}
            </Button>
          )}
        </div>
      </div>
      {failure !== null && <FailureNote failure={failure} />}
      {plan.skipped > 0 && <SkippedLines count={plan.skipped} />}
      {plan.seats > 0 && <BulkRows version={version} total={plan.seats} isPlan />}
      <StartDialog
        key={plan.chosen}
        open={isAsking}
        seats={plan.chosen}
        licenses={plan.licenses}
        start={start}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
