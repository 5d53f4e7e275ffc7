import { useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { bridge } from './bridge.ts';
import type { EnteredKey } from './entered-key.ts';
import { DevicePage } from './features/device/DevicePage.tsx';
import { MoveBanner } from './features/device/move/MoveBanner.tsx';
import { StartPage } from './features/start/StartPage.tsx';
import { SupportBanner } from './features/support/SupportBanner.tsx';
import type { Screen } from './screen.ts';
import { useFocusRestWithout } from './ui/use-focus-rest.ts';

interface DeviceScreenProps {
  readonly state: AppState;
  /** How often a menu asked for a release. */
  readonly releaseAsked: number;
  readonly onGo: (screen: Screen) => void;
  readonly onLost: (key: EnteredKey | null) => void;
}

/**
 * This device's seat, or the ways to one. A form stays while its own activation is under way: it tells why that failed,
 * and keeps what was entered.
 */
export function DeviceScreen({ state, releaseAsked, onGo, onLost }: DeviceScreenProps) {
  const { device } = state;
  const [beganWithout, setBeganWithout] = useState(false);
  if (device.is === 'none' && !beganWithout) setBeganWithout(true);
  const activatesHere = device.is === 'activating' && !device.unfinished && beganWithout;
  const begin = () => {
    void bridge.move.go('key');
    onGo('move');
  };
  const help = () => onGo('help');
  const link = state.supportLink;
  useFocusRestWithout(`${link?.isConfirmed === true} ${state.move !== null}`);
  return (
    <>
      {link?.isConfirmed === true && (
        <div className="trouble">
          <SupportBanner link={link} isHeld={device.is === 'held'} />
        </div>
      )}
      {state.move !== null && (
        <div className="trouble">
          <MoveBanner onResume={() => onGo('move')} />
        </div>
      )}
      {device.is === 'none' || activatesHere ? (
        <StartPage state={state} onConnect={() => onGo('connect')} onLost={onLost} onHelp={help} />
      ) : (
        <DevicePage
          device={device}
          product={state.vendor.productName}
          releaseAsked={releaseAsked}
          canList={state.connection.is === 'organization'}
          onMove={begin}
          onLost={() => onLost(null)}
          onHelp={help}
        />
      )}
    </>
  );
}
