import { formatNumber, plural } from '../../format.ts';
import type { ClueType } from '../../support-lookup.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;

const clues: Record<ClueType, string> = {
  case: 'Fall',
  key: 'Lizenzschlüssel',
  id: 'ID',
  email: 'E-Mail-Adresse',
  ending: 'Ende eines Schlüssels',
  device: 'Gerät',
};

/** Text of the support lookup, in German. */
export const supportLookup: Text['supportLookup'] = {
  title: 'Support',
  paste: 'Nachricht des Kunden hier einfügen',
  pasteHint:
    'Eine vollständige E-Mail, ein Supportfall, ein Schlüssel oder dessen Ende, eine E-Mail-Adresse, ein Name oder eine ID.',
  empty: 'Fügen Sie zuerst etwas ein.',
  find: 'Suchen',
  clear: 'Leeren',
  recognized: 'Erkannt',
  clue: (type, shown, licenses) =>
    `${clues[type]} ${shown}: ${licenses === 0 ? 'keine Lizenz' : licensesOf(licenses)}`,
  summary: (matches, isUnderstood, isConclusive, caseCode) => {
    if (!isUnderstood) {
      const words = ` ${licensesOf(matches)} ${plural(matches, 'de', { one: 'enthält', other: 'enthalten' })} ihre Wörter.`;
      return `In dieser Nachricht wurde nichts erkannt.${matches === 0 ? '' : words}`;
    }
    if (matches === 0) return isConclusive ? 'Keine Treffer.' : 'Bisher keine Treffer.';
    return `${licensesOf(matches)}${caseCode === null ? '' : ` zum Fall ${caseCode}`} gefunden.`;
  },
  contradiction: {
    title: 'Die Angaben gehören zu verschiedenen Lizenzen',
    body: 'Klären Sie, welche Lizenz der Kunde meint und ob es seine ist, bevor Sie einen Platz freigeben.',
  },
  foundBy: (types) => `Gefunden über: ${types.map((type) => clues[type]).join(', ')}`,
  case: (code) => `Fall ${code}`,
  caseDevice: 'Gerät',
  caseReason: 'Grund',
  caseLastUsed: 'Zuletzt verwendet',
  caseSituation: 'Stand in der App des Kunden',
  caseFailure: 'Letzter Fehler',
  situations: {
    none: 'Nicht aktiviert',
    activating: 'Eine Aktivierung ist nicht abgeschlossen',
    copied: 'Die Daten wurden von einem anderen Computer kopiert',
    released: 'Freigegeben',
    unreadable: 'Die App kann die Daten des Platzes nicht lesen',
    unchecked: 'Aktiviert, noch nicht geprüft',
    checking: 'Aktiviert',
    confirmed: 'Aktiviert, von Polar bestätigt',
    'not-reached': 'Aktiviert, Polar war nicht erreichbar',
    removed: 'Anderswo freigegeben',
    'never-confirmed': 'Polar kennt die Aktivierung nicht',
    'key-changed': 'Polar kennt den Schlüssel nicht mehr',
    'key-inactive': 'Die Lizenz ist nicht mehr aktiv',
    'release-holding': 'Eine Freigabe wird gleich gesendet',
    'release-releasing': 'Eine Freigabe wird gesendet',
    'release-waiting': 'Eine Freigabe steht aus',
    'release-unknown': 'Eine Freigabe ohne Antwort',
    'release-settling': 'Eine Freigabe wird geprüft',
    'release-released': 'Freigegeben',
    'release-failed': 'Eine Freigabe ist fehlgeschlagen',
  },
  nothing: {
    title: 'Keine Treffer',
    notUnderstood: 'In dieser Nachricht wurde nichts erkannt',
    howToAsk:
      'Sie enthält keinen Fall, keinen Lizenzschlüssel, keine ID und keine E-Mail-Adresse und zeigt deshalb nicht, ob es eine Lizenz gibt. Fragen Sie den Kunden nach dem vollständigen Schlüssel oder der beim Kauf verwendeten Adresse. Sie können auch nach einem Namen allein suchen.',
    asFarAsKnown: 'Bisher keine Treffer',
    allSearched:
      'Alle Lizenzen der Organisation wurden durchsucht. Fragen Sie nach dem vollständigen Schlüssel oder der beim Kauf verwendeten Adresse.',
    unread:
      'Noch keine Lizenzen geladen. Versuchen Sie es noch einmal, wenn die Liste geladen ist.',
    undetermined: (count) =>
      `Die Plätze von ${licensesOf(count)} sind noch nicht geprüft. Ein Gerät oder eine Aktivierungs-ID wird nur in geprüften gefunden: Fragen Sie auch nach dem Schlüssel oder der Adresse.`,
    unreadable: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'konnte', other: 'konnten' })} nicht gelesen werden; die richtige kann hier also fehlen. Suchen Sie sie auch im Dashboard von Polar.`,
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind geladen. Versuchen Sie es noch einmal, wenn die Liste vollständig ist.`,
  },
  matches: 'Treffer',
  show: 'Anzeigen',
  showOf: (customer, key) => `Lizenz anzeigen: ${customer}, ${key}`,
  seat: (label) => `Es geht um den Platz von ${label}`,
  customerDeleted:
    'Dieser Kunde wurde in Polar gelöscht. Die Lizenz behält ihren Status und ihre Plätze.',
  seatGone: 'Der genannte Platz ist nicht mehr aufgeführt: Er ist frei.',
  marked: 'In der Nachricht',
  proposal: {
    title: (label) => `Platz von „${label}“ freigeben?`,
    why: {
      case: 'Im Supportfall genannt.',
      id: 'Die Aktivierungs-ID steht in der Nachricht.',
      device: 'Die Nachricht nennt dieses Gerät.',
      only: 'Der einzige Platz dieser Lizenz.',
    },
    activated: (date) => `Aktiviert am ${date}`,
    release: 'Platz freigeben',
    undoTitle: (label) =>
      label === null ? 'Der Platz wird freigegeben' : `Platz von „${label}“ wird freigegeben`,
    countdown: (seconds) =>
      `In ${number(seconds)} ${plural(seconds, 'de', { one: 'Sekunde', other: 'Sekunden' })}. Noch ist nichts gesendet.`,
    undo: 'Freigabe abbrechen',
  },
  notBuyer: {
    title: 'Nicht von der Adresse des Käufers gesendet',
    body: (sender, buyer) =>
      `Die Adresse in der Nachricht ist ${sender}; gekauft wurde die Lizenz mit ${buyer}. Vergewissern Sie sich, dass der Absender für den Inhaber dieser Lizenz handeln darf.`,
  },
  forwarded: {
    title: 'Eine weitergeleitete Nachricht',
    body: (forwarder, buyer) =>
      `${forwarder} hat eine Nachricht von ${buyer}, dem Käufer, weitergeleitet. Weitergeleitete Nachrichten lassen sich ändern; vergewissern Sie sich also, dass der Käufer das möchte.`,
  },
  reply: {
    title: 'Antwort an den Kunden',
    text: 'Antwort',
    language: 'Sprache',
    copy: 'Antwort kopieren',
    copied: 'Antwort kopiert.',
    mail: 'In E-Mail öffnen',
    mailTo: (address) => `Geht an die Adresse des Käufers, ${address}.`,
    mailed: 'Ihr E-Mail-Programm hat die Antwort.',
    mailedLong:
      'Die Antwort ist zu lang für einen Link. Sie ist kopiert: Fügen Sie sie in die E-Mail ein.',
    paste: 'Fügen Sie hier die kopierte Antwort ein.',
    template: {
      edit: 'Vorlage bearbeiten …',
      title: (language) => `Vorlage, ${language}`,
      label: 'Vorlage',
      hint: 'In jeder Antwort wird {outcome} zu dem, was mit dem Platz geschah, {name} zum Namen des Kunden, {device} zum Gerät und {case} zum Code des Supportfalls. Ein Absatz, dessen Gerät oder Fall unbekannt ist, entfällt.',
      unknownField: (found) =>
        `${found} ist kein Platzhalter. Verwenden Sie {outcome}, {name}, {device} oder {case}.`,
      noOutcome:
        'Fügen Sie {outcome} hinzu: Sonst sagt die Antwort nicht, was mit dem Platz geschah.',
      save: 'Vorlage speichern',
      reset: 'Standardtext verwenden',
      cancel: 'Abbrechen',
      saved: 'Vorlage gespeichert.',
    },
  },
};
