import { maskedKey } from '../../masked-key.ts';
import { isCaseCode } from '../../case-code.ts';
import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const entries = (count: number) =>
  `${formatNumber(count, 'de')} ${plural(count, 'de', { one: 'Eintrag', other: 'Einträge' })}`;

/** Text of the activity log, in German. */
export const activity: Text['activity'] = {
  title: 'Verlauf',
  kinds: {
    activated: 'Aktiviert',
    imported: 'Aktivierung importiert',
    'activation-failed': 'Aktivierung fehlgeschlagen',
    'activation-unknown': 'Ausgang der Aktivierung unbekannt',
    'activation-abandoned': 'Aktivierung aufgegeben, Ausgang unbekannt',
    'release-asked': 'Freigabe angefordert',
    'release-kept': 'Freigabe abgebrochen',
    'release-waiting': 'Freigabe steht aus',
    'release-unknown': 'Ausgang der Freigabe unbekannt',
    'release-failed': 'Nicht freigegeben',
    released: 'Freigegeben',
    'removed-by-seller': 'Anderswo freigegeben',
    'key-changed': 'Schlüssel nicht mehr bekannt',
    connected: 'Organisation verbunden',
    disconnected: 'Organisation getrennt',
    'support-case': 'Supportanfrage erstellt',
    'license-enabled': 'Lizenz freigeschaltet',
    'license-disabled': 'Lizenz gesperrt',
    'license-revoked': 'Lizenz widerrufen',
    'license-edited': 'Lizenz geändert',
    'license-rotated': 'Schlüssel ersetzt',
  },
  actors: {
    person: 'Sie',
    'command-line': 'Befehlszeile',
    uninstall: 'Deinstallation',
    admin: 'Team des Anbieters, in dieser App',
    seller: 'Anbieter',
    elsewhere: 'Nicht bekannt',
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
    clear: 'Filter zurücksetzen',
  },
  save: 'Als CSV speichern …',
  saved: 'Tabelle gespeichert.',
  fileName: (day) => `Verlauf ${day}.csv`,
  today: 'Heute',
  yesterday: 'Gestern',
  reason: (reason) => (isCaseCode(reason) ? `Fall ${reason}` : `Grund: ${reason}`),
  keyEnding: (ending) => (ending === '' ? 'Schlüssel verborgen' : maskedKey(ending)),
  showReceipt: 'Beleg',
  showReceiptOf: (device, when) => `Beleg für ${device}, ${when}`,
  found: (matching, total) =>
    matching === total ? entries(total) : `${formatNumber(matching, 'de')} von ${entries(total)}`,
  older: 'Ältere Einträge anzeigen',
  empty: {
    title: 'Noch keine Einträge',
    body: 'Hier erscheinen Aktivierungen, Freigaben und Fehler, und wer sie ausgelöst hat.',
  },
  nothingFound: {
    title: 'Keine passenden Einträge',
    body: 'Ändern Sie die Suche oder setzen Sie den Filter zurück.',
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
    license: 'Lizenz',
  },
};
