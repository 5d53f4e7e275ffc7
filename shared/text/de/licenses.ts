import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;

/** Text of the list of the organization's licenses, in German. */
export const licenses: Text['licenses'] = {
  title: 'Lizenzen',
  readOnly: {
    title: 'Nur Ansicht.',
    body: 'Dieses Token kann Lizenzen lesen, aber nicht ändern; Plätze lassen sich hier deshalb nicht freigeben. Verbinden Sie dafür ein Token mit der Berechtigung license_keys:write.',
  },
  statuses: {
    granted: 'Aktiv',
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
    benefit: 'Leistung',
    seats: 'Plätze',
    usage: 'Nutzung',
    validated: 'Zuletzt validiert',
    created: 'Erstellt',
    expires: 'Gültig bis',
  },
  progress: {
    label: 'Ladefortschritt',
    reading: (read, of) => `${number(read)} von ${licensesOf(of)} geladen`,
    searching: (read, of) => `${number(read)} von ${licensesOf(of)} durchsucht`,
    beginning: 'Die Lizenzen werden geladen …',
    left: (minutes) =>
      minutes < 1
        ? 'noch weniger als eine Minute'
        : `noch etwa ${number(minutes)} ${plural(minutes, 'de', { one: 'Minute', other: 'Minuten' })}`,
    waiting: (when) => `Polar bat um eine Pause, weiter ${when}`,
    paused: (read, of) => `Angehalten bei ${number(read)} von ${licensesOf(of)}`,
    stopped: (read, of) => `Unterbrochen bei ${number(read)} von ${licensesOf(of)}`,
    nothingRead: 'Noch keine Lizenzen geladen',
    complete: (of, when) => `${licensesOf(of)} · ${when} aktualisiert`,
    unreadable: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'konnte', other: 'konnten' })} nicht gelesen werden, weil in der Antwort von Polar die ID oder der Schlüssel fehlt. ${plural(count, 'de', { one: 'Sie fehlt', other: 'Sie fehlen' })} in dieser Liste.`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    readAgain: 'Aktualisieren',
  },
  speed: 'Tempo',
  search: {
    label: 'Suche',
    hint: 'Kunde, E-Mail, Schlüssel, Gerät …',
    filters: 'Suche und Filter',
    add: 'Filter',
    inUseLabel: 'Aktive Filter',
    chip: (filter, value) => `${filter}: ${value}`,
    remove: (filter) => `Filter ${filter} entfernen`,
    customer: 'Kunde',
    status: 'Status',
    anyStatus: 'Jeder Status',
    benefit: 'Leistung',
    anyBenefit: 'Alle Leistungen',
    noPrefix: 'Ohne Präfix',
    numbered: (name, order) => `${name}, Nr. ${number(order)}`,
    benefits: (name, count) => `${name}, ${number(count)} Leistungen`,
    only: 'Anzeigen',
    everything: 'Alle Lizenzen',
    inUse: 'Mit belegten Plätzen',
    atLimit: 'Voll belegte Lizenzen',
    expiring: 'Laufen innerhalb von 30 Tagen ab',
    neverValidated: 'Nie validiert',
    stranded: 'Mit vorherigem Schlüssel',
    sameName: 'Zwei Geräte mit gleichem Namen',
    customerDeleted: 'Kunde gelöscht',
    counted: (name, count) => `${name} (${number(count)})`,
    clear: 'Filter zurücksetzen',
    clearSearch: 'Suche leeren',
    cleared: (count) => `${licensesOf(count)}, ohne Filter`,
    found: (count) => `${licensesOf(count)} gefunden`,
    undetermined: (count) =>
      `Die Plätze von ${licensesOf(count)} sind noch nicht geprüft; sie können hier fehlen.`,
    uncheckedDevices: (count) =>
      `Die Geräte von ${licensesOf(count)} ${plural(count, 'de', { one: 'wurde', other: 'wurden' })} noch nicht geprüft; bei einer Suche nach Geräten können sie fehlen.`,
  },
  grid: {
    label: 'Lizenzen',
    keyboardHint:
      'Pfeiltasten bewegen, Eingabe öffnet eine Lizenz, Leertaste wählt sie aus, Umschalt und Pfeile wählen mehrere aus, Buchstaben suchen.',
    selected: 'Ausgewählt',
    select: 'Auswählen',
    noCustomer: 'Ohne Namen',
    deletedCustomer: (shortId) => `Gelöschter Kunde ${shortId}`,
    deleted: 'Gelöschter Kunde',
    customerId: (shortId) => `ID ${shortId}`,
    customerDeleted: 'Kunde gelöscht',
    keyEnding: (ending) =>
      ending === '' ? 'verborgener Schlüssel' : `Schlüssel mit Endung ${ending}`,
    seats: (used, limit, write = number) => {
      if (limit === 'unknown') return `${write(used)} · Limit nicht bekannt`;
      return limit === null ? `${write(used)} · unbegrenzt` : `${write(used)} von ${write(limit)}`;
    },
    seatsUnknown: (limit, write = number) => {
      if (limit === 'unknown') return 'Limit nicht bekannt';
      return limit === null ? 'unbegrenzt' : `– von ${write(limit)}`;
    },
    notKnown: 'Nicht bekannt',
    full: 'Voll',
    stranded: 'Vorheriger Schlüssel',
    never: 'Nie',
    noEnd: 'Unbegrenzt',
    sortBy: 'Sortieren nach',
    reverse: 'Reihenfolge umkehren',
  },
  view: {
    open: 'Ansicht',
    views: 'Gespeicherte Ansichten',
    name: 'Neue Ansicht',
    save: 'Speichern',
    saved: (name) => `Ansicht „${name}“ gespeichert.`,
    remove: (name) => `Ansicht „${name}“ entfernen`,
    full: (most) => `Sie können ${number(most)} Ansichten speichern. Entfernen Sie zuerst eine.`,
    cut: 'Eine Ansicht merkt sich Filter, Sortierung und Spalten. Suchtext und Kunde werden nicht gespeichert, weil sie Kundendaten sind.',
    columns: 'Spalten',
    automatic: 'Automatisch wählen',
    compact: 'Kompakte Zeilen',
    resize: 'Breite des Bereichs',
  },
  selection: {
    count: (count) => `${licensesOf(count)} ausgewählt`,
    all: 'Alle Lizenzen der Liste auswählen',
    disable: 'Sperren …',
    disabled: (count) => `${licensesOf(count)} gesperrt.`,
    disabledOf: (count, all) => `${number(count)} von ${licensesOf(all)} gesperrt.`,
    tooMany: (most) => `Wählen Sie höchstens ${licensesOf(most)} aus, um sie zu sperren`,
    clear: 'Auswahl aufheben',
  },
  export: {
    open: 'Exportieren …',
    title: (count) => `${licensesOf(count)} exportieren?`,
    body: 'Die Liste wird als CSV-Datei gespeichert, mit der aktuellen Suche, den Filtern und der Reihenfolge.',
    bodySelected:
      'Die ausgewählten Lizenzen werden als CSV-Datei gespeichert, in der Reihenfolge der Liste.',
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind geladen. Die übrigen sind nicht enthalten; der Dateiname weist darauf hin.`,
    customers: 'Vollständige Namen und E-Mail-Adressen',
    customersHint: 'Sonst nur ihr erster Buchstabe.',
    keys: 'Vollständige Lizenzschlüssel',
    keysHint:
      'Sonst nur ihre letzten sechs Zeichen. Wer einen vollständigen Schlüssel hat, kann damit einen freien Platz belegen.',
    devices: 'Geräte',
    devicesHint:
      'Eine Zeile für jeden Platz, mit Gerät, Aktivierungs-ID und Zeitpunkt der Aktivierung. Nur Lizenzen, deren Plätze geprüft sind, führen ihre Geräte auf.',
    devicesUnchecked: (count) =>
      `Die Plätze von ${licensesOf(count)} sind noch nicht geprüft. „Rest prüfen“ unter der Liste holt das vorher nach.`,
    confirm: 'Exportieren …',
    cancel: 'Abbrechen',
    saved: 'Tabelle gespeichert.',
    fileName: (day, part) =>
      part === null ? `Lizenzen ${day}.csv` : `Lizenzen ${day}, ${part.read} von ${part.of}.csv`,
    notKnown: 'nicht bekannt',
    noLimit: 'unbegrenzt',
    customerDeleted: 'gelöscht',
    deviceColumns: { device: 'Gerät', activation: 'Aktivierungs-ID', activated: 'Aktiviert' },
    columns: {
      license: 'Lizenz',
      key: 'Lizenzschlüssel',
      customer: 'Kunde',
      email: 'E-Mail',
      benefit: 'Leistung',
      status: 'Status',
      seatsUsed: 'Belegte Plätze',
      seatLimit: 'Platzlimit',
      seatsAt: 'Plätze geprüft am',
      usage: 'Nutzung',
      usageLimit: 'Nutzungslimit',
      validations: 'Validierungen',
      lastValidated: 'Zuletzt validiert',
      created: 'Erstellt',
      expires: 'Gültig bis',
      customerState: 'Kunde in Polar',
    },
  },
  survey: {
    label: 'Plätze werden geprüft',
    idle: (unchecked) => `Die Plätze von ${licensesOf(unchecked)} sind noch nicht geprüft.`,
    checking: (checked, total) =>
      `Plätze werden geprüft: ${number(checked)} von ${licensesOf(total)}.`,
    paused: (checked, total) =>
      `Angehalten: Die Plätze von ${number(checked)} von ${licensesOf(total)} sind geprüft.`,
    stopped: (checked, total) =>
      `Unterbrochen: Die Plätze von ${number(checked)} von ${licensesOf(total)} sind geprüft.`,
    start: 'Rest prüfen',
    takes: (minutes) =>
      minutes === null
        ? ''
        : minutes === 0
          ? 'Das dauert weniger als eine Minute.'
          : minutes < 120
            ? `Das dauert etwa ${number(minutes)} ${plural(minutes, 'de', { one: 'Minute', other: 'Minuten' })}.`
            : `Das dauert etwa ${number(Math.round(minutes / 60))} Stunden.`,
    left: (minutes) =>
      minutes === null
        ? ''
        : minutes === 0
          ? 'Noch weniger als eine Minute.'
          : minutes < 120
            ? `Noch etwa ${number(minutes)} ${plural(minutes, 'de', { one: 'Minute', other: 'Minuten' })}.`
            : `Noch etwa ${number(Math.round(minutes / 60))} Stunden.`,
    done: 'Alle Plätze sind geprüft.',
  },
  empty: {
    title: 'Noch keine Lizenzen',
    body: 'Hat ein Kunde ein Produkt mit Lizenzschlüssel, zeigt „Aktualisieren“ die Lizenz an.',
  },
  nothingFound: {
    title: 'Keine Treffer',
    asFarAsKnown: 'Bisher keine Treffer',
    body: 'Ändern Sie die Suche oder setzen Sie die Filter zurück.',
    bodySearch: 'Ändern Sie die Suche.',
    soFar: (left) => `${licensesOf(left)} noch nicht geladen.`,
  },
};
