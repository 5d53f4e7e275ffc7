import type { Text } from '../text.ts';

/** Text of the screen that connects an organization, in German. */
export const connect: Text['connect'] = {
  title: 'Organisation verbinden',
  lead: 'Für Anbieter. Mit einem Token sehen und verwalten Sie jede Lizenz.',
  warning:
    'Geben Sie dieses Token nie an Kunden weiter. Es ermöglicht den Zugriff auf jede verkaufte Lizenz.',
  steps: {
    label: 'Schritte',
    create: {
      title: 'Token in Polar anlegen',
      lead: 'Setzen Sie ein Ablaufdatum, und geben Sie ihm eine dieser Berechtigungen:',
      scopes: [
        { name: 'Zum Verwalten:', codes: ['license_keys:write'] },
        { name: 'Nur zum Ansehen:', codes: ['license_keys:read'] },
        { name: 'Dazu, um Namen zu zeigen:', codes: ['organizations:read', 'benefits:read'] },
      ],
      open: 'Token-Seite von Polar öffnen',
    },
    copy: {
      title: 'Token kopieren',
      body: 'Polar zeigt es ein einziges Mal. Fügen Sie es nicht ein: Die App liest es aus der Zwischenablage.',
    },
    use: {
      title: 'Kopiertes Token verwenden',
      body: 'Die App prüft es bei Polar, leert die Zwischenablage und speichert das Token auf diesem Computer, verschlüsselt vom Schlüsselbund Ihres Systems. Ohne Schlüsselbund behält sie es nur bis zum Beenden. „Trennen“ in den Einstellungen löscht es hier; um es zu widerrufen, löschen Sie es in Polar.',
    },
  },
  submit: 'Kopiertes Token verwenden',
  submitTo: {
    production: 'Mit Polar verbinden',
    sandbox: 'Mit der Sandbox verbinden',
    loopback: 'Mit dem lokalen Testserver verbinden',
  },
  busy: 'Wird bei Polar geprüft …',
  done: 'Organisation verbunden.',
};
