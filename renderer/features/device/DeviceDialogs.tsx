import { lazy, Suspense } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { useIdle } from '../../ui/use-idle.ts';

// Loaded after the first screen, because the dialog library is large.
const ReleaseDialog = lazy(() =>
  import('./ReleaseDialog.tsx').then((module) => ({ default: module.ReleaseDialog })),
);
const SetAsideDialog = lazy(() =>
  import('./SetAsideDialog.tsx').then((module) => ({ default: module.SetAsideDialog })),
);

interface DeviceDialogsProps {
  readonly device: DeviceState;
  readonly dialog: 'release' | 'setAside' | null;
  readonly onClose: () => void;
}

/** The dialogs of this device's page. */
export function DeviceDialogs({ device, dialog, onClose }: DeviceDialogsProps) {
  const isIdle = useIdle();
  if (!isIdle && dialog === null) return null;
  return (
    <Suspense fallback={null}>
      {device.type === 'held' && (
        <ReleaseDialog open={dialog === 'release'} seat={device.seat} onClose={onClose} />
      )}
      {device.type === 'activating' && (
        <SetAsideDialog open={dialog === 'setAside'} onClose={onClose} />
      )}
    </Suspense>
  );
}
