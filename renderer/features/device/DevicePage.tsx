import { useState } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { Server } from '../../../shared/license.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Points } from '../../ui/Tips.tsx';
import { deviceActs } from './device-actions.ts';
import { deviceFailure } from './device-failure.ts';
import { DeviceDialogs } from './DeviceDialogs.tsx';
import { OtherWays } from './OtherWays.tsx';
import { ReceiptCard } from '../../ui/ReceiptCard.tsx';
import { seatTruth } from './seat-status.ts';
import { SeatFacts } from './SeatFacts.tsx';
import { StateCard } from './StateCard.tsx';
import { useDeviceActs } from './use-device-actions.ts';
import './device.css';

interface DevicePageProps {
  readonly device: Exclude<DeviceState, { is: 'none' }>;
  /** What the seller's product is called; null where the app goes by its own name. */
  readonly product: string | null;
  /** Grows each time that a menu asks for a release. */
  readonly releaseAsked: number;
  /** Whether a token may list a license's seats. */
  readonly canList: boolean;
  readonly onMove: () => void;
  readonly onLost: () => void;
  readonly onHelp: () => void;
}

/** The state of this computer's seat, and what may be done about it. */
export function DevicePage(props: DevicePageProps) {
  const { device, product, releaseAsked, canList, onMove, onLost, onHelp } = props;
  const text = useText();
  const [asking, setAsking] = useState<'release' | 'setAside' | null>(null);
  const { run, busy, failure } = useDeviceActs(device, (act) => setAsking(act));
  // Without a token a look for the seat would send nothing.
  const acts = deviceActs(device).filter((act) => act !== 'findSeat' || canList);
  const [answered, setAnswered] = useState(0);
  if (releaseAsked !== answered) {
    setAnswered(releaseAsked);
    if (acts.includes('release')) setAsking('release');
  }
  const checking = device.is === 'held' && device.standing.is === 'checking';

  return (
    <Page
      title={text.device.title}
      layout="columns"
      server={serverOf(device)}
      acts={
        acts.includes('check') && (
          <Button busy={checking || busy === 'check'} onClick={() => run('check')}>
            {text.device.acts.check}
          </Button>
        )
      }
    >
      <StateCard
        device={device}
        acts={acts.filter((act) => act !== 'check')}
        busy={busy}
        onAct={run}
      >
        {device.is === 'held' && device.seat.otherComputer === true && (
          <p>{text.device.copied.releasing(device.seat.label)}</p>
        )}
        {failure !== null && failure.code !== deviceFailure(device)?.code && (
          <FailureNote failure={failure} seat={seatTruth(device)} />
        )}
        {device.is === 'activating' &&
          device.unfinished &&
          device.unsaved === null &&
          device.otherComputer !== true &&
          !canList && <p>{text.device.unfinished.cannotLook}</p>}
      </StateCard>
      {(device.is === 'held' || device.is === 'copied') && (
        <SeatFacts seat={device.seat} product={product} />
      )}
      {device.is === 'released' && (
        <ReceiptCard
          receipt={device.receipt}
          copy={() => bridge.device.copyReceipt()}
          save={() => bridge.device.saveReceipt()}
        />
      )}
      <OtherWays device={device} onMove={onMove} onLost={onLost} onHelp={onHelp} />
      {device.is === 'held' && device.seat.otherComputer !== true && !isRemoved(device) && (
        <Points {...text.device.about} />
      )}
      {device.is === 'held' && device.release.is === 'idle' && device.standing.is === 'removed' && (
        <Points {...text.device.elsewhere} />
      )}
      {device.is === 'released' && <Points {...text.device.afterRelease} />}
      <DeviceDialogs
        device={device}
        product={product}
        asking={asking}
        onClose={() => setAsking(null)}
      />
    </Page>
  );
}

/** A seat that was released elsewhere, or that Polar does not know, cannot be released any more. */
function isRemoved({ release, standing }: Extract<DeviceState, { is: 'held' }>): boolean {
  return release.is === 'idle' && (standing.is === 'removed' || standing.is === 'never-confirmed');
}

function serverOf(device: DeviceState): Server | undefined {
  if (device.is === 'held' || device.is === 'copied') return device.seat.server;
  return device.is === 'released' ? device.receipt.server : undefined;
}
