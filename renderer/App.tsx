import { Activity, lazy, startTransition, Suspense, useEffect, useState } from 'react';
import type { AppState } from '../shared/app-state.ts';
import type { Failure } from '../shared/failure.ts';
import type { TransferView } from '../shared/transfer.ts';
import type { Language } from '../shared/language.ts';
import { bridge } from './bridge.ts';
import { allLicenses, getOpenSeat } from './device-view.ts';
import { DeviceScreen } from './DeviceScreen.tsx';
import type { EnteredKey } from './entered-key.ts';
import { isShownOnDeviceCard } from './features/device/device-failure.ts';
import { useSeatAnnouncements } from './features/device/use-seat-announcements.ts';
import { SupportLinkPrompt } from './features/support/SupportLinkPrompt.tsx';
import { UpdateNote } from './features/updates/UpdateNote.tsx';
import { useConfirmedLink } from './features/support/use-confirmed-link.ts';
import { fetchPalette, SellerPalette, usePalette } from './SellerPalette.tsx';
import { getListedScreen, isSellerScreen, type Screen } from './screen.ts';
import { Sidebar } from './shell/Sidebar.tsx';
import { NotLoaded } from './shell/NotLoaded.tsx';
import { useAnnouncer } from './ui/Announcer.tsx';
import { FailureNote } from './ui/FailureNote.tsx';
import { runWhenIdle } from './ui/use-idle.ts';
import { requestSearch } from './ui/use-search-field.ts';
import { pullAppState, useAppState } from './use-app-state.ts';
import { useCopyKey, useDeviceView } from './use-device-view.ts';
import { useAboutKey } from './use-about-key.ts';
import { useRetryOnline } from './use-retry-online.ts';
import { useText } from './use-text.ts';
import { useWindowRequests } from './use-window-requests.ts';
import './shell/shell.css';

const loadOtherScreens = () => import('./OtherScreen.tsx');
const OtherScreen = lazy(() =>
  loadOtherScreens().then((module) => ({ default: module.OtherScreen })),
);

/**
 * Loads the code of the other screens ahead of time, and the admin panel with its messages in `licensesLanguage` unless that is
 * null. What fails to load now is loaded when it is opened.
 */
async function fetchOtherScreens(licensesLanguage: Language | null): Promise<void> {
  const module = await loadOtherScreens().catch(() => null);
  if (licensesLanguage === null) return;
  await module?.fetchLicenses(licensesLanguage);
  await fetchPalette();
}

