import type { AppState } from '../../../shared/app-state.ts';
import { useText } from '../../use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { AboutSection } from './AboutSection.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import { DataSection } from './DataSection.tsx';
import { PreferencesSection } from './PreferencesSection.tsx';
import './settings.css';

interface SettingsPageProps {
  readonly state: AppState;
  readonly onConnect: () => void;
}

/** The settings, the connection to Polar, and information about the app. */
export function SettingsPage({ state, onConnect }: SettingsPageProps) {
  const text = useText();
  return (
    <Page title={text.settings.title} layout="columns">
      <PreferencesSection servers={state.servers} />
      <div className="page-parts">
        {(state.vendor.entryPoints.includes('organization') ||
          state.connection.type !== 'public') && (
          <ConnectionSection connection={state.connection} onConnect={onConnect} />
        )}
        <DataSection />
        <AboutSection />
      </div>
    </Page>
  );
}
