import { useState } from 'react';
import type { DeviceState, MoveStage, MoveStep } from '../../../../shared/app-state.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { sellerOrganizations } from '../../../../shared/product.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { Name } from '../../../ui/Name.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { canMoveAll, getMovable } from '../can-move.ts';
import { useSeatId } from '../seat-context.ts';
import { useLicenseTitle } from '../use-seat.ts';
import { CancelMoveButton } from './CancelMoveButton.tsx';
import { Choice } from './Choice.tsx';
import { CreateTransfer } from './CreateTransfer.tsx';
import { SaveKey } from './SaveKey.tsx';
import { MoveSteps } from './MoveSteps.tsx';
import { NewComputerCode } from './NewComputerCode.tsx';
import { OtherComputer } from './OtherComputer.tsx';
import { ReleaseHere } from './ReleaseHere.tsx';
import { getMoveStage } from './move-stage.ts';
import './move.css';

interface MovePageProps {
  readonly device: DeviceState;
  /** Null if the move has just started. */
  readonly move: MoveStage | null;
  readonly onEnd: () => void;
}

/** Leads through moving the seat to another computer. Main saves the current step. */
export function MovePage({ device, move, onEnd }: MovePageProps) {
  const text = useText();
  const { vendor, seats } = useReadyState();
  const now = useNow(60_000);
  const [isAll, setAll] = useState(false);
  const movable = getMovable(seats, now).map(({ id }) => id);
  const seat = useSeatId();
  const license = useLicenseTitle();
  const stage = getMoveStage(device, move);
  /** Whether the person activates the new computer before the release. */
  const [isThereFirst, setThereFirst] = useState(false);
  const showsThereFirst = stage === 'release' && isThereFirst;
  const goToStep = useAnnouncedAction((step: MoveStep) => bridge.move.setStep({ seat, step }));
  /** The code of the transfer file that was created here. Main does not keep it. */
  const [code, setCode] = useState<string | null>(null);
  const showCode = (created: string | null) => {
    if (created === null) return;
    setCode(created);
    goToStep.run('release');
  };
  const endMove = () => {
    // If this fails, the app offers the move again, which is harmless.
    void bridge.move.setStep({ seat, step: null });
    onEnd();
  };
  const isIdle = device.type === 'held' && device.release.type === 'idle';
  return (
    <Page
      title={text.move.title}
      onBack={stage === 'release' && !showsThereFirst && isIdle ? () => goToStep.run('key') : null}
      actions={isIdle ? <CancelMoveButton onCancel={endMove} /> : undefined}
    >
      {license !== null && (
        <p className="quiet">
          <Name>{license}</Name>
        </p>
      )}
      <MoveSteps
        stage={showsThereFirst ? 'there' : stage}
        open={showsThereFirst ? 'release' : null}
      />
      {goToStep.failure !== null && <FailureNote failure={goToStep.failure} />}
      {code !== null && <NewComputerCode code={code} />}
      {stage === 'key' && device.type === 'held' && (
        <>
          <CreateTransfer
            seats={isAll ? movable : [seat]}
            messages={text.move.file}
            onSaved={showCode}
          >
            {canMoveAll(seats, now) && (
              <Choice
                label={text.move.file.all(movable.length)}
                hint={text.move.file.allHint}
                checked={isAll}
                onChange={setAll}
              />
            )}
          </CreateTransfer>
          <SaveKey
            seat={device.seat}
            hasOrganization={sellerOrganizations(vendor).length === 0}
            onNext={() => goToStep.run('release')}
          />
        </>
      )}
      {stage === 'release' && !showsThereFirst && device.type !== 'none' && (
        <ReleaseHere device={device} onActivateFirst={() => setThereFirst(true)} />
      )}
      {showsThereFirst && (
        <OtherComputer
          lead={text.move.there.leadFirst}
          tips={text.move.there.tips}
          done={text.move.there.backToRelease}
          onDone={() => setThereFirst(false)}
        />
      )}
      {stage === 'there' && (
        <OtherComputer lead={text.move.there.lead} tips={text.move.there.tips} onDone={endMove} />
      )}
    </Page>
  );
}
