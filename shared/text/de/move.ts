import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

/** Text of moving this computer's seat to another one, in German. */
export const move: Text['move'] = {
  title: 'Auf neuen Computer übertragen',
  entryPoint: {
    title: 'Auf neuen Computer übertragen',
  },
  steps: {
    label: 'Schritte',
    names: ['Schlüssel aufbewahren', 'Hier freigeben', 'Dort aktivieren'],
    // The plural is the same word.
    keepKeys: 'Schlüssel aufbewahren',
    done: 'Erledigt',
  },
  file: {
    title: 'Lizenz in einer Datei mitnehmen',
    lead: 'Auf einem USB-Stick speichern und auf dem neuen Computer öffnen.',
    withKey: 'Lizenzschlüssel mitnehmen, mit einem Code verschlüsselt',
    withKeyHint:
      'Dort geben Sie dann nur den Code ein. Ohne Häkchen enthält die Datei keinen Schlüssel.',
    all: (count) => `Alle ${formatNumber(count, 'de')} Lizenzen dieses Computers`,
    allHint: 'Jede wird dann auf ihrer eigenen Seite freigegeben, oder alle in der Liste.',
    submit: 'Transferdatei erstellen …',
    busy: 'Datei wird erstellt …',
    saved: 'Transferdatei gespeichert',
    savedWithoutKey:
      'Die Datei ist ohne Schlüssel gespeichert. Bewahren Sie ihn ebenfalls auf: Der neue Computer fragt danach, und dieser vergisst ihn bei der Freigabe.',
  },
  all: {
    title: 'Alle Lizenzen übertragen',
    file: 'Lizenzen in einer Datei mitnehmen',
    withKeys: 'Lizenzschlüssel mitnehmen, mit einem Code verschlüsselt',
    withKeysHint:
      'Dort geben Sie dann nur den Code ein. Ohne Häkchen enthält die Datei keine Schlüssel: Bewahren Sie sie selbst auf, denn nach der Freigabe hat dieser Computer sie nicht mehr.',
    list: 'Lizenzen in der Transferdatei',
    left: (count) =>
      count === 1
        ? 'Eine weitere Lizenz kann jetzt nicht übertragen werden. Ihre Karte sagt, warum.'
        : `${formatNumber(count, 'de')} weitere Lizenzen können jetzt nicht übertragen werden. Ihre Karten sagen, warum.`,
    savedWithoutKeys:
      'Die Transferdatei ist ohne Schlüssel gespeichert. Der neue Computer fragt nach jedem Schlüssel, und nach der Freigabe hat dieser Computer sie nicht mehr. Bewahren Sie sie vorher auf: Die Seite jeder Lizenz kopiert ihren Schlüssel.',
    next: 'Weiter',
    release:
      'Geben Sie die Plätze hier frei, damit der neue Computer sie belegen kann. Ihre Dateien bleiben unverändert. Eine Lizenz mit einem freien Platz können Sie auch zuerst auf dem neuen Computer aktivieren.',
    more: 'Um nur eine freizugeben oder zu übertragen, verwenden Sie die Liste der Lizenzen.',
    there: {
      lead: 'Die Plätze dieses Computers sind freigegeben. Ist der neue Computer noch nicht aktiviert, führen Sie dort diese Schritte aus.',
      tips: [
        {
          title: 'Installieren',
          body: 'Installieren Sie dort dieselbe Software und öffnen Sie sie.',
        },
        {
          title: 'Transferdatei öffnen',
          body: 'Wählen Sie „Transferdatei öffnen“, oder „Ich habe einen Lizenzschlüssel“, um die aufbewahrten Schlüssel nacheinander einzugeben.',
        },
        {
          title: 'Aktivieren',
          body: 'Prüfen Sie die Lizenzen. Jede braucht einen freien Platz.',
        },
      ],
    },
  },
  code: {
    title: 'Code für den neuen Computer',
    lead: 'Geben Sie ihn dort ein, um die Datei zu öffnen.',
    advice: 'Notieren Sie ihn, er steht nur hier. Senden Sie ihn getrennt von der Datei.',
    spoken: (characters) => `Code: ${characters}`,
  },
  key: {
    title: 'Lizenzschlüssel selbst aufbewahren',
    lead: (ending) =>
      `Der neue Computer fragt nach dem ${ending === '' ? 'Lizenzschlüssel' : `Schlüssel, der auf ${ending} endet`}. Nach der Freigabe hat dieser Computer ihn nicht mehr.`,
    advice: 'Schreiben Sie ihn auf. Er steht auch in Ihrer Bestellübersicht.',
    show: 'Schlüssel anzeigen',
    copy: 'Schlüssel kopieren',
    next: 'Ich habe den Schlüssel',
  },
  release: {
    lead: 'Geben Sie den Platz hier frei, damit der neue Computer ihn belegen kann.',
    order: {
      free: 'Ihre Lizenz hat einen freien Platz, Sie können also auch zuerst den neuen Computer aktivieren. Dieser Computer behält seinen Platz, bis Sie ihn freigeben.',
      wasFree: (when) =>
        `Ein Platz war ${when} frei. Vielleicht können Sie also zuerst den neuen Computer aktivieren. Dieser Computer behält seinen Platz, bis Sie ihn freigeben.`,
      full: 'Alle Plätze Ihrer Lizenz sind belegt: Geben Sie zuerst hier frei und aktivieren Sie dann den neuen Computer.',
      unknown:
        'Hat Ihre Lizenz noch einen freien Platz, können Sie auch zuerst den neuen Computer aktivieren. Dieser Computer behält seinen Platz, bis Sie ihn freigeben.',
    },
    activateFirst: 'Zuerst den neuen Computer aktivieren',
    later: {
      wasFree: (when) =>
        `Die Übertragung bleibt gespeichert, auch wenn Sie die App schließen. Ein Platz war ${when} frei. Vielleicht können Sie den neuen Computer also schon aktivieren.`,
      full: 'Die Übertragung bleibt gespeichert, auch wenn Sie die App schließen. Aktivieren Sie den neuen Computer, sobald dieser Platz frei ist.',
      unknown:
        'Die Übertragung bleibt gespeichert, auch wenn Sie die App schließen. Hat Ihre Lizenz noch einen freien Platz, können Sie den neuen Computer schon jetzt aktivieren.',
    },
  },
  there: {
    title: 'Auf dem neuen Computer fortfahren',
    lead: 'Der Platz dieses Computers ist freigegeben. Ist der neue Computer noch nicht aktiviert, führen Sie dort diese Schritte aus.',
    leadFirst:
      'Dieser Computer behält seinen Platz, bis Sie ihn freigeben. Führen Sie diese Schritte auf dem neuen Computer aus und kommen Sie dann zurück.',
    backToRelease: 'Zurück zur Freigabe',
    tips: [
      {
        title: 'Installieren',
        body: 'Installieren Sie dort dieselbe Software und öffnen Sie sie.',
      },
      {
        title: 'Transferdatei öffnen',
        body: 'Wählen Sie „Transferdatei öffnen“, oder „Ich habe einen Lizenzschlüssel“, um den aufbewahrten Schlüssel einzugeben.',
      },
      {
        title: 'Aktivieren',
        body: 'Prüfen Sie die Lizenzdetails. „Aktivieren“ braucht einen freien Platz.',
      },
    ],
    done: 'Fertig',
  },
  banner: {
    title: 'Übertragung auf einen neuen Computer',
    body: 'Die Übertragung ist noch nicht abgeschlossen.',
    bodyOf: (license) => `Die Übertragung von „${license}“ ist noch nicht abgeschlossen.`,
    bodyAll: (released, all) =>
      `Die Übertragung von ${formatNumber(all, 'de')} Lizenzen ist noch nicht abgeschlossen. ${
        released === 0
          ? 'Ihre Plätze sind hier noch belegt.'
          : `${plural(released, 'de', { one: 'Ein Platz ist', other: `${formatNumber(released, 'de')} Plätze sind` })} freigegeben.`
      }`,
    resume: 'Fortfahren',
    end: 'Vorgang abbrechen',
  },
};
