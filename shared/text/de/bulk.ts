import type { Text } from '../text.ts';

const results = {
  planned: 'Nicht gesendet',
  unknown: 'Nicht bekannt',
  released: 'Freigegeben',
  'found-free': 'Freigegeben (durch spätere Prüfung bestätigt)',
  'already-free': 'War schon frei',
  'still-held': 'Noch belegt',
  failed: 'Nicht freigegeben',
  'left-out': 'Ausgelassen',
};

/** Text of bulk releases, in German. */
export const bulk: Text['bulk'] = {
  results,
  skipped: {
    fileName: (day) => `Nicht enthaltene Zeilen ${day}.csv`,
    columns: { line: 'Zeile', reason: 'Grund', content: 'Inhalt' },
    reasons: {
      'unknown-key': 'Keine Lizenz hat diesen Schlüssel.',
      'unknown-address': 'Kein Kunde hat diese E-Mail-Adresse.',
      'not-understood':
        'Ein Wert war nicht lesbar. Es ist nicht klar, welche Lizenz oder welcher Platz gemeint ist.',
      contradiction: 'Die Werte gehören zu verschiedenen Lizenzen.',
      ambiguous: 'Die Werte passen zu mehreren Lizenzen.',
      'ending-alone':
        'Nur das Ende eines Schlüssels. Ergänzen Sie die E-Mail-Adresse des Kunden oder den vollständigen Schlüssel.',
      'nothing-named': 'Enthält keinen Schlüssel, keine ID und keine E-Mail-Adresse.',
      'seat-unchecked':
        'Nennt den Platz einer Lizenz, die nicht geprüft wurde. Ergänzen Sie die ID oder den Schlüssel der Lizenz.',
      'seat-not-held':
        'Dieser Platz ist nicht belegt: Er wurde freigegeben oder hat nie existiert.',
      'no-seat': 'Die Lizenz hat keinen Platz, der zu Ihrer Auswahl passt.',
    },
  },
  report: {
    fileName: (day) => `Freigegebene Plätze ${day}.csv`,
    results,
    columns: {
      license: 'Lizenz',
      key: 'Lizenzschlüssel',
      customer: 'Kunde',
      email: 'E-Mail',
      device: 'Gerätename',
      seat: 'Gerätecode',
      activated: 'Aktiviert',
      result: 'Ergebnis',
      code: 'Supportcode',
      at: 'Zeitpunkt',
      reason: 'Grund',
    },
  },
};
