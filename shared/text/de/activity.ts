import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const entries = (count: number) =>
  `${formatNumber(count, 'de')} ${plural(count, 'de', { one: 'Eintrag', other: 'Einträge' })}`;

/** Words of the journal, in German. */
export const activity: Text['activity'] = {
  title: 'Verlauf',
  kinds: {
    activated: 'Aktiviert',
    imported: 'Platz übernommen',
    'activation-failed': 'Aktivierung fehlgeschlagen',
    'release-asked': 'Freigabe angefordert',
    'release-kept': 'Freigabe zurückgenommen',
    'release-waiting': 'Freigabe noch nicht gesendet',
    'release-unknown': 'Ausgang der Freigabe unbekannt',
    'release-failed': 'Nicht freigegeben',
    released: 'Freigegeben',
    'removed-by-seller': 'Vom Anbieter entfernt',
    'key-changed': 'Schlüssel geändert',
    connected: 'Organisation verbunden',
    disconnected: 'Organisation getrennt',
    'support-case': 'Supportfall angelegt',
    'license-enabled': 'Lizenz freigeschaltet',
    'license-disabled': 'Lizenz gesperrt',
    'license-revoked': 'Lizenz widerrufen',
    'license-edited': 'Lizenz geändert',
    'license-rotated': 'Schlüssel ersetzt',
  },
  actors: {
    person: 'Eine Person, in der App',
    'command-line': 'Die Befehlszeile',
    uninstall: 'Das Deinstallationsprogramm',
    admin: 'Der Anbieter, in dieser App',
    seller: 'Der Anbieter',
    app: 'Die App selbst',
  },
  filter: {
    label: 'Filter',
    text: 'Suchen',
    textHint: 'Gerät, Schlüssel, Code …',
    what: 'Was',
    by: 'Wer',
    all: 'Alles',
    anyone: 'Alle',
    clear: 'Filter aufheben',
  },
  save: 'Als CSV sichern …',
  saved: 'Die Tabelle wurde gesichert.',
  fileName: (day) => `Verlauf ${day}.csv`,
  today: 'Heute',
  yesterday: 'Gestern',
  reason: (reason) => `Grund: ${reason}`,
  keyEnding: (lastSix) => `Schlüssel endet auf ${lastSix}`,
  showReceipt: 'Beleg',
  showReceiptOf: (device, when) => `Beleg für ${device}, ${when}`,
  found: (matching, total) =>
    matching === total ? entries(total) : `${formatNumber(matching, 'de')} von ${entries(total)}`,
  older: 'Ältere Einträge zeigen',
  empty: {
    title: 'Noch ist nichts geschehen',
    body: 'Hier steht künftig jede Aktivierung, jede Freigabe mit ihrem Beleg, jeder Fehler und wer den Anstoß gab.',
  },
  nothingFound: {
    title: 'Kein Eintrag passt',
    body: 'Der Filter blendet alle Einträge aus.',
  },
  columns: {
    at: 'Zeit (UTC)',
    what: 'Was',
    by: 'Wer',
    reason: 'Grund',
    device: 'Gerätename',
    key: 'Lizenzschlüssel',
    code: 'Gerätecode',
    server: 'Server',
    supportCode: 'Supportcode',
    result: 'Ergebnis',
    receipt: 'Beleg',
    seatsBefore: 'Belegte Plätze vorher',
    seatsAfter: 'Belegte Plätze nachher',
  },
};
