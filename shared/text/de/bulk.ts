import type { Text } from '../text.ts';

const results = {
  planned: 'Nicht gesendet',
  unknown: 'Nicht bekannt',
  released: 'Freigegeben',
  'found-free': 'Freigegeben (bei späterer Prüfung frei)',
  'already-free': 'War schon frei',
  'still-held': 'Noch belegt',
  failed: 'Fehlgeschlagen',
  'left-out': 'Ausgelassen',
};

/** Words of bulk releases, in German. */
export const bulk: Text['bulk'] = {
  results,
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
      code: 'Support-Code',
      at: 'Zeitpunkt',
    },
  },
};
