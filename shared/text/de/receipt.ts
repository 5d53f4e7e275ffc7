import type { Text } from '../text.ts';

/** Text of the receipt, in German. */
export const receipt: Text['receipt'] = {
  title: 'Beleg',
  heading: (app) => `${app} – Beleg über einen freigegebenen Platz`,
  result: 'Ergebnis',
  how: {
    confirmed: 'Von Polar bestätigt',
    'found-free': 'Später als frei vorgefunden',
  },
  askedByLabel: 'Angefordert von',
  askedBy: {
    person: 'Einer Person, in der App',
    admin: 'Das Team des Anbieters',
    'command-line': 'Der Befehlszeile',
    uninstall: 'Dem Deinstallationsprogramm',
  },
  asked: 'Angefordert',
  released: 'Freigegeben',
  license: 'Lizenz',
  key: 'Lizenzschlüssel',
  device: 'Gerätename',
  code: 'Gerätecode',
  seats: 'Belegte Plätze',
  seatsUnknown: 'Für diese Verbindung nicht einsehbar',
  server: 'Server',
  id: 'Beleg',
  appVersion: 'App-Version',
  copy: 'Beleg kopieren',
  save: 'Beleg sichern …',
  copied: 'Der Beleg wurde kopiert.',
  saved: 'Der Beleg wurde gesichert.',
  fileName: (day) => `Platz freigegeben ${day}.txt`,
  note: 'Dieser Beleg gibt wieder, was Polar dieser App geantwortet hat. Er enthält weder den Schlüssel noch ein Passwort.',
};
