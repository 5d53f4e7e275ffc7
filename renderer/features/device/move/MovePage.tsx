import type { AppState, MoveStep } from '../../../../shared/app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { useAnnouncer } from '../../../ui/Announcer.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useAct } from '../../../ui/use-action.ts';
import { KeepKey } from './KeepKey.tsx';
import { MoveSteps } from './MoveSteps.tsx';
import { OtherComputer } from './OtherComputer.tsx';
import { ReleaseHere } from './ReleaseHere.tsx';
import { moveStage } from './move-stage.ts';
import './move.css';

interface MovePageProps {
  readonly state: AppState;
  readonly onEnd: () => void;
}

/** Leads from the seat here to a seat on another computer. Main remembers how far it is. */
export function MovePage({ state, onEnd }: MovePageProps) {
  const text = useText();
  const { alarm } = useAnnouncer();
  const { device, move, vendor } = state;
  const stage = moveStage(device, move);
  const go = useAct(
    (step: MoveStep) => bridge.move.go(step),
    undefined,
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const end = () => {
    // Left behind, the move is offered again: that does no harm.
    void bridge.move.go(null);
    onEnd();
  };
  return (
    <Page title={text.move.title}>
      <MoveSteps stage={stage} />
      {go.failure !== null && <FailureNote failure={go.failure} />}
      {stage === 'key' && device.is === 'held' && (
        <KeepKey
          seat={device.seat}
          withOrganization={vendor.organizationId === null}
          onNext={() => go.run('release')}
          onNotNow={end}
        />
      )}
      {stage === 'release' && device.is !== 'none' && (
        <ReleaseHere
          device={device}
          product={vendor.productName}
          onBack={() => go.run('key')}
          onNotNow={end}
        />
      )}
      {stage === 'there' && <OtherComputer onDone={end} />}
    </Page>
  );
}
