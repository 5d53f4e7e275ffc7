import { lazy, Suspense } from 'react';
import type { DeviceState } from '../../../shared/app-state.ts';
import { useIdle } from '../../ui/use-idle.ts';

// The dialogs bring their library with them, so they come after the first screen.
const ReleaseDialog = lazy(() =>
  import('./ReleaseDialog.tsx').then((module) => ({ default: module.ReleaseDialog })),
);
const SetAsideDialog = lazy(() =>
  import('./SetAsideDialog.tsx').then((module) => ({ default: module.SetAsideDialog })),
);

interface DeviceDialogsProps {
  readonly device: DeviceState;
  readonly product: string | null;
  readonly dialog: 'release' | 'setAside' | null;
  readonly onClose: () => void;
}

/** What this device's page asks before something ends. */
export function DeviceDialogs({ device, product, dialog, onClose }: DeviceDialogsProps) {
  const isIdle = useIdle();
  if (!isIdle && dialog === null) return null;
  return (
    <Suspense fallback={null}>
      {device.type === 'held' && (
        <ReleaseDialog
          open={dialog === 'release'}
          seat={device.seat}
          product={product}
          onClose={onClose}
        />
      )}
      {device.type === 'activating' && (
        <SetAsideDialog open={dialog === 'setAside'} onClose={onClose} />
      )}
    </Suspense>
  );
}
