import { lazy } from 'react';
import type { SeatState } from '../shared/app-state.ts';
import type { TransferView } from '../shared/transfer.ts';
import type { Language } from '../shared/language.ts';
import type { EnteredKey } from './entered-key.ts';
import { AboutPage } from './features/about/AboutPage.tsx';
import { ActivityPage } from './features/activity/ActivityPage.tsx';
import { ConnectPage } from './features/connect/ConnectPage.tsx';
import { MoveAllPage } from './features/device/move/MoveAllPage.tsx';
import { MovePage } from './features/device/move/MovePage.tsx';
import { SeatContext } from './features/device/seat-context.ts';
import { SettingsPage } from './features/settings/SettingsPage.tsx';
import { TransferPage } from './features/start/transfer/TransferPage.tsx';
import { SupportPage } from './features/support/SupportPage.tsx';
import type { Screen } from './screen.ts';
import type { SellerRequest } from './seller-request.ts';
import { loadPanelText } from './messages.ts';

const loadLicenses = () => import('./features/licenses/AdminArea.tsx');
const AdminArea = lazy(() => loadLicenses().then((module) => ({ default: module.AdminArea })));

/** Loads the admin panel ahead of time. What fails to load now is loaded when the panel is opened. */
export async function fetchLicenses(language: Language): Promise<void> {
  await Promise.allSettled([loadLicenses(), loadPanelText(language)]);
}

interface OtherScreenProps {
  readonly screen: Exclude<Screen, 'device'>;
  /** The seat that has a page of its own now; null for none. */
  readonly open: SeatState | null;
  /** Null if no key was entered before the person asked for help. */
  readonly entered: EnteredKey | null;
  /** What the palette asks of the seller's screens; null for nothing. */
  readonly request: SellerRequest | null;
  readonly onRequestHandled: () => void;
  /** Null if no transfer file is open. */
  readonly transfer: TransferView | null;
  readonly onOpenScreen: (screen: Screen) => void;
  readonly onLost: (key: EnteredKey | null) => void;
  readonly onBack: () => void;
}

/** A screen other than this device's. The admin panel's code loads when it is first shown. */
export function OtherScreen(props: OtherScreenProps) {
  const { screen, open, entered, transfer, onOpenScreen, onLost, onBack } = props;
  switch (screen) {
    case 'overview':
    case 'licenses':
    case 'support':
      return (
        <AdminArea
          screen={screen}
          request={props.request}
          onRequestHandled={props.onRequestHandled}
          onOpenScreen={onOpenScreen}
          onConnect={() => onOpenScreen('connect')}
        />
      );
    case 'activity':
      return <ActivityPage />;
    case 'settings':
      return (
        <SettingsPage
          onConnect={() => onOpenScreen('connect')}
          onAbout={() => onOpenScreen('about')}
        />
      );
    case 'about':
      return <AboutPage onBack={onBack} />;
    case 'connect':
      return <ConnectPage onConnected={() => onOpenScreen('overview')} onBack={onBack} />;
    case 'move':
      return (
        open !== null && (
          <SeatContext value={open.id}>
            <MovePage device={open.device} move={open.move} onEnd={() => onOpenScreen('device')} />
          </SeatContext>
        )
      );
    case 'move-all':
      return <MoveAllPage onEnd={() => onOpenScreen('device')} />;
    case 'transfer':
      return (
        transfer !== null && (
          <TransferPage
            transfer={transfer}
            onEnd={() => onOpenScreen('device')}
            onLost={onLost}
            onHelp={() => onOpenScreen('help')}
          />
        )
      );
    case 'lost':
    case 'help':
      return (
        <SupportPage
          key={screen}
          topic={screen}
          entered={entered}
          seat={open?.id ?? null}
          onEnd={() => onOpenScreen('device')}
        />
      );
  }
}
