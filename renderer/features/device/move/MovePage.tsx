import type { AppState } from '../../../../shared/app-state.ts';
import { bridge } from '../../../bridge.ts';
import { useText } from '../../../use-text.ts';
import { Page } from '../../../ui/Page.tsx';
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
  const { device, move, vendor } = state;
  const stage = moveStage(device, move);
  const end = () => {
    void bridge.move.go(null);
    onEnd();
  };
  return (
    <Page title={text.move.title}>
      <MoveSteps stage={stage} />
      {stage === 'key' && device.is === 'held' && (
        <KeepKey
          seat={device.seat}
          withOrganization={vendor.organizationId === null}
          onNext={() => void bridge.move.go('release')}
          onNotNow={end}
        />
      )}
      {stage === 'release' && device.is !== 'none' && (
        <ReleaseHere
          device={device}
          product={vendor.productName}
          onBack={() => void bridge.move.go('key')}
          onNotNow={end}
        />
      )}
      {stage === 'there' && <OtherComputer onDone={end} />}
    </Page>
  );
}
