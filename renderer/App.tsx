import { lazy, startTransition, Suspense, useEffect, useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { DevicePage } from './features/device/DevicePage.tsx';
import { useDeviceNews } from './features/device/use-device-news.ts';
import { StartPage } from './features/start/StartPage.tsx';
import type { Screen } from './screen.ts';
import { Sidebar } from './shell/Sidebar.tsx';
import { NotLoaded } from './shell/NotLoaded.tsx';
import { FailureNote } from './ui/FailureNote.tsx';
import { whenIdle } from './ui/use-idle.ts';
import { pullAppState, useAppState } from './use-app-state.ts';
import { useText } from './use-text.ts';
import './shell/shell.css';

const loadSettings = () => import('./features/settings/SettingsPage.tsx');
const loadConnect = () => import('./features/connect/ConnectPage.tsx');
const SettingsPage = lazy(() => loadSettings().then((part) => ({ default: part.SettingsPage })));
const ConnectPage = lazy(() => loadConnect().then((part) => ({ default: part.ConnectPage })));

/** The window: a mirror of main's state, and the screen the person chose. */
export function App() {
  const text = useText();
  const mirrored = useAppState();
  switch (mirrored.is) {
    case 'loading':
      return (
        <main className="loading" aria-busy="true">
          <p>{text.app.loading}</p>
        </main>
      );
    case 'failed':
      return <NotLoaded failure={mirrored.failure} onRetry={pullAppState} />;
    case 'ready':
      return <Window state={mirrored.state} />;
  }
}

function Window({ state }: { readonly state: AppState }) {
  const [screen, setScreen] = useState<Screen>('device');
  const [before, setBefore] = useState<Screen>('device');
  useDeviceNews(state.device);
  useEffect(
    () =>
      whenIdle(() => {
        void Promise.allSettled([loadSettings(), loadConnect()]);
      }),
    [],
  );
  const go = (next: Screen) => {
    startTransition(() => {
      setBefore(screen);
      setScreen(next);
    });
  };

  return (
    <div className="window">
      <Sidebar state={state} screen={screen === 'connect' ? before : screen} onGo={go} />
      <main className="content">
        {state.trouble !== null && (
          <div className="trouble">
            <FailureNote failure={state.trouble} />
          </div>
        )}
        <Suspense fallback={null}>
          <CurrentScreen
            state={state}
            screen={screen}
            onGo={go}
            onBack={() => go(before === 'connect' ? 'device' : before)}
          />
        </Suspense>
      </main>
    </div>
  );
}

interface CurrentScreenProps {
  readonly state: AppState;
  readonly screen: Screen;
  readonly onGo: (screen: Screen) => void;
  readonly onBack: () => void;
}

function CurrentScreen({ state, screen, onGo, onBack }: CurrentScreenProps) {
  switch (screen) {
    case 'device':
      return <DeviceScreen state={state} onConnect={() => onGo('connect')} />;
    case 'settings':
      return <SettingsPage state={state} onConnect={() => onGo('connect')} />;
    case 'connect':
      return <ConnectPage servers={state.servers} onEnd={onBack} />;
  }
}

interface DeviceScreenProps {
  readonly state: AppState;
  readonly onConnect: () => void;
}

/**
 * This device's seat, or the ways to one. A form stays while its own activation is under way: it tells why that failed,
 * and keeps what was entered.
 */
function DeviceScreen({ state, onConnect }: DeviceScreenProps) {
  const { device } = state;
  const [beganWithout, setBeganWithout] = useState(false);
  if (device.is === 'none' && !beganWithout) setBeganWithout(true);
  const activatesHere = device.is === 'activating' && !device.unfinished && beganWithout;
  return device.is === 'none' || activatesHere ? (
    <StartPage state={state} onConnect={onConnect} />
  ) : (
    <DevicePage device={device} product={state.vendor.productName} />
  );
}
