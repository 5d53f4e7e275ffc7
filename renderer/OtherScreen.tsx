import { lazy } from 'react';
import type { Language } from '../shared/language.ts';
import type { EnteredKey } from './entered-key.ts';
import { ActivityPage } from './features/activity/ActivityPage.tsx';
import { ConnectPage } from './features/connect/ConnectPage.tsx';
import { MovePage } from './features/device/move/MovePage.tsx';
import { SettingsPage } from './features/settings/SettingsPage.tsx';
import { SupportPage } from './features/support/SupportPage.tsx';
import type { Screen } from './screen.ts';
import { loadPanelText } from './messages.ts';

const loadActivity = () => import('./features/activity/ActivityPage.tsx');
const loadLicenses = () => import('./features/licenses/LicensesPage.tsx');
const loadSettings = () => import('./features/settings/SettingsPage.tsx');
const loadConnect = () => import('./features/connect/ConnectPage.tsx');
const loadMove = () => import('./features/device/move/MovePage.tsx');
const loadSupport = () => import('./features/support/SupportPage.tsx');
const MovePage = lazy(() => loadMove().then((module) => ({ default: module.MovePage })));
const SupportPage = lazy(() => loadSupport().then((module) => ({ default: module.SupportPage })));
const SettingsPage = lazy(() =>
  loadSettings().then((module) => ({ default: module.SettingsPage })),
);
const ActivityPage = lazy(() =>
  loadActivity().then((module) => ({ default: module.ActivityPage })),
);
const LicensesPage = lazy(() =>
  loadLicenses().then((module) => ({ default: module.LicensesPage })),
);
const ConnectPage = lazy(() => loadConnect().then((module) => ({ default: module.ConnectPage })));

/**
 * Loads the code of the other screens ahead of time. A screen whose code fails to load now is loaded when it is opened.
 * `licensesLanguage` selects the admin panel's messages; null loads neither the panel nor its messages.
 */
export async function fetchOtherScreens(licensesLanguage: Language | null): Promise<void> {
  await Promise.allSettled([
    loadActivity(),
    loadSettings(),
    loadConnect(),
    loadMove(),
    loadSupport(),
    ...(licensesLanguage === null ? [] : [loadLicenses(), loadPanelText(licensesLanguage)]),
  ]);
}

interface OtherScreenProps {
  readonly screen: Exclude<Screen, 'device'>;
  /** Null if no key was entered before the person asked for help. */
  readonly entered: EnteredKey | null;
  readonly onOpenScreen: (screen: Screen) => void;
  readonly onBack: () => void;
}

/** A screen other than this device's. The admin panel's code loads when it is first shown. */
export function OtherScreen({ screen, entered, onOpenScreen, onBack }: OtherScreenProps) {
  switch (screen) {
    case 'licenses':
      return <LicensesPage />;
    case 'activity':
      return <ActivityPage />;
    case 'settings':
      return <SettingsPage onConnect={() => onOpenScreen('connect')} />;
    case 'connect':
      return <ConnectPage onEnd={onBack} />;
    case 'move':
      return <MovePage onEnd={() => onOpenScreen('device')} />;
    case 'lost':
    case 'help':
      return (
        <SupportPage
          key={screen}
          topic={screen}
          entered={entered}
          onEnd={() => onOpenScreen('device')}
        />
      );
  }
}
