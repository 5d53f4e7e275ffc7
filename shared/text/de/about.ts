import type { Text } from '../text.ts';

/** Text of the page about the app, in German. */
export const about: Text['about'] = {
  title: 'Über die App',
  open: 'Tastenkürzel, Neuerungen und Open-Source-Lizenzen',
  news: 'Neuerungen (Englisch)',
  shortcuts: {
    title: 'Tastenkürzel',
    keys: { control: 'Strg', shift: 'Umschalt', escape: 'Esc' },
    names: {
      about: 'Diese Seite anzeigen',
      release: 'Platz freigeben …',
      check: 'Jetzt prüfen',
      copyKey: 'Lizenzschlüssel kopieren',
      settings: 'Einstellungen',
      quit: 'Beenden',
      pages: 'Zu einer Seite wechseln',
      close: 'Dialog schließen',
    },
  },
  parts: {
    title: 'Open-Source-Lizenzen',
    body: 'Die App verwendet diese Pakete sowie Electron und Chromium. Die vollständigen Lizenztexte stehen in licenses.txt bei den Dateien der App.',
  },
};
