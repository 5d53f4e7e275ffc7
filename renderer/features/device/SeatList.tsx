import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import { useText } from '../../use-text.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Page } from '../../ui/Page.tsx';
import { getDeviceActions } from './device-actions.ts';
import { DeviceDialogs } from './DeviceDialogs.tsx';
import { SeatContext, useSeatId } from './seat-context.ts';
import { StateCard } from './StateCard.tsx';
import { useDeviceActions } from './use-device-actions.ts';
import './device.css';

/** The states of several seats, and the actions on them. */
export function SeatList({ seats }: { readonly seats: readonly SeatState[] }) {
  const text = useText();
  return (
    <Page title={text.device.title}>
      {seats.map(({ id, device }) => (
        <SeatContext key={id} value={id}>
          {device.type !== 'none' && <SeatCard device={device} />}
        </SeatContext>
      ))}
    </Page>
  );
}

function SeatCard({ device }: { readonly device: Exclude<DeviceState, { type: 'none' }> }) {
  const { run, busy, failure, dialog, setDialog } = useDeviceActions(device);
  return (
    <>
      <StateCard
        device={device}
        actions={getDeviceActions(device)}
        busy={busy}
        onAction={run}
        titleId={`state-title-${useSeatId()}`}
      >
        {(device.type === 'held' || device.type === 'copied') && (
          <p className="quiet">{device.seat.displayKey}</p>
        )}
        <FailureNote failure={failure} />
      </StateCard>
      <DeviceDialogs device={device} dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
}
