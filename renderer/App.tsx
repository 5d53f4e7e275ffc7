import { Activity, startTransition, Suspense, useEffect, useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import { DeviceScreen } from './DeviceScreen.tsx';
import type { EnteredKey } from './entered-key.ts';
import { useDeviceNews } from './features/device/use-device-announcements.ts';
import { SupportLinkAnswer } from './features/support/SupportLinkAnswer.tsx';
import { useFollowedLink } from './features/support/use-followed-link.ts';
import { fetchOtherScreens, OtherScreen } from './OtherScreen.tsx';
import { listedScreen, type Screen } from './screen.ts';
import { Sidebar } from './shell/Sidebar.tsx';
import { NotLoaded } from './shell/NotLoaded.tsx';
import { tellsOf } from './shell/screen-of-event.ts';
import { FailureNote } from './ui/FailureNote.tsx';
import { whenIdle } from './ui/use-idle.ts';
import { pullAppState, useAppState } from './use-app-state.ts';
import { useAsked } from './use-requested-screen.ts';
import { useOnline } from './use-online.ts';
import { useText } from './use-text.ts';
import './shell/shell.css';

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
    () => whenIdle(() => void fetchOtherScreens(isConnected ? language : null)),
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
