import { useState } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import type { Server } from '../../../shared/license.ts';
import { useReadyState } from '../../use-app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tips } from '../../ui/Tips.tsx';
import { getDeviceActions, isUnknownToPolar } from './device-actions.ts';
import { getDeviceFailure } from './device-failure.ts';
import { DeviceDialogs } from './DeviceDialogs.tsx';
import { OtherOptions } from './OtherOptions.tsx';
import { ReceiptCard } from '../../ui/ReceiptCard.tsx';
import { getSeatAvailability } from './seat-availability.ts';
import { SeatFacts } from './SeatFacts.tsx';
import { StateCard } from './StateCard.tsx';
import { useDeviceActions } from './use-device-actions.ts';
import './device.css';

interface DevicePageProps {
  readonly device: Exclude<DeviceState, { type: 'none' }>;
  /** Count of the releases that a menu requested. */
  readonly releaseRequests: number;
  readonly onMove: () => void;
  readonly onLost: () => void;
  readonly onHelp: () => void;
}

/** The state of this computer's seat, and the actions on it. */
export function DevicePage(props: DevicePageProps) {
  const { device, releaseRequests, onMove, onLost, onHelp } = props;
  const text = useText();
  const { run, busy, failure, dialog, setDialog } = useDeviceActions(device);
  // Without a token there is no way to list a license's seats and to look for this one.
  const canList = useReadyState().connection.type === 'organization';
  const actions = getDeviceActions(device).filter((action) => action !== 'findSeat' || canList);
  const [handledRequests, setHandledRequests] = useState(0);
  if (releaseRequests !== handledRequests) {
    setHandledRequests(releaseRequests);
    if (actions.includes('release')) setDialog('release');
  }
  const isChecking = device.type === 'held' && device.seatStatus.type === 'checking';

  return (
    <Page
      title={text.device.title}
      layout="columns"
      server={getServer(device)}
      actions={
        actions.includes('check') && (
          <Button busy={isChecking || busy === 'check'} onClick={() => run('check')}>
            {text.device.actions.check}
          </Button>
        )
      }
    >
      <StateCard
        device={device}
        actions={actions.filter((action) => action !== 'check')}
        busy={busy}
        onAction={run}
      >
        {device.type === 'held' && device.seat.otherComputer === true && (
          <p>{text.device.copied.releasing(device.seat.label)}</p>
        )}
        {failure !== null && failure.code !== getDeviceFailure(device)?.code && (
          <FailureNote failure={failure} seat={getSeatAvailability(device)} />
        )}
        {device.type === 'activating' &&
          device.isUnfinished &&
          device.saveFailure === null &&
          device.otherComputer !== true &&
          !canList && <p>{text.device.unfinished.cannotCheck}</p>}
      </StateCard>
      {(device.type === 'held' || device.type === 'copied') && <SeatFacts seat={device.seat} />}
      {device.type === 'released' && (
        <ReceiptCard
          receipt={device.receipt}
          copy={() => bridge.device.copyReceipt()}
          save={() => bridge.device.saveReceipt()}
        />
      )}
      <OtherOptions device={device} onMove={onMove} onLost={onLost} onHelp={onHelp} />
      {device.type === 'held' && device.seat.otherComputer !== true && !isRemoved(device) && (
        <Tips {...text.device.about} />
      )}
      {device.type === 'held' &&
        device.release.type === 'idle' &&
        device.seatStatus.type === 'removed' && <Tips {...text.device.elsewhere} />}
      {device.type === 'released' && <Tips {...text.device.afterRelease} />}
      <DeviceDialogs device={device} dialog={dialog} onClose={() => setDialog(null)} />
    </Page>
  );
}

/** Whether the seat was released elsewhere or is unknown to Polar, so that it can no longer be released. */
function isRemoved({ release, seatStatus }: Extract<DeviceState, { type: 'held' }>): boolean {
  return release.type === 'idle' && isUnknownToPolar(seatStatus);
}

function getServer(device: DeviceState): Server | undefined {
  if (device.type === 'held' || device.type === 'copied') return device.seat.server;
  return device.type === 'released' ? device.receipt.server : undefined;
}
