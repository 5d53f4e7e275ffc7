import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätze' })}`;
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;
/** After "von": the dative plural. */
const ofSeats = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätzen' })}`;

/** Text of the screen that releases many seats, in German. */
export const bulkRelease: Text['bulkRelease'] = {
  open: 'Viele freigeben …',
  title: 'Viele Plätze freigeben',
  back: 'Zurück zur Liste',
  form: {
    lead: 'Wählen Sie die Plätze. Sie sehen jeden einzelnen, bevor etwas freigegeben wird.',
    scope: 'Von welchen Lizenzen',
    chosen: (count) => `Ausgewählt: ${licensesOf(count)}`,
    matching: 'Alle, die zu Suche und Filtern passen',
    allLicenses: 'Alle Lizenzen',
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind gelesen. Die anderen sind nicht dabei.`,
    csv: 'Aus einer CSV-Datei',
    csvBody: 'Schlüssel, Aktivierungs-IDs oder E-Mail-Adressen, an beliebiger Stelle.',
    file: 'Datei',
    noFile: 'Wählen Sie eine Datei.',
    largeFile: 'Diese Datei ist zu groß: Höchstens 8 MB sind möglich.',
    rule: 'Welche ihrer Plätze',
    rules: {
      'older-than': 'Vor langer Zeit aktiviert',
      duplicates: 'Gleicher Name: alle bis auf den jeweils neuesten',
      'all-but-newest': 'Alle bis auf den neuesten jeder Lizenz',
      stranded: 'Mit einem ersetzten Schlüssel aktiviert',
      all: 'Alle Plätze',
    },
    csvRule:
      'Eine Aktivierungs-ID in der Datei nennt ihren Platz selbst. Dies gilt für Schlüssel und Adressen.',
    days: 'Vor mehr als so vielen Tagen aktiviert',
    daysHint: 'Von 1 bis 36.500.',
    noDays: 'Hier wird eine ganze Zahl von 1 bis 36.500 gebraucht.',
    submit: 'Plätze anzeigen',
  },
  planning: {
    title: 'Die Lizenzen werden angesehen',
    progress: (checked, of, seats) =>
      `${number(checked)} von ${licensesOf(of)} angesehen, bisher ${seatsOf(seats)} gefunden`,
    body: 'Nichts wird freigegeben. Jede Lizenz wird einzeln abgefragt, denn Polars Liste nennt keine Plätze.',
    cancel: 'Abbrechen',
  },
  notPlanned: { retry: 'Neu wählen' },
  plan: {
    title: (seats) => `${seatsOf(seats)} gefunden`,
    chosen: (chosen, licenses) =>
      `${seatsOf(chosen)} von ${licensesOf(licenses)} ${plural(chosen, 'de', { one: 'wird', other: 'werden' })} freigegeben.`,
    skipped: {
      title: (count) =>
        `${number(count)} ${plural(count, 'de', { one: 'Zeile der Datei führt', other: 'Zeilen der Datei führen' })} zu keinem Platz`,
      line: (line) => `Zeile ${number(line)}`,
      more: (count) => `${number(count)} weitere stehen in der gesicherten Liste.`,
      save: 'Diese Zeilen sichern …',
      saved: 'Zeilen gesichert.',
    },
    unresolvedLines: (count) =>
      `${number(count)} ${plural(count, 'de', { one: 'Zeile nennt', other: 'Zeilen nennen' })} einen Platz ohne seine Lizenz, und noch sind nicht alle Lizenzen geprüft. Ergänzen Sie in der Zeile die ID oder den Schlüssel der Lizenz.`,
    uncheckedLicenses: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'konnte', other: 'konnten' })} nicht angesehen werden und ${plural(count, 'de', { one: 'ist', other: 'sind' })} nicht dabei.`,
    unreadLicenses: (count) =>
      `${licensesOf(count)} Ihrer Organisation ${plural(count, 'de', { one: 'war', other: 'waren' })} noch nicht gelesen, als dieser Plan entstand. Ihre Plätze fehlen darin.`,
    leftOut: {
      title: (count) =>
        `${licensesOf(count)} ${plural(count, 'de', { one: 'ist', other: 'sind' })} nicht in diesem Plan`,
      reasons: {
        'no-seat': 'Kein Platz ist belegt.',
        'unreadable-seats': 'Die Antwort von Polar enthält Plätze, die diese App nicht lesen kann.',
        'not-checked': 'Sie konnte nicht geprüft werden.',
      },
      notListed: 'Eine Lizenz, die nicht in der Liste steht',
      more: (count) =>
        `${number(count)} weitere ${plural(count, 'de', { one: 'wird', other: 'werden' })} hier nicht gezeigt.`,
    },
    thisComputer:
      'Der Platz dieses Computers ist darunter und bleibt ausgelassen, bis Sie ihn auswählen.',
    release: (count) => `${seatsOf(count)} freigeben …`,
    none: 'Kein Platz ist ausgewählt.',
    selectAll: 'Alle auswählen',
    selectNone: 'Keinen auswählen',
    discard: 'Verwerfen',
    keyboardHint: 'Pfeiltasten bewegen, die Leertaste nimmt einen Platz hinein oder lässt ihn aus.',
  },
  confirm: {
    title: (count) => `${seatsOf(count)} freigeben?`,
    body: (licenses) =>
      `Geräte von ${licensesOf(licenses)} sind ab ihrer nächsten Prüfung nicht mehr lizenziert. Auf ihnen wird nichts gelöscht. Ein freigegebener Platz lässt sich von hier nicht zurückgeben, und ein Gerät mit gültigem Schlüssel kann wieder einen belegen.`,
    type: (count) => `Zur Bestätigung ${count} eingeben`,
    typeHint: 'Damit ein Versehen nichts freigibt.',
    wrong: 'Das ist nicht die Zahl der Plätze.',
    confirm: (count) => `${seatsOf(count)} freigeben`,
    cancel: 'Nichts freigeben',
  },
  run: {
    running: (done, of) => `Freigabe läuft: ${number(done)} von ${ofSeats(of)} erledigt`,
    paused: (done, of) => `Angehalten: ${number(done)} von ${ofSeats(of)} erledigt`,
    stopped: (done, of) => `Abgebrochen: ${number(done)} von ${ofSeats(of)} erledigt`,
    interrupted: (done, of) => `Unterbrochen: ${number(done)} von ${ofSeats(of)} erledigt`,
    canceling: (done, of) => `Wird abgebrochen: ${number(done)} von ${ofSeats(of)} erledigt`,
    cancelingBody:
      'Es wird nichts mehr gesendet. Die Plätze, von denen niemand weiß, werden angesehen; das dauert einige Sekunden.',
    interruptedBodyOfCommand:
      'Diese Freigabe wurde von der Befehlszeile aus begonnen und läuft dort vielleicht noch: Lassen Sie sie erst enden, um hier fortzufahren.',
    interruptedBody:
      'Nichts geht weiter, bevor Sie es sagen. Was unterwegs war, wird zuerst angesehen, damit kein Platz zweimal freigegeben wird.',
    progress: 'Wie viele Plätze erledigt sind',
    rate: (perMinute) => `${number(Math.round(perMinute))} je Minute`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    cancel: 'Rest abbrechen …',
    cancelDialog: {
      title: 'Den Rest abbrechen?',
      body: (open) =>
        `${seatsOf(open)} ${plural(open, 'de', { one: 'bleibt', other: 'bleiben' })} unverändert. Was freigegeben ist, bleibt freigegeben.`,
      confirm: 'Rest abbrechen',
      dismiss: 'Weitermachen',
    },
  },
  end: {
    title: (released, seats) => `${number(released)} von ${ofSeats(seats)} freigegeben`,
    canceled: 'Sie haben den Rest abgebrochen.',
    includeCustomers: 'Kunden im Bericht nennen',
    includeCustomersHint:
      'Sonst steht von Namen, Adressen und Gerätenamen nur der erste Buchstabe darin. Schlüssel sind immer verdeckt.',
    save: 'Bericht sichern …',
    saved: 'Bericht gesichert.',
    close: 'Fertig',
  },
  counts: {
    label: 'Ergebnisse',
    released: 'Freigegeben',
    alreadyFree: 'Schon frei',
    stillHeld: 'Noch belegt',
    failed: 'Fehlgeschlagen',
    leftOut: 'Ausgelassen',
    open: 'Offen',
  },
  rows: {
    label: 'Plätze',
    device: 'Gerät',
    customer: 'Kunde',
    key: 'Schlüssel',
    activated: 'Aktiviert',
    result: 'Ergebnis',
    unknown: 'Nicht bekannt',
    foundFree: 'Später frei gefunden',
    keyboardHint: 'Pfeiltasten bewegen durch die Plätze.',
  },
  banner: {
    planned: 'Eine Liste freizugebender Plätze liegt bereit.',
    show: 'Anzeigen',
  },
  releaseStranded: 'Diese Plätze freigeben …',
};
