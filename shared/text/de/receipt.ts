import type { Text } from '../text.ts';

/** Text of the receipt, in German. */
export const receipt: Text['receipt'] = {
  title: 'Beleg',
  heading: (app) => `${app} – Beleg über einen freigegebenen Platz`,
  result: 'Ergebnis',
  how: {
    confirmed: 'Von Polar bestätigt',
    'found-free': 'Durch eine spätere Prüfung bestätigt',
  },
  askedByLabel: 'Angefordert von',
  askedBy: {
    person: 'Ihnen',
    admin: 'Dem Team des Anbieters',
    'command-line': 'Der Befehlszeile',
    uninstall: 'Dem Deinstallationsprogramm',
  },
  asked: 'Angefordert',
  released: 'Freigegeben',
  foundFree: 'Als frei erkannt',
  license: 'Lizenz',
  key: 'Lizenzschlüssel',
  device: 'Gerätename',
  code: 'Gerätecode',
  seats: 'Belegte Plätze',
  server: 'Server',
  id: 'Belegnummer',
  appVersion: 'App-Version',
  copy: 'Beleg kopieren',
  save: 'Beleg speichern …',
  copied: 'Beleg kopiert.',
  saved: 'Beleg gespeichert.',
  fileName: (day) => `Platz freigegeben ${day}.txt`,
  note: 'Dieser Beleg hält fest, was Polar geantwortet hat. Er enthält nur das Ende des Schlüssels.',
};
