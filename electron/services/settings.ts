import { defaultSettings, type Settings, type SettingsChange } from '../../shared/settings.ts';
import type { Appearance, Background } from '../ports.ts';
import type { AppRecords } from '../storage/records.ts';

/** The person's settings, saved and applied. */
export type SettingsService = ReturnType<typeof createSettingsService>;

/** Returns the settings over their file, applied at once. A file that cannot be read gives the defaults. */
export function createSettingsService(deps: {
  readonly file: AppRecords['settings'];
  readonly appearance: Appearance;
  readonly background: Pick<Background, 'setOpenAtLogin'>;
  readonly changed: (settings: Settings) => void;
}) {
  const stored = deps.file.read();
  let settings = stored.type === 'value' ? stored.value : defaultSettings;
  deps.appearance.follow(settings.appearance);
  return {
    get: (): Settings => settings,
    /** Saves and applies a change. Throws the file system's error. An app that does not stay in the background does not start in it. */
    change(change: SettingsChange): void {
      const changed = { ...settings, ...change };
      const next = { ...changed, openAtLogin: changed.openAtLogin && changed.background };
      if (next.openAtLogin !== settings.openAtLogin)
        deps.background.setOpenAtLogin(next.openAtLogin);
      deps.file.write(next);
      settings = next;
      deps.appearance.follow(settings.appearance);
      deps.changed(settings);
    },
  };
}
