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
  open: 'Plätze freigeben …',
  title: 'Plätze freigeben',
  back: 'Zurück zur Liste',
  form: {
    lead: 'Wählen Sie die Plätze. Sie prüfen sie, bevor etwas freigegeben wird.',
    scope: 'Lizenzen',
    chosen: (count) => `${licensesOf(count)} ausgewählt`,
    matching: 'Alle, die zu Suche und Filtern passen',
    allLicenses: 'Alle Lizenzen',
    allLoaded: 'Alle geladenen Lizenzen',
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind geladen. Die übrigen sind nicht enthalten.`,
    csv: 'Aus einer CSV-Datei',
    csvBody: 'Schlüssel, Aktivierungs-IDs oder E-Mail-Adressen, an beliebiger Stelle der Datei.',
    file: 'Datei',
    noFile: 'Wählen Sie eine Datei.',
    largeFile: 'Diese Datei ist zu groß. Möglich sind höchstens 8 MB.',
    rule: 'Freizugebende Plätze',
    rules: {
      'older-than': 'Vor langer Zeit aktiviert',
      duplicates: 'Duplikate: alle bis auf den neuesten Platz jedes Gerätenamens',
      'all-but-newest': 'Alle bis auf den neuesten jeder Lizenz',
      stranded: 'Mit einem vorherigen Schlüssel aktiviert',
      all: 'Alle Plätze',
    },
    csvRule:
      'Eine Aktivierungs-ID in der Datei nennt ihren Platz selbst. Die Regel unten gilt für Schlüssel und Adressen.',
    days: 'Vor mehr als so vielen Tagen aktiviert',
    daysHint: 'Von 1 bis 36.500.',
    noDays: 'Geben Sie eine ganze Zahl von 1 bis 36.500 ein.',
    submit: 'Plätze suchen',
  },
  planning: {
    title: 'Lizenzen werden geprüft',
    progress: (checked, of, seats) =>
      `${number(checked)} von ${licensesOf(of)} geprüft, bisher ${seatsOf(seats)} gefunden`,
    body: 'Noch wird nichts freigegeben. Wir prüfen jede Lizenz einzeln; das dauert eine Weile.',
    cancel: 'Abbrechen',
  },
  notPlanned: {
    retry: 'Neu auswählen',
    empty: 'Keine Plätze freizugeben',
    emptyBody: 'Wählen Sie andere Lizenzen oder andere Plätze.',
    emptySoFar: 'Bisher keine passenden Plätze',
    emptySoFarBody: (unread) =>
      `${licensesOf(unread)} ${plural(unread, 'de', { one: 'ist', other: 'sind' })} noch nicht geladen, und ${plural(unread, 'de', { one: 'ihre', other: 'deren' })} Plätze wurden nicht geprüft. Warten Sie, bis die Liste geladen ist, oder wählen Sie andere Lizenzen oder andere Plätze.`,
  },
  plan: {
    title: (seats) => `${seatsOf(seats)} gefunden`,
    chosen: (chosen, licenses) =>
      `${seatsOf(chosen)} von ${licensesOf(licenses)} ${plural(chosen, 'de', { one: 'wird', other: 'werden' })} freigegeben.`,
    skipped: {
      title: (count) =>
        `${number(count)} ${plural(count, 'de', { one: 'Zeile der Datei ist', other: 'Zeilen der Datei sind' })} nicht enthalten`,
      line: (line) => `Zeile ${number(line)}`,
      more: (count) => `${number(count)} weitere stehen in der gespeicherten Liste.`,
      save: 'Diese Zeilen speichern …',
      saved: 'Zeilen gespeichert.',
    },
    unresolvedLines: (count) =>
      `${number(count)} ${plural(count, 'de', { one: 'Zeile nennt', other: 'Zeilen nennen' })} einen Platz ohne seine Lizenz, und noch sind nicht alle Lizenzen geprüft. Ergänzen Sie in der Zeile die ID oder den Schlüssel der Lizenz.`,
    unreadLicenses: (count) =>
      `${licensesOf(count)} Ihrer Organisation ${plural(count, 'de', { one: 'war', other: 'waren' })} noch nicht geladen, als dieser Plan entstand. Deren Plätze sind nicht enthalten.`,
    leftOut: {
      title: (count) =>
        `${number(count)} der gewählten Lizenzen ${plural(count, 'de', { one: 'ist', other: 'sind' })} nicht enthalten`,
      reasons: {
        'no-seat': 'Kein Platz ist belegt.',
        'unreadable-seats': 'Die Antwort von Polar enthält Plätze, die diese App nicht lesen kann.',
        'not-checked': 'Sie konnte nicht geprüft werden.',
      },
      notListed: 'Eine Lizenz, die nicht in der Liste steht',
      more: (count) =>
        `${number(count)} weitere ${plural(count, 'de', { one: 'wird', other: 'werden' })} hier nicht angezeigt.`,
    },
    notIncluded: {
      title: (parts) => `Nicht enthalten: ${parts.join(', ')}`,
      lines: (count) =>
        `${number(count)} ${plural(count, 'de', { one: 'Zeile', other: 'Zeilen' })} der Datei`,
      unchecked: (count) =>
        `${number(count)} nicht prüfbare ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`,
      withoutSeats: (count) => `${licensesOf(count)} ohne belegte Plätze`,
      notLoaded: (count) =>
        `${number(count)} noch nicht geladene ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`,
      later: (count) => `${licensesOf(count)} für den nächsten Teil`,
    },
    laterLicenses: (count) =>
      `Ein Durchgang umfasst höchstens 20.000 Plätze. ${licensesOf(count)} ${plural(count, 'de', { one: 'folgt', other: 'folgen' })} im nächsten Teil.`,
    reason: 'Grund (optional)',
    reasonHint: 'Erscheint im Verlauf und im Bericht, zum Beispiel „Audit 2026“.',
    thisComputer: 'Der Platz dieses Computers ist nicht ausgewählt.',
    release: (count) => `${seatsOf(count)} freigeben …`,
    none: 'Es sind keine Plätze ausgewählt.',
    selectAll: 'Alle Plätze auswählen',
    discard: 'Verwerfen',
    keyboardHint: 'Pfeiltasten bewegen, die Leertaste wählt einen Platz aus oder ab.',
  },
  confirm: {
    title: (count) => `${seatsOf(count)} freigeben?`,
    body: 'Diese Geräte verlieren ihre Lizenz, sobald ihre Software wieder bei Polar prüft. Das lässt sich nicht rückgängig machen. Ein Gerät mit gültigem Schlüssel kann wieder aktiviert werden.',
    type: (count) => `Zur Bestätigung ${count} eingeben`,
    typeHint: 'Damit nichts versehentlich freigegeben wird.',
    wrong: 'Das ist nicht die Zahl der Plätze.',
    confirm: (count) => `${seatsOf(count)} freigeben`,
    cancel: 'Abbrechen',
  },
  run: {
    running: (done, of) => `Freigabe läuft: ${number(done)} von ${ofSeats(of)} erledigt`,
    paused: (done, of) => `Angehalten: ${number(done)} von ${ofSeats(of)} erledigt`,
    stopped: (done, of) => `Unterbrochen: ${number(done)} von ${ofSeats(of)} erledigt`,
    interrupted: (done, of) => `Unterbrochen: ${number(done)} von ${ofSeats(of)} erledigt`,
    canceling: (done, of) => `Wird abgebrochen: ${number(done)} von ${ofSeats(of)} erledigt`,
    cancelingBody:
      'Es wird nichts mehr freigegeben. Plätze ohne Antwort werden noch geprüft; das dauert einige Sekunden.',
    interruptedBodyOfCommand:
      'Diese Freigabe wurde von der Befehlszeile aus begonnen und läuft dort vielleicht noch: Warten Sie, bis sie dort beendet ist, um hier fortzufahren.',
    interruptedBody:
      'Angehalten, bis Sie fortsetzen. Unfertige Plätze werden zuerst geprüft, damit kein Platz zweimal freigegeben wird.',
    progress: 'Fortschritt',
    rate: (perMinute) => `${number(Math.round(perMinute))} pro Minute`,
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    connect: 'Neu verbinden …',
    cancel: 'Rest abbrechen …',
    cancelDialog: {
      title: 'Den Rest abbrechen?',
      body: (unsent, unanswered) => {
        const rest = `${seatsOf(unsent)} ${plural(unsent, 'de', { one: 'bleibt', other: 'bleiben' })} unverändert.`;
        const check = `${seatsOf(unanswered)} ohne Antwort ${plural(unanswered, 'de', { one: 'wird', other: 'werden' })} noch geprüft.`;
        return `${unanswered === 0 ? rest : `${rest} ${check}`} Freigegebene Plätze bleiben freigegeben.`;
      },
      confirm: 'Rest abbrechen',
      dismiss: 'Nicht abbrechen',
    },
  },
  end: {
    title: (released, seats) => `${number(released)} von ${ofSeats(seats)} freigegeben`,
    canceled: 'Sie haben den Rest abgebrochen.',
    includeCustomers: 'Kunden im Bericht nennen',
    includeCustomersHint:
      'Sonst werden Namen, Adressen und Gerätenamen auf den ersten Buchstaben gekürzt. Schlüssel sind immer verdeckt.',
    save: 'Bericht speichern …',
    saved: 'Bericht gespeichert.',
    later: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'bleibt', other: 'bleiben' })} für den nächsten Teil.`,
    saveFirst: 'Speichern Sie zuerst diesen Bericht.',
    next: 'Nächsten Teil planen',
    close: 'Fertig',
  },
  counts: {
    label: 'Ergebnisse',
    released: 'Freigegeben',
    alreadyFree: 'Schon frei',
    stillHeld: 'Noch belegt',
    failed: 'Nicht freigegeben',
    leftOut: 'Ausgelassen',
    open: 'Offen',
    notSent: 'Nicht gesendet',
    unanswered: 'Noch keine Antwort',
  },
  rows: {
    label: 'Plätze',
    device: 'Gerät',
    customer: 'Kunde',
    key: 'Schlüssel',
    activated: 'Aktiviert',
    result: 'Ergebnis',
    unknown: 'Nicht bekannt',
    foundFree: 'Später bestätigt',
    keyboardHint: 'Pfeiltasten bewegen durch die Plätze.',
  },
  banner: {
    planned: 'Eine Liste freizugebender Plätze ist bereit.',
    show: 'Anzeigen',
  },
  releaseStranded: 'Diese Plätze freigeben …',
};
