import type { MoveStep } from '../../../../shared/app-state.ts';
import { useReadyState } from '../../../use-app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useAnnouncedAction } from '../../../ui/use-failure-announcement.ts';
import { SaveKey } from './SaveKey.tsx';
import { MoveSteps } from './MoveSteps.tsx';
import { OtherComputer } from './OtherComputer.tsx';
import { ReleaseHere } from './ReleaseHere.tsx';
import { getMoveStage } from './move-stage.ts';
import './move.css';

/** Leads through moving the seat to another computer. Main saves the current step. */
export function MovePage({ onEnd }: { readonly onEnd: () => void }) {
  const text = useText();
  const { device, move, vendor } = useReadyState();
  const stage = getMoveStage(device, move);
  const goToStep = useAnnouncedAction((step: MoveStep) => bridge.move.setStep(step));
  const endMove = () => {
    // If this fails, the app offers the move again, which is harmless.
    void bridge.move.setStep(null);
    onEnd();
  };
  return (
    <Page title={text.move.title}>
      <MoveSteps stage={stage} />
      {goToStep.failure !== null && <FailureNote failure={goToStep.failure} />}
      {stage === 'key' && device.type === 'held' && (
        <SaveKey
          seat={device.seat}
          hasOrganization={vendor.organizationId === null}
          onNext={() => goToStep.run('release')}
          onNotNow={endMove}
        />
      )}
      {stage === 'release' && device.type !== 'none' && (
        <ReleaseHere device={device} onBack={() => goToStep.run('key')} onNotNow={endMove} />
      )}
      {stage === 'there' && <OtherComputer onDone={endMove} />}
    </Page>
  );
}
