import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;

/** Text of the list of the organization's licenses, in German. */
export const licenses: Text['licenses'] = {
  title: 'Lizenzen',
  statuses: {
    granted: 'Gültig',
    disabled: 'Gesperrt',
    revoked: 'Widerrufen',
    expired: 'Abgelaufen',
    unknown: 'Unbekannt',
  },
  unknownStatus: (word) => `Unbekannt: ${word}`,
  columns: {
    customer: 'Kunde',
    key: 'Schlüssel',
    status: 'Status',
    benefit: 'Vorteil',
    seats: 'Plätze',
    usage: 'Nutzung',
    validated: 'Zuletzt geprüft',
    created: 'Erstellt',
    expires: 'Läuft ab',
  },
  progress: {
    label: 'Wie weit die Liste gelesen ist',
    reading: (read, of) => `${number(read)} von ${licensesOf(of)} gelesen`,
    searching: (read, of) => `${number(read)} von ${licensesOf(of)} durchsucht`,
    beginning: 'Polar wird nach den Lizenzen gefragt …',
    left: (minutes) =>
      minutes < 1
        ? 'noch weniger als eine Minute'
        : `noch etwa ${number(minutes)} ${plural(minutes, 'de', { one: 'Minute', other: 'Minuten' })}`,
    waiting: (when) => `Polar bat um eine Pause, weiter ${when}`,
    paused: (read, of) => `Angehalten bei ${number(read)} von ${licensesOf(of)}`,
    stopped: (read, of) => `Abgebrochen bei ${number(read)} von ${licensesOf(of)}`,
    nothingRead: 'Noch keine Lizenz gelesen',
    complete: (of, when) => `${licensesOf(of)}, gelesen ${when}`,
    unreadable: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'konnte', other: 'konnten' })} nicht gelesen werden, weil in der Antwort von Polar die ID oder der Schlüssel fehlt. ${plural(count, 'de', { one: 'Sie fehlt', other: 'Sie fehlen' })} in dieser Liste.`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    readAgain: 'Neu lesen',
  },
  limitShare: {
    label: 'Tempo',
    share: (share) => `${Math.round(share * 100)} % von Polars Limit`,
  },
  search: {
    label: 'Suche',
    hint: 'Kunde, E-Mail, Schlüssel, Gerät …',
    filters: 'Filter',
    status: 'Status',
    anyStatus: 'Jeder Status',
    benefit: 'Vorteil',
    anyBenefit: 'Jeder Vorteil',
    noPrefix: 'Ohne Präfix',
    benefits: (name, count) => `${name}, ${number(count)} Vorteile`,
    only: 'Anzeigen',
    everything: 'Alle Lizenzen',
    atLimit: 'Alle Plätze belegt',
    neverValidated: 'Nie geprüft',
    stranded: 'Plätze eines alten Schlüssels',
    customerDeleted: 'Kunde gelöscht',
    counted: (name, count) => `${name} (${number(count)})`,
    sort: 'Sortieren nach',
    ofCustomer: (name) => `Nur Lizenzen von ${name}`,
    clear: 'Filter zurücksetzen',
    cleared: (count) => `${licensesOf(count)}, ohne Filter`,
    found: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'passt', other: 'passen' })}`,
    undetermined: (count) =>
      `Die Plätze von ${licensesOf(count)} sind noch nicht angesehen, sie können hier fehlen.`,
    uncheckedDevices: (count) =>
      `Die Geräte von ${licensesOf(count)} ${plural(count, 'de', { one: 'wurde', other: 'wurden' })} noch nicht angesehen; bei einer Suche nach Geräten können sie fehlen.`,
  },
  grid: {
    label: 'Lizenzen',
    keyboardHint:
      'Pfeiltasten bewegen, Eingabe öffnet eine Lizenz, Leertaste wählt sie aus, Umschalt und Pfeile wählen mehrere aus, Buchstaben suchen.',
    selected: 'Ausgewählt',
    select: 'Auswählen',
    noCustomer: 'Ohne Namen',
    deletedCustomer: (shortId) => `Gelöschter Kunde ${shortId}`,
    customerDeleted: 'Kunde gelöscht',
    keyEnding: (ending) => (ending === '' ? 'verborgen' : `endet auf ${ending}`),
    seats: (used, limit) => {
      if (limit === 'unknown') return `${number(used)}, Grenze nicht bekannt`;
      return limit === null
        ? `${number(used)}, ohne Grenze`
        : `${number(used)} von ${number(limit)}`;
    },
    seatsUnknown: (limit) => {
      if (limit === 'unknown') return 'Grenze nicht bekannt';
      return limit === null ? 'ohne Grenze' : `bis zu ${number(limit)}`;
    },
    notKnown: 'Nicht bekannt',
    full: 'Voll',
    stranded: 'Alter Schlüssel',
    never: 'Nie',
    noEnd: 'Kein Ende',
    sortBy: (column) => `Sortieren nach ${column}`,
  },
  selection: {
    count: (count) => `${licensesOf(count)} ausgewählt`,
    clear: 'Auswahl aufheben',
  },
  export: {
    open: 'Exportieren …',
    title: (count) => `${licensesOf(count)} exportieren?`,
    body: 'Sie werden als CSV-Tabelle gespeichert, wie die Liste sie jetzt zeigt: mit ihrer Suche, ihren Filtern und ihrer Reihenfolge.',
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind gelesen. Die übrigen stehen nicht in der Tabelle, und ihr Dateiname sagt es.`,
    customers: 'Ganze Namen und E-Mail-Adressen',
    customersHint: 'Sonst stehen nur ihre Anfangsbuchstaben darin.',
    keys: 'Ganze Lizenzschlüssel',
    keysHint:
      'Sonst nur ihre letzten sechs Zeichen. Wer einen ganzen Schlüssel hat, kann damit einen freien Platz belegen.',
    confirm: 'Exportieren …',
    cancel: 'Abbrechen',
    saved: 'Tabelle gespeichert.',
    fileName: (day, part) =>
      part === null
        ? `Lizenzen ${day}.csv`
        : `Lizenzen ${day}, ${part.read} von ${part.of} gelesen.csv`,
    notKnown: 'nicht bekannt',
    noLimit: 'ohne Grenze',
    customerDeleted: 'gelöscht',
    columns: {
      license: 'Lizenz',
      key: 'Lizenzschlüssel',
      customer: 'Kunde',
      email: 'E-Mail',
      benefit: 'Vorteil',
      status: 'Status',
      seatsUsed: 'Belegte Plätze',
      seatLimit: 'Höchstzahl der Plätze',
      seatsAt: 'Plätze angesehen',
      usage: 'Nutzung',
      usageLimit: 'Nutzungsgrenze',
      validations: 'Prüfungen',
      lastValidated: 'Zuletzt geprüft',
      created: 'Erstellt',
      expires: 'Läuft ab',
      customerState: 'Kunde in Polar',
    },
  },
  empty: {
    title: 'Noch keine Lizenzen',
    body: 'Sie stehen hier, sobald ein Kunde Ihrer Organisation ein Produkt mit Lizenzschlüssel bekommt.',
  },
  nothingFound: {
    title: 'Keine Lizenz passt',
    asFarAsKnown: 'Soweit bekannt, passt keine Lizenz',
    body: 'Die Suche oder die Filter blenden jede Lizenz aus.',
    soFar: (left) =>
      `Bisher passt nichts. ${licensesOf(left)} ${plural(left, 'de', { one: 'ist', other: 'sind' })} noch zu lesen.`,
  },
};
