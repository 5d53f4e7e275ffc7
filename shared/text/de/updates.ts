import type { Text } from '../text.ts';

/** Text about newer versions of the app, in German. */
export const updates: Text['updates'] = {
  title: 'Updates',
  available: (version) => `Version ${version} ist verfügbar.`,
  note: {
    show: 'Update anzeigen',
    later: 'Nicht jetzt',
  },
  none: 'Es ist keine neuere Version bekannt.',
  newest: 'Dies ist die neueste Version.',
  checking: 'Es wird nach Updates gesucht …',
  lastCheck: (when) => `Zuletzt geprüft: ${when}`,
  never: 'Noch nicht geprüft',
  checkNow: 'Nach Updates suchen',
  automatic: 'Einmal am Tag nach Updates suchen',
  automaticHint:
    'Kontaktiert nur den Server des Anbieters. Ihre Schlüssel und Plätze werden nicht gesendet.',
  install: 'Update installieren',
  installHint:
    'Die App lädt das Update herunter, und Ihr System fragt nach dem Passwort eines Administrators. Ein Update ändert nichts an Ihrem Platz.',
  download: 'Herunterladen',
  downloadHint:
    'Öffnet die Seite des Anbieters in Ihrem Browser. Ein Update ändert nichts an Ihrem Platz.',
  byHand:
    'Installieren Sie das Update danach im Download-Ordner mit diesem Befehl. Ein Update ändert nichts an Ihrem Platz.',
  copy: 'Kopieren',
  copyLabel: 'Befehl kopieren',
  copied: 'Befehl kopiert.',
  loading: (percent) => `Das Update wird heruntergeladen: ${percent}`,
  installing: 'Das System installiert das Update. Es fragt vielleicht nach einem Passwort.',
  installed: (version) =>
    `Version ${version} ist installiert. Starten Sie die App neu, um sie zu verwenden.`,
  restart: 'Jetzt neu starten',
};
