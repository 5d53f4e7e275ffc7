import type { Text } from '../text.ts';

/** Text of moving this computer's seat to another one, in German. */
export const move: Text['move'] = {
  title: 'Auf einen neuen Computer umziehen',
  entryPoint: {
    title: 'Auf einen neuen Computer umziehen',
  },
  steps: {
    label: 'Schritte',
    names: ['Schlüssel aufbewahren', 'Hier freigeben', 'Dort aktivieren'],
    done: 'Erledigt',
  },
  key: {
    title: 'Lizenzschlüssel aufbewahren',
    lead: (ending) =>
      `Der neue Computer fragt nach dem ${ending === '' ? 'Lizenzschlüssel' : `Schlüssel, der auf ${ending} endet`}. Nach der Freigabe hat dieser Computer ihn nicht mehr.`,
    advice:
      'Schreiben Sie ihn auf oder senden Sie ihn sich selbst. Er steht auch in Ihrer Bestellübersicht. Ein kopierter Schlüssel verlässt die Zwischenablage nach einer Minute.',
    organization: 'Der neue Computer fragt vielleicht auch nach der Organisations-ID:',
    show: 'Schlüssel anzeigen',
    copy: 'Schlüssel kopieren',
    next: 'Ich habe den Schlüssel',
    notNow: 'Jetzt nicht',
  },
  release: {
    lead: 'Geben Sie den Platz hier frei, damit der neue Computer ihn belegen kann. Ihre Dateien bleiben unverändert.',
    later:
      'Der Umzug bleibt gespeichert, auch wenn Sie die App schließen. Hat Ihre Lizenz noch einen freien Platz, können Sie den neuen Computer schon jetzt aktivieren.',
    back: 'Zurück zum Schlüssel',
  },
  there: {
    title: 'Auf dem neuen Computer fortfahren',
    lead: 'Der Platz ist frei. Führen Sie diese Schritte auf dem neuen Computer aus.',
    tips: [
      {
        title: 'Installieren',
        body: 'Installieren Sie dort dieselbe Software und öffnen Sie sie.',
      },
      {
        title: 'Schlüssel eingeben',
        body: 'Wählen Sie „Ich habe einen Lizenzschlüssel“ und geben Sie den aufbewahrten Schlüssel ein.',
      },
      {
        title: 'Aktivieren',
        body: 'Prüfen Sie die Lizenzdetails. „Aktivieren“ belegt den freien Platz.',
      },
    ],
    done: 'Fertig',
  },
  banner: {
    title: 'Sie ziehen auf einen neuen Computer um',
    body: 'Der Umzug ist noch nicht abgeschlossen.',
    bodyOf: (license) => `Der Umzug von „${license}“ ist noch nicht abgeschlossen.`,
    resume: 'Fortfahren',
    end: 'Umzug abbrechen',
  },
};