/** The window: shows main's state on the screen that the person opened. */
export function App() {
  const text = useText();
  const mirrored = useAppState();
  switch (mirrored.type) {
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

/** Returns the screen of a window that opens. */
function getFirstScreen({ connection, seats }: AppState, move: 'move' | 'move-all' | null): Screen {
  // An unfinished move continues at its last step.
  if (move !== null) return move;
  // A seller's computer without a seat has nothing to show of itself.
  return connection.type === 'organization' && seats.length === 0 ? 'overview' : 'device';
}

/** Whether neither a license nor the move of one is left of a seat. */
function hasNothingToMove({ device, move }: AppState['seats'][number]): boolean {
  return device.type === 'none' && move === null;
}

/** Puts the cursor into the search field, on the nearest screen that has one. */
function openSearch(
  screen: Screen,
  isConnected: boolean,
  openScreen: (next: Screen) => void,
): void {
  if (screen !== 'licenses' && screen !== 'activity')
    openScreen(isConnected ? 'licenses' : 'activity');
  requestSearch();
}

function Window({ state }: { readonly state: AppState }) {
  const { localFailure, seats } = state;
  const { view, open, moveAtStart, openView } = useDeviceView(seats);
  const isConnected = state.connection.type === 'organization';
  const [chosenScreen, setScreen] = useState(() => getFirstScreen(state, moveAtStart));
  const { language } = useText();
  // The seller's screens need the organization's token.
  const screen = isSellerScreen(chosenScreen) && !isConnected ? 'device' : chosenScreen;
  // A move ends when its seat's record is gone without a release. A move that has just started still has its seat.
  const isMoving = open !== null && (open.move !== null || open.device.type === 'held');
  if (chosenScreen === 'move-all' && seats.every(hasNothingToMove)) setScreen('device');
  if (chosenScreen === 'move' && !isMoving) setScreen('device');
  const [previousScreen, setPreviousScreen] = useState<Screen>('device');
  const [isReleaseRequested, setReleaseRequested] = useState(false);
  useSeatAnnouncements(seats);
  useOtherScreensAhead(isConnected ? language : null);
  const { hideToast } = useAnnouncer();
  const openScreen = (next: Screen) => {
    // A message belongs to its page.
    hideToast();
    if (screen === 'transfer') void bridge.transfer.close();
    startTransition(() => {
      setPreviousScreen(screen);
      setScreen(next);
    });
  };

  /** Opens this device, where the person left it; all licenses if it is open already. */
  const openDevice = () => {
    if (screen === 'device') openView(allLicenses);
    openScreen('device');
  };
  const copyKey = useCopyKey(open, () => openScreen('device'));
  const [transfer, openTransfer] = useScreenWith<TransferView>(() => {
    // The form that adds a license gives way to the licenses once the file's have been added.
    openView(allLicenses);
    openScreen('transfer');
  });
  const [entered, openLostScreen] = useScreenWith<EnteredKey>(() => openScreen('lost'));

  const openRelease = () => {
    openScreen('device');
    // Of several licenses the person chooses one in the list first.
    if (open === null) openView(allLicenses);
    const shownSeat = open ?? getOpenSeat(seats, allLicenses);
    setReleaseRequested(shownSeat?.device.type === 'held');
  };

  const palette = usePalette(openScreen);
  useWindowRequests({
    copyKey,
    openDevice,
    openRelease,
    openScreen,
    openPalette() {
      if (isConnected) palette.open();
    },
    search: () => openSearch(screen, isConnected, openScreen),
  });
  useAboutKey(screen, () => openScreen('about'));
  useRetryOnline();
  useConfirmedLink(state.supportLink, () => openScreen('device'));
  const hasForm =
    view.type === 'adding' ||
    view.type === 'unfinished' ||
    seats.every(({ device }) => device.type === 'none' || device.type === 'activating');
  const shown = open === null ? seats : [open];
  const isOnCard =
    localFailure !== null &&
    screen === 'device' &&
    shown.some(({ device }) => isShownOnDeviceCard(device, localFailure));

  return (
    <div className="window">
      <Sidebar
        state={state}
        screen={getListedScreen(screen, previousScreen)}
        onOpenScreen={(next) => (next === 'device' ? openDevice() : openScreen(next))}
      />
      <main className="content">
        <Trouble failure={isOnCard ? null : localFailure} />
        {screen !== 'settings' && (
          <UpdateNote updates={state.updates} onShow={() => openScreen('settings')} />
        )}
        <Suspense fallback={null}>
          {(screen === 'device' || hasForm) && (
            // Keeps what the person typed while another screen is open.
            <Activity mode={screen === 'device' ? 'visible' : 'hidden'}>
              <DeviceScreen
                state={state}
                view={view}
                isReleaseRequested={isReleaseRequested}
                onReleaseHandled={() => setReleaseRequested(false)}
                onOpenScreen={openScreen}
                onOpenView={openView}
                onLost={openLostScreen}
                onTransfer={openTransfer}
              />
            </Activity>
          )}
          {screen !== 'device' && (
            <OtherScreen
              screen={screen}
              open={open}
              entered={entered}
              request={palette.request}
              onRequestHandled={palette.requestHandled}
              transfer={transfer}
              onLost={openLostScreen}
              onOpenScreen={openScreen}
              onBack={() => openScreen(previousScreen === 'connect' ? 'device' : previousScreen)}
            />
          )}
          <SupportLinkPrompt link={state.supportLink} />
        </Suspense>
      </main>
      <SellerPalette palette={palette} />
    </div>
  );
}

/** Returns what a screen is about, null at first, and a function that opens the screen with it. */
function useScreenWith<T>(open: () => void): [T | null, (value: T | null) => void] {
  const [value, setValue] = useState<T | null>(null);
  const openWith = (next: T | null) => {
    setValue(next);
    open();
  };
  return [value, openWith];
}

/** Loads the other screens when the window is idle; the admin panel's text in `licensesLanguage` unless that is null. */
function useOtherScreensAhead(licensesLanguage: Language | null): void {
  useEffect(() => runWhenIdle(() => void fetchOtherScreens(licensesLanguage)), [licensesLanguage]);
}

/** A problem of this computer, above the page. */
function Trouble({ failure }: { readonly failure: Failure | null }) {
  if (failure === null) return null;
  return (
    <div className="trouble">
      <FailureNote failure={failure} />
    </div>
  );
}
