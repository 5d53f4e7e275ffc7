import { useState } from 'react';
import type { SeatState } from '../../../../shared/app-state.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { useNow } from '../../../ui/use-now.ts';
import { getMovable } from '../can-move.ts';
import { CancelMoveButton } from './CancelMoveButton.tsx';
import { CreateTransfer } from './CreateTransfer.tsx';
import { getJointMove, getMoveAllStage, getMovingSeats } from './move-stage.ts';
import { MovedLicenses } from './MovedLicenses.tsx';
import { MoveSteps } from './MoveSteps.tsx';
import { NewComputerCode } from './NewComputerCode.tsx';
import { OtherComputer } from './OtherComputer.tsx';
import { ReleaseAllHere } from './ReleaseAllHere.tsx';
import { setSteps } from './set-steps.ts';
import './move.css';

/**
 * Leads through moving all licenses to another computer with one transfer file. Main saves the step of each seat once the file is saved, so
 * that the move continues after a restart.
 */
export function MoveAllPage({ onEnd }: { readonly onEnd: () => void }) {
  const text = useText();
  const messages = text.move.all;
  const { seats } = useReadyState();
  const now = useNow(60_000);
  /** Main does not keep it. */
  const [code, setCode] = useState<string | null>(null);
  const [hasGoneOn, setGoneOn] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const movable = getMovable(seats, now);
  const moving = hasGoneOn ? getMovingSeats(seats) : getJointMove(seats);
  const leftCount = seats.filter(({ device }) => isPresent(device)).length - movable.length;
  const stage = getMoveAllStage(moving);
  const isIdle = moving.every(
    ({ device }) => device.type === 'held' && device.release.type === 'idle',
  );
  /** Whether no seat is being released: those that are released stay so. */
  const isAtRest = moving.every(
    ({ device }) => device.type !== 'held' || device.release.type === 'idle',
  );
  const goOn = useAnnouncedAction(
    () => setSteps(movable, 'release'),
    () => setGoneOn(true),
  );
  const goBack = useAnnouncedAction(
    () => setSteps(moving, null),
    () => setGoneOn(false),
  );
  const endMove = () => {
    // If this fails, the app offers the move again, which is harmless.
    void setSteps(moving, null);
    onEnd();
  };

  return (
    <Page
      title={messages.title}
      onBack={stage === 'release' && isIdle ? goBack.run : null}
      actions={stage !== 'there' && isAtRest ? <CancelMoveButton onCancel={endMove} /> : undefined}
    >
      <MoveSteps stage={stage} isAll />
      <FailureNote failure={goOn.failure ?? goBack.failure} seat="yours" />
      {code !== null && <NewComputerCode code={code} />}
      {stage === 'key' && (
        <>
          <CreateTransfer
            seats={movable.map(({ id }) => id)}
            messages={{
              title: messages.file,
              withKey: messages.withKeys,
              withKeyHint: messages.withKeysHint,
              savedWithoutKey: messages.savedWithoutKeys,
            }}
            onSaved={(created) => {
              setSaved(true);
              setCode(created);
              if (created !== null) goOn.run();
            }}
          >
            <MovedLicenses seats={movable} />
            {leftCount > 0 && <p className="note">{messages.left(leftCount)}</p>}
          </CreateTransfer>
          {isSaved && (
            <div className="actions">
              <Button action={goOn}>{messages.next}</Button>
            </div>
          )}
        </>
      )}
      {stage === 'release' && <ReleaseAllHere moved={moving} />}
      {stage === 'there' && <OtherComputer {...messages.there} onDone={endMove} />}
    </Page>
  );
}

/** Whether this computer has the license of a state. */
function isPresent({ type }: SeatState['device']): boolean {
  return type !== 'none' && type !== 'released';
}
