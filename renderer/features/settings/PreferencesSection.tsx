import { languages } from '../../../shared/language.ts';
import { useReadyState } from '../../use-app-state.ts';
import { useSettings } from '../../use-settings.ts';
import { useText } from '../../use-text.ts';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';

const appearances = ['system', 'light', 'dark'] as const;

/**
 * The language, the color mode, and what the app does at start and in the background. Main saves each change and publishes the new
 * state.
 */
export function PreferencesSection() {
  const text = useText();
  const messages = text.settings;
  const { servers, notificationsFail } = useReadyState();
  const { settings, change, failure } = useSettings();
  const { system, names } = messages.language;
  return (
    <section className="card stack settings-section" aria-label={messages.title}>
      <Select
        label={messages.language.title}
        options={[
          { value: 'system', name: system },
          ...languages.map((value) => ({ value, name: names[value], lang: value })),
        ]}
        value={settings.language}
        onChange={(language) => {
          if (language !== null) change({ language });
        }}
      />
      <ChoiceCards
        legend={messages.appearance.title}
        name="appearance"
        choices={appearances.map((value) => ({ value, title: messages.appearance[value] }))}
        value={settings.appearance}
        onChange={(appearance) => change({ appearance })}
      />
      {servers.length > 1 && (
        <Select
          label={messages.server.title}
          hint={messages.server.hint}
          options={servers.map((value) => ({ value, name: messages.server[value] }))}
          value={settings.server}
          onChange={(server) => {
            if (server !== null) change({ server });
          }}
        />
      )}
      <h2>{messages.start.title}</h2>
      <Switch
        label={messages.start.check}
        hint={messages.start.checkHint}
        checked={settings.checkAtStart}
        onChange={(checkAtStart) => change({ checkAtStart })}
      />
      <h2>{messages.background.title}</h2>
      <Switch
        label={messages.background.stay}
        hint={messages.background.stayHint}
        checked={settings.background}
        onChange={(background) => change({ background })}
      />
      {settings.background && (
        <Switch
          label={messages.background.login}
          hint={messages.background.loginHint}
          checked={settings.openAtLogin}
          onChange={(openAtLogin) => change({ openAtLogin })}
        />
      )}
      <h2>{messages.notifications.title}</h2>
      <Switch
        label={messages.notifications.show}
        hint={messages.notifications.hint}
        checked={settings.notifications}
        onChange={(notifications) => change({ notifications })}
      />
      {notificationsFail && (
        <div data-tone="wait">
          <div className="failure-note">
            <Icon name="warning" />
            <p>{messages.notifications.fail}</p>
          </div>
        </div>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </section>
  );
}
