import { Activity, lazy, startTransition, Suspense, useEffect, useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { bridge } from './bridge.ts';
import type { EnteredKey } from './entered-key.ts';
import { DevicePage } from './features/device/DevicePage.tsx';
import { MoveBanner } from './features/device/move/MoveBanner.tsx';
import { useDeviceNews } from './features/device/use-device-news.ts';
import { StartPage } from './features/start/StartPage.tsx';
import { SupportBanner } from './features/support/SupportBanner.tsx';
import { SupportLinkAnswer } from './features/support/SupportLinkAnswer.tsx';
import { useFollowedLink } from './features/support/use-followed-link.ts';
import { listedScreen, type Screen } from './screen.ts';
import { Sidebar } from './shell/Sidebar.tsx';
import { NotLoaded } from './shell/NotLoaded.tsx';
import { tellsOf } from './shell/tells-of.ts';
import { FailureNote } from './ui/FailureNote.tsx';
import { useFocusRestWithout } from './ui/use-focus-rest.ts';
import { whenIdle } from './ui/use-idle.ts';
import { pullAppState, useAppState } from './use-app-state.ts';
import { useAsked } from './use-asked.ts';
import { useOnline } from './use-online.ts';
import { useText } from './use-text.ts';
import { loadAdminWords } from './words.ts';
import './shell/shell.css';

const loadActivity = () => import('./features/activity/ActivityPage.tsx');
const loadLicenses = () => import('./features/licenses/Licenses.tsx');
const loadSettings = () => import('./features/settings/SettingsPage.tsx');
const loadConnect = () => import('./features/connect/ConnectPage.tsx');
const loadMove = () => import('./features/device/move/MovePage.tsx');
const loadSupport = () => import('./features/support/SupportPage.tsx');
const MovePage = lazy(() => loadMove().then((part) => ({ default: part.MovePage })));
const SupportPage = lazy(() => loadSupport().then((part) => ({ default: part.SupportPage })));
const SettingsPage = lazy(() => loadSettings().then((part) => ({ default: part.SettingsPage })));
const ActivityPage = lazy(() => loadActivity().then((part) => ({ default: part.ActivityPage })));
const Licenses = lazy(() => loadLicenses().then((part) => ({ default: part.Licenses })));
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
  // A move that was begun goes on where it was left.
  const [chosen, setScreen] = useState<Screen>(state.move === null ? 'device' : 'move');
  // The licenses are the organization's: they go with its token.
  const isConnected = state.connection.is === 'organization';
  const { language } = useText();
  const screen = chosen === 'licenses' && !isConnected ? 'device' : chosen;
  // A move ends by itself when its seat's record goes without a release; one that was only just begun still has its seat.
  const isMoving = state.move !== null || state.device.is === 'held';
  if (chosen === 'move' && !isMoving) setScreen('device');
  const [before, setBefore] = useState<Screen>('device');
  const [entered, setEntered] = useState<EnteredKey | null>(null);
  const [releaseAsked, setReleaseAsked] = useState(0);
  useDeviceNews(state.device);
  useEffect(
    () =>
      whenIdle(() => {
        void Promise.allSettled([
          loadActivity(),
          loadSettings(),
          loadConnect(),
          loadMove(),
          loadSupport(),
          ...(isConnected ? [loadLicenses(), loadAdminWords(language)] : []),
        ]);
      }),
    [isConnected, language],
  );
  const go = (next: Screen) => {
    startTransition(() => {
      setBefore(screen);
      setScreen(next);
    });
  };

  const lose = (key: EnteredKey | null) => {
    setEntered(key);
    go('lost');
  };

  useAsked((what) => {
    switch (what) {
      case 'device':
      case 'activity':
      case 'settings':
        go(what);
        break;
      case 'release':
        go('device');
        setReleaseAsked((times) => times + 1);
        break;
    }
  });
  useOnline();
  useFollowedLink(state.supportLink, () => go('device'));
  const startsHere = state.device.is === 'none' || state.device.is === 'activating';

  return (
    <div className="window">
      <Sidebar state={state} screen={listedScreen(screen, before)} onGo={go} />
      <main className="content">
        {state.trouble !== null &&
          !(screen === 'device' && tellsOf(state.device, state.trouble)) && (
            <div className="trouble">
              <FailureNote failure={state.trouble} />
            </div>
          )}
        <Suspense fallback={null}>
          {(screen === 'device' || startsHere) && (
            // What was typed for a seat stays while its person looks elsewhere.
            <Activity mode={screen === 'device' ? 'visible' : 'hidden'}>
              <DeviceScreen state={state} releaseAsked={releaseAsked} onGo={go} onLost={lose} />
            </Activity>
          )}
          {screen !== 'device' && (
            <OtherScreen
              state={state}
              screen={screen}
              entered={entered}
              onGo={go}
              onBack={() => go(before === 'connect' ? 'device' : before)}
            />
          )}
          <SupportLinkAnswer link={state.supportLink} />
        </Suspense>
      </main>
    </div>
  );
}

interface OtherScreenProps {
  readonly state: AppState;
  readonly screen: Exclude<Screen, 'device'>;
  /** Null where no key was entered before its person asked for help. */
  readonly entered: EnteredKey | null;
  readonly onGo: (screen: Screen) => void;
  readonly onBack: () => void;
}

function OtherScreen({ state, screen, entered, onGo, onBack }: OtherScreenProps) {
  switch (screen) {
    case 'licenses':
      return <Licenses state={state} />;
    case 'activity':
      return <ActivityPage grown={state.activity} />;
    case 'settings':
      return <SettingsPage state={state} onConnect={() => onGo('connect')} />;
    case 'connect':
      return <ConnectPage servers={state.servers} onEnd={onBack} />;
    case 'move':
      return <MovePage state={state} onEnd={() => onGo('device')} />;
    case 'lost':
    case 'help':
      return (
        <SupportPage
          key={screen}
          topic={screen}
          state={state}
          entered={entered}
          onEnd={() => onGo('device')}
        />
      );
  }
}

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
function DeviceScreen({ state, releaseAsked, onGo, onLost }: DeviceScreenProps) {
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
