import { app } from 'electron';

/**
 * Returns the person's languages, preferred first: the one of Chromium's switch `--lang`, else the system's. Empty before the app is
 * ready.
 */
export function preferredLocales(): readonly string[] {
  const override = app.commandLine.getSwitchValue('lang');
  if (override !== '') return [override];
  return app.isReady() ? app.getPreferredSystemLanguages() : [];
}
