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
      body: (scope) =>
        `Geben Sie ihm die Berechtigung ${scope}, und setzen Sie ein Ablaufdatum. organizations:read und benefits:read zeigen auch die Namen Ihrer Organisation und Ihrer Produkte. Mehr braucht es nicht.`,
      open: 'Token-Seite von Polar öffnen',
    },
    copy: {
      title: 'Token kopieren',
      body: 'Polar zeigt es ein einziges Mal. Sie fügen es nirgends ein: Dieses Fenster bekommt es nie zu sehen.',
    },
    use: {
      title: 'Kopiertes Token verwenden',
      body: 'Die App nimmt es aus der Zwischenablage, prüft es bei Polar, speichert es im Schlüsselbund Ihres Systems und leert die Zwischenablage.',
    },
  },
  about: {
    title: 'Gut zu wissen',
    tips: [
      {
        title: 'Wozu es dient',
        body: 'Sie sehen, wie viele Plätze jede Lizenz belegt, und können jeden davon freigeben.',
      },
      {
        title: 'Wo es bleibt',
        body: 'Auf diesem Computer. Es gelangt nie in dieses Fenster, in ein Protokoll, einen Bericht oder einen Beleg.',
      },
      {
        title: 'Trennen',
        body: '„Trennen“ in den Einstellungen löscht es hier. Um es zu widerrufen, löschen Sie es in Polar.',
      },
    ],
  },
  server: {
    label: 'Woher kommt das Token?',
    production: { title: 'Polar', body: 'Echte Lizenzen.' },
    sandbox: {
      title: 'Polar-Sandbox',
      body: 'Probieren Sie es zuerst hier aus. Kunden sind nicht betroffen.',
    },
    loopback: { title: 'Lokaler Testserver', body: 'Auf diesem Computer, für die Entwicklung.' },
  },
  submit: 'Kopiertes Token verwenden',
  busy: 'Wird bei Polar geprüft …',
  done: 'Organisation verbunden.',
  scope: 'license_keys:write',
};
