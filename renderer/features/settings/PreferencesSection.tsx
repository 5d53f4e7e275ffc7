import type { Server } from '../../../shared/license.ts';
import { languages } from '../../../shared/language.ts';
import type { Settings, SettingsChange } from '../../../shared/settings.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useAct } from '../../ui/use-act.ts';

const appearances = ['system', 'light', 'dark'] as const;

interface PreferencesSectionProps {
  readonly settings: Settings;
  /** The servers that this build may be pointed at. */
  readonly servers: readonly Server[];
}

/** Language and look, what happens at start and unasked. Main keeps a change and answers with the new state. */
export function PreferencesSection({ settings, servers }: PreferencesSectionProps) {
  const text = useText();
  const words = text.settings;
  const { alarm, say } = useAnnouncer();
  const { run, failure } = useAct(
    (change: SettingsChange) => bridge.settings.change(change),
    () => say(words.changed),
    ({ code }) => alarm(text.failures.words[code].title),
  );
  const { system, names } = words.language;
  return (
    <section className="card settings-section" aria-label={words.title}>
      <Select
        label={words.language.title}
        options={[
          { value: 'system', name: system },
          ...languages.map((value) => ({ value, name: names[value], lang: value })),
        ]}
        value={settings.language}
        onChange={(language) => {
          if (language !== null) run({ language });
        }}
      />
      <ChoiceCards
        legend={words.appearance.title}
        name="appearance"
        choices={appearances.map((value) => ({ value, title: words.appearance[value] }))}
        value={settings.appearance}
        onChange={(appearance) => run({ appearance })}
      />
      {servers.length > 1 && (
        <Select
          label={words.server.title}
          options={servers.map((value) => ({ value, name: words.server[value] }))}
          value={settings.server}
          onChange={(server) => {
            if (server !== null) run({ server });
          }}
        />
      )}
      <h2>{words.start.title}</h2>
      <Switch
        label={words.start.check}
        hint={words.start.checkHint}
        checked={settings.checkAtStart}
        onChange={(checkAtStart) => run({ checkAtStart })}
      />
      <h2>{words.notifications.title}</h2>
      <Switch
        label={words.notifications.show}
        hint={words.notifications.hint}
        checked={settings.notifications}
        onChange={(notifications) => run({ notifications })}
      />
      {failure !== null && <FailureNote failure={failure} />}
    </section>
  );
}
