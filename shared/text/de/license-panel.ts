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
  loading: 'Polar wird nach dieser Lizenz gefragt …',
  key: 'Schlüssel',
  copy: 'Kopieren',
  copyLabel: 'Lizenzschlüssel kopieren',
  customerDeleted:
    'Dieser Kunde wurde in Polar gelöscht. Die Lizenz behält ihren Status und ihre Plätze, bis Sie sie ändern.',
  copied: 'Schlüssel kopiert. Er verlässt die Zwischenablage nach einer Minute.',
  facts: {
    label: 'Über diese Lizenz',
    usage: 'Nutzung',
    validations: 'Prüfungen',
    lastValidated: 'Zuletzt geprüft',
    created: 'Erstellt',
    expires: 'Läuft ab',
    benefit: 'Vorteil',
    rotated: 'Schlüssel ersetzt',
  },
  seats: {
    title: 'Plätze',
    unlimited: (used) => `${seatsOf(used)} belegt, ohne Grenze`,
    incomplete:
      'Die Antwort von Polar enthält Plätze, die diese App nicht lesen kann. Sie fehlen hier, und wie viele belegt sind, ist nicht bekannt.',
    notKnown: 'Welche Geräte mit diesem Schlüssel aktiviert sind, ist nicht bekannt.',
    none: 'Mit diesem Schlüssel ist kein Gerät aktiviert.',
    activated: (when, ago) => `Aktiviert am ${when}, ${ago}`,
    activatedUnknown: 'Wann es aktiviert wurde, ist nicht bekannt',
    limitUnknown: (used) => `${seatsOf(used)} belegt, Grenze nicht bekannt`,
    thisComputer: 'Dieser Computer',
    sameName: 'Gleicher Name',
    oldKey: 'Alter Schlüssel',
    details: 'Was das Gerät mitgeteilt hat',
    lastSeen: 'Polar teilt nicht mit, wann ein Gerät zuletzt gesehen wurde.',
    canActivateAgain:
      'Ein freigegebenes Gerät kann wieder einen Platz belegen, solange sein Benutzer den Schlüssel hat. Um das zu verhindern, sperren Sie die Lizenz oder ersetzen Sie den Schlüssel.',
    release: 'Freigeben …',
    releaseOf: (label) => `Platz von ${label} freigeben`,
    stranded: (count) =>
      `${seatsOf(count)} ${plural(count, 'de', { one: 'wurde', other: 'wurden' })} mit dem Schlüssel davor aktiviert. ${plural(count, 'de', { one: 'Das Gerät kann ihn', other: 'Die Geräte können sie' })} nicht mehr selbst freigeben.`,
  },
  release: {
    title: (label) => `Platz von ${label} freigeben?`,
    body: (customer, when) =>
      `Das Gerät, das ${customer}${when === null ? '' : ` am ${when}`} aktiviert hat, ist ab seiner nächsten Prüfung nicht mehr lizenziert. Auf ihm wird nichts gelöscht.`,
    thisComputerBody:
      'Das ist der Computer, an dem Sie arbeiten. Er ist dann nicht mehr lizenziert. Auf ihm wird nichts gelöscht.',
    change: 'Belegte Plätze',
    reason: 'Grund, für Ihre Unterlagen',
    reasonHint: 'Freiwillig, etwa „Laptop verloren“',
    confirm: 'Platz freigeben',
    cancel: 'Platz behalten',
    done: (label) => `Polar hat den Platz von ${label} freigegeben.`,
    alreadyFree: (label) => `Der Platz von ${label} war schon frei.`,
  },
  customer: {
    title: 'Weitere Lizenzen dieses Kunden',
    seatsUnknown: 'Plätze noch nicht bekannt',
    show: 'Anzeigen',
    showOf: (license) => `Lizenz ${license} anzeigen`,
    showAll: (count) => `Alle ${number(count)} Lizenzen in der Liste anzeigen`,
    unread:
      'Die Liste der Lizenzen ist noch nicht gelesen. Dieser Kunde hat vielleicht weitere Lizenzen.',
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind gelesen. Dieser Kunde hat vielleicht weitere Lizenzen.`,
    unreadable: (count) =>
      `Polars Liste enthält ${licensesOf(count)}, die diese App nicht lesen kann. Dieser Kunde hat vielleicht weitere Lizenzen.`,
    releaseAll: 'Alle Plätze dieses Kunden freigeben …',
    releaseAllNote: 'Sie sehen jeden Platz, bevor etwas freigegeben wird.',
  },
  actions: {
    title: 'Diese Lizenz',
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
    open: 'Grenzen ändern …',
    title: 'Grenzen und Ablauf',
    seatLimit: 'Platzgrenze',
    seatLimitHint: 'Eine niedrigere Grenze gibt keinen Platz frei.',
    noSeatLimit: 'Keine Platzgrenze',
    usage: 'Nutzung bisher',
    usageHint: 'Was auf diesem Schlüssel gezählt wurde.',
    usageLimit: 'Nutzungsgrenze',
    usageLimitHint: 'Wie viel auf diesem Schlüssel gezählt werden darf.',
    noUsageLimit: 'Keine Nutzungsgrenze',
    expires: 'Läuft ab am',
    expiresHint: 'Die Lizenz gilt bis zum Ende dieses Tages.',
    noExpiry: 'Kein Ablauf',
    invalidCount: 'Geben Sie eine ganze Zahl ein, nur Ziffern.',
    invalidLimit: (choice) => `Geben Sie eine ganze Zahl ab 1 ein, oder wählen Sie „${choice}“.`,
    invalidDate: (choice) =>
      `Geben Sie ein vollständiges Datum ein, das es gibt, oder wählen Sie „${choice}“.`,
    save: 'Sichern',
    cancel: 'Abbrechen',
    saved: 'Lizenz geändert.',
    unchanged: 'Nichts wurde geändert.',
  },
  history: {
    title: 'Verlauf',
    empty: 'Diese App hat mit dieser Lizenz noch nichts getan.',
    note: 'Was diese App auf diesem Computer getan hat. Polar führt keinen Verlauf der Plätze.',
  },
};
