import type { Settings, SettingsChange } from '../../../shared/settings.ts';
import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { useAnnouncer } from '../../ui/Announcer.tsx';
import { ChoiceCards } from '../../ui/ChoiceCards.tsx';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useAct } from '../../ui/use-act.ts';

const appearances = ['system', 'light', 'dark'] as const;

/** Appearance, and what happens at start. Main keeps a change and answers with the new state. */
export function PreferencesSection({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const words = text.settings;
  const { alarm, say } = useAnnouncer();
  const { run, failure } = useAct(
    (change: SettingsChange) => bridge.settings.change(change),
    () => say(words.changed),
    ({ code }) => alarm(text.failures.words[code].title),
  );
  return (
    <section className="card settings-section">
      <ChoiceCards
        legend={words.appearance.title}
        name="appearance"
        choices={appearances.map((value) => ({ value, title: words.appearance[value] }))}
        value={settings.appearance}
        onChange={(appearance) => run({ appearance })}
      />
      <h2>{words.start.title}</h2>
      <Switch
        label={words.start.check}
        hint={words.start.checkHint}
        checked={settings.checkAtStart}
        onChange={(checkAtStart) => run({ checkAtStart })}
      />
      {failure !== null && <FailureNote failure={failure} />}
    </section>
  );
}
