import { useReadyState } from '../../use-app-state.ts';
import { useText } from '../../use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { AboutSection } from './AboutSection.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import { DataSection } from './DataSection.tsx';
import { PreferencesSection } from './PreferencesSection.tsx';
import { UpdatesSection } from './UpdatesSection.tsx';
import './settings.css';

interface SettingsPageProps {
  readonly onConnect: () => void;
  readonly onAbout: () => void;
}

/** The settings, the connection to Polar, and information about the app. */
export function SettingsPage({ onConnect, onAbout }: SettingsPageProps) {
  const { vendor, connection, updates } = useReadyState();
  const text = useText();
  return (
    <Page title={text.settings.title} layout="columns">
      <PreferencesSection />
      <div className="page-parts">
        {(vendor.entryPoints.includes('organization') || connection.type !== 'public') && (
          <ConnectionSection connection={connection} onConnect={onConnect} />
        )}
        {updates !== null && <UpdatesSection updates={updates} />}
        <DataSection />
        <AboutSection onAbout={onAbout} />
      </div>
    </Page>
  );
}
