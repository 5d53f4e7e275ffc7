import { useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { bridge } from './bridge.ts';
import type { EnteredKey } from './entered-key.ts';
import { DevicePage } from './features/device/DevicePage.tsx';
import { MoveBanner } from './features/device/move/MoveBanner.tsx';
import { StartPage } from './features/start/StartPage.tsx';
import { SupportBanner } from './features/support/SupportBanner.tsx';
import type { Screen } from './screen.ts';
import { useFocusFallbackWithout } from './ui/use-focus-fallback.ts';

interface DeviceScreenProps {
  readonly state: AppState;
  readonly releaseRequests: number;
  readonly onOpenScreen: (screen: Screen) => void;
  readonly onLost: (key: EnteredKey | null) => void;
}

/**
 * This device's seat, or the start screen. The form stays while its own activation runs, so that it can show why the activation
 * failed and keep what was entered.
 */
export function DeviceScreen({ state, releaseRequests, onOpenScreen, onLost }: DeviceScreenProps) {
  const { device } = state;
  const [hasStartedWithoutSeat, setHasStartedWithoutSeat] = useState(false);
  if (device.type === 'none' && !hasStartedWithoutSeat) setHasStartedWithoutSeat(true);
  const isActivatingHere =
    device.type === 'activating' && !device.isUnfinished && hasStartedWithoutSeat;
  const startMove = () => {
    void bridge.move.setStep('key');
    onOpenScreen('move');
  };
  const openHelp = () => onOpenScreen('help');
  const link = state.supportLink;
  useFocusFallbackWithout(`${link?.isConfirmed === true} ${state.move !== null}`);
  return (
    <>
      {link?.isConfirmed === true && (
        <div className="trouble">
          <SupportBanner link={link} isHeld={device.type === 'held'} />
        </div>
      )}
      {state.move !== null && (
        <div className="trouble">
          <MoveBanner onResume={() => onOpenScreen('move')} />
        </div>
      )}
      {device.type === 'none' || isActivatingHere ? (
        <StartPage onConnect={() => onOpenScreen('connect')} onLost={onLost} onHelp={openHelp} />
      ) : (
        <DevicePage
          device={device}
          releaseRequests={releaseRequests}
          onMove={startMove}
          onLost={() => onLost(null)}
          onHelp={openHelp}
        />
      )}
    </>
  );
}
