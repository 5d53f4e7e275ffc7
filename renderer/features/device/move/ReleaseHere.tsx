import type { DeviceState } from '../../../../shared/app-state.ts';
import { useFormatContext, useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureNote } from '../../../ui/FailureNote.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { getDeviceActions, isScreenAction } from '../device-actions.ts';
import { DeviceDialogs } from '../DeviceDialogs.tsx';
import { getSeatAvailability } from '../seat-availability.ts';
import { StateCard } from '../StateCard.tsx';
import { getFreeSeats, getOrderText, getWaitingText } from './free-seats.ts';
import { useDeviceActions } from '../use-device-actions.ts';
import '../device.css';

interface ReleaseHereProps {
  readonly device: Exclude<DeviceState, { type: 'none' }>;
  /** Shows the steps on the new computer, which may come before the release. */
  readonly onActivateFirst: () => void;
}

/** The release step of a move, with the same undo window, retries and text as this device's page. */
export function ReleaseHere({ device, onActivateFirst }: ReleaseHereProps) {
  const text = useText();
  const messages = text.move.release;
  const context = { text, formatContext: useFormatContext(), now: useNow(60_000) };
  const { run, busy, failure, dialog, setDialog } = useDeviceActions(device);
  const actions = getDeviceActions(device).filter(
    (action) => action !== 'check' && !isScreenAction(action),
  );
  const isIdle = device.type === 'held' && device.release.type === 'idle';
  const isWaiting = device.type === 'held' && device.release.type === 'waiting';

  return (
    <>
      {isIdle && (
        <div>
          <p>{messages.lead}</p>
          <p>{getOrderText(device, context)}</p>
        </div>
      )}
      <StateCard
        device={device}
        actions={actions.filter((action) => action !== 'release')}
        busy={busy}
        onAction={run}
        primaryAction={
          // Elsewhere a release is never the recommended action; here it is the step.
          actions.includes('release') ? (
            <Button variant="primary" onClick={() => run('release')}>
              {text.device.actions.release}
            </Button>
          ) : undefined
        }
      >
        {failure !== null && <FailureNote failure={failure} seat={getSeatAvailability(device)} />}
      </StateCard>
      {isWaiting && <p>{getWaitingText(device, context)}</p>}
      {(isIdle || isWaiting) && getFreeSeats(device).type !== 'full' && (
        <div className="actions">
          <Button onClick={onActivateFirst}>{messages.activateFirst}</Button>
        </div>
      )}
      <DeviceDialogs device={device} dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
}
