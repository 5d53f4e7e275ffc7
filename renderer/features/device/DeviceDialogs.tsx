import type { DeviceState } from '../../../shared/app-state.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAnnouncedAction } from '../../ui/use-failure-announcement.ts';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { useSeatId } from './seat-context.ts';

interface DeviceDialogsProps {
  readonly device: DeviceState;
  readonly dialog: 'release' | 'setAside' | null;
  readonly onClose: () => void;
  /** Called when an unfinished activation was given up. */
  readonly onSetAside?: (() => void) | undefined;
}

/** The dialogs of this device's page: one confirms a release, the other that an unfinished activation is given up. */
export function DeviceDialogs({ device, dialog, onClose, onSetAside }: DeviceDialogsProps) {
  const messages = useText().device.setAside;
  const id = useSeatId();
  const setAside = useAnnouncedAction(
    () => bridge.device.dismiss(id),
    () => {
      onClose();
      onSetAside?.();
    },
  );
  return (
    <>
      {device.type === 'held' && (
        <ReleaseDialog open={dialog === 'release'} device={device} onClose={onClose} />
      )}
      {device.type === 'activating' && (
        <ConfirmDialog
          open={dialog === 'setAside'}
          {...messages}
          action={setAside}
          onClose={onClose}
        />
      )}
    </>
  );
}
