import { useState } from 'react';
import type { DeviceState } from '../../../../shared/app-state.ts';
import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { deviceActs } from '../device-actions.ts';
import { DeviceDialogs } from '../DeviceDialogs.tsx';
import { seatTruth } from '../seat-status.ts';
import { StateCard } from '../StateCard.tsx';
import { useDeviceActs } from '../use-device-actions.ts';
import '../device.css';

interface ReleaseHereProps {
  readonly device: Exclude<DeviceState, { is: 'none' }>;
  readonly product: string | null;
  readonly onBack: () => void;
  readonly onNotNow: () => void;
}

/** The release as on this device's own page: the same hold, the same outbox, the same words. */
export function ReleaseHere({ device, product, onBack, onNotNow }: ReleaseHereProps) {
  const text = useText();
  const words = text.move.release;
  const [asking, setAsking] = useState<'release' | 'setAside' | null>(null);
  const { run, busy, failure } = useDeviceActs(device, (act) => setAsking(act));
  const isIdle = device.is === 'held' && device.release.is === 'idle';
  const isWaiting = device.is === 'held' && device.release.is === 'waiting';

  return (
    <>
      {isIdle && <p className="move-lead">{words.lead}</p>}
      <StateCard
        device={device}
        acts={deviceActs(device).filter((act) => act !== 'check')}
        busy={busy}
        onAct={run}
      >
        {failure !== null && <FailureNote failure={failure} seat={seatTruth(device)} />}
      </StateCard>
      {isWaiting && <p className="move-lead">{words.later}</p>}
      {isIdle && (
        <div className="move-acts">
          <Button look="quiet" icon="back" onClick={onBack}>
            {words.back}
          </Button>
          <Button look="quiet" onClick={onNotNow}>
            {text.move.key.notNow}
          </Button>
        </div>
      )}
      <DeviceDialogs
        device={device}
        product={product}
        asking={asking}
        onClose={() => setAsking(null)}
      />
    </>
  );
}
