import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätze' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;

/** Text of one license, in German. */
export const licensePanel: Text['licensePanel'] = {
  label: 'Lizenz',
  close: 'Schließen',
  loading: 'Die Lizenz wird geladen …',
  key: 'Schlüssel',
  copy: 'Kopieren',
  copyLabel: 'Lizenzschlüssel kopieren',
  customerDeleted:
    'Dieser Kunde wurde in Polar gelöscht. Die Lizenz behält ihren Status und ihre Plätze, bis Sie sie ändern.',
  copied: 'Schlüssel kopiert. Er wird in einer Minute aus der Zwischenablage entfernt.',
  facts: {
    label: 'Über diese Lizenz',
    usage: 'Nutzung',
    validations: 'Validierungen',
    lastValidated: 'Zuletzt validiert',
    created: 'Erstellt',
    expires: 'Gültig bis',
    benefit: 'Leistung',
    rotated: 'Schlüssel ersetzt',
  },
  seats: {
    title: 'Plätze',
    unlimited: (used) => `${seatsOf(used)} belegt · kein Platzlimit`,
    incomplete:
      'Die Antwort von Polar enthält Plätze, die diese App nicht lesen kann. Sie fehlen hier, deshalb ist nicht bekannt, wie viele belegt sind.',
    notKnown: 'Welche Geräte mit diesem Schlüssel aktiviert sind, ist nicht bekannt.',
    none: 'Mit diesem Schlüssel ist kein Gerät aktiviert.',
    activated: 'Aktiviert',
    shortId: (id) => `ID ${id}`,
    activatedUnknown: 'Aktivierungsdatum nicht bekannt',
    limitUnknown: (used) => `${seatsOf(used)} belegt · Limit nicht bekannt`,
    thisComputer: 'Dieser Computer',
    sameName: 'Gleicher Name',
    oldKey: 'Vorheriger Schlüssel',
    details: 'Gerätedetails',
    lastSeen: 'Polar teilt nicht mit, wann ein Gerät zuletzt gesehen wurde.',
    canActivateAgain:
      'Ein freigegebenes Gerät kann wieder aktiviert werden, solange sein Benutzer den Schlüssel hat. Um das zu verhindern, sperren Sie die Lizenz oder ersetzen Sie den Schlüssel.',
    release: 'Freigeben …',
    releaseOf: (label) => `Platz von ${label} freigeben`,
    stranded: (count) =>
      `${seatsOf(count)} ${plural(count, 'de', { one: 'wurde', other: 'wurden' })} mit einem vorherigen Schlüssel aktiviert. ${plural(count, 'de', { one: 'Das Gerät kann ihn', other: 'Die Geräte können sie' })} nicht mehr selbst freigeben.`,
  },
  release: {
    title: (label) => `Platz von „${label}“ freigeben?`,
    body: (customer, when) =>
      `Dieses Gerät wurde${when === null ? '' : ` am ${when}`} mit einer Lizenz von ${customer} aktiviert. Es verliert seine Lizenz, sobald seine Software wieder bei Polar prüft. Auf ihm wird nichts gelöscht. Sie können die Freigabe 5 Sekunden lang abbrechen.`,
    thisComputerBody:
      'Das ist der Computer, an dem Sie arbeiten. Er verliert seine Lizenz. Auf ihm wird nichts gelöscht. Sie können die Freigabe 5 Sekunden lang abbrechen.',
    change: 'Belegte Plätze',
    reason: 'Grund (optional)',
    reasonHint: 'Für Ihre Unterlagen, etwa „Laptop verloren“',
    confirm: 'Platz freigeben',
    cancel: 'Abbrechen',
    done: (label) => `Polar hat den Platz von „${label}“ freigegeben.`,
    alreadyFree: (label) => `Der Platz von „${label}“ war schon frei.`,
  },
  customer: {
    title: 'Weitere Lizenzen dieses Kunden',
    seatsUnknown: 'Plätze noch nicht bekannt',
    show: 'Anzeigen',
    showOf: (license) => `Lizenz ${license} anzeigen`,
    showAll: (count) => `Alle ${number(count)} Lizenzen in der Liste anzeigen`,
    showLoaded: (count) => `Die ${number(count)} geladenen Lizenzen anzeigen`,
    unread:
      'Die Liste der Lizenzen ist noch nicht geladen. Dieser Kunde hat vielleicht weitere Lizenzen.',
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind geladen. Dieser Kunde hat vielleicht weitere Lizenzen.`,
    unreadable: (count) =>
      `Polars Liste enthält ${licensesOf(count)}, die diese App nicht lesen kann. Dieser Kunde hat vielleicht weitere Lizenzen.`,
    releaseAll: 'Alle Plätze dieses Kunden freigeben …',
    releaseLoaded: (count) => `Plätze der ${number(count)} geladenen Lizenzen freigeben …`,
    releaseAllNote: 'Sie sehen jeden Platz, bevor etwas freigegeben wird.',
  },
  actions: {
    title: 'Aktionen',
    openInPolar: 'In Polar öffnen',
    disable: {
      open: 'Sperren …',
      done: 'Lizenz gesperrt.',
    },
    enable: {
      open: 'Freischalten …',
      done: 'Lizenz freigeschaltet.',
    },
    revoke: {
      open: 'Widerrufen …',
      done: 'Lizenz widerrufen.',
    },
    rotate: {
      open: 'Schlüssel ersetzen …',
      done: 'Schlüssel ersetzt. Der Kunde braucht den neuen.',
    },
  },
  edit: {
    open: 'Limits ändern …',
    title: 'Limits und Gültigkeit',
    seatLimit: 'Platzlimit',
    seatLimitHint: 'Ein niedrigeres Limit gibt keine Plätze frei.',
    noSeatLimit: 'Kein Platzlimit',
    usage: 'Nutzung bisher',
    usageLimit: 'Nutzungslimit',
    noUsageLimit: 'Kein Nutzungslimit',
    expires: 'Gültig bis',
    expiresHint: 'Die Lizenz gilt bis zum Ende dieses Tages.',
    noExpiry: 'Unbegrenzt gültig',
    invalidCount: 'Geben Sie eine ganze Zahl ein, nur Ziffern.',
    invalidLimit: (choice) => `Geben Sie eine ganze Zahl ab 1 ein, oder wählen Sie „${choice}“.`,
    invalidDate: (choice) =>
      `Geben Sie ein vollständiges Datum ein, das es gibt, oder wählen Sie „${choice}“.`,
    save: 'Speichern',
    cancel: 'Abbrechen',
    saved: 'Lizenz geändert.',
    unchanged: 'Nichts wurde geändert.',
  },
  history: {
    title: 'Verlauf',
    empty: 'Noch keine Änderungen.',
    note: 'Änderungen durch diese App auf diesem Computer. Polar führt keinen Verlauf der Plätze.',
  },
};
