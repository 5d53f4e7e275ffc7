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
};

/** Text of the support lookup, in German. */
export const supportLookup: Text['supportLookup'] = {
  open: 'Support …',
  title: 'Support',
  paste: 'Einfügen, was der Kunde geschickt hat',
  pasteHint:
    'Eine ganze Mail oder ein Support-Fall, ein Schlüssel oder sein Ende, eine E-Mail-Adresse oder eine ID.',
  empty: 'Fügen Sie zuerst etwas ein.',
  find: 'Suchen',
  clear: 'Nächster Fall',
  recognized: 'Erkannt',
  clue: (type, shown, licenses) =>
    `${clues[type]} ${shown}: ${licenses === 0 ? 'keine Lizenz' : licensesOf(licenses)}`,
  summary: (matches, isUnderstood, isConclusive) => {
    const fits = plural(Math.max(1, matches), 'de', { one: 'passt', other: 'passen' });
    if (!isUnderstood)
      return `In diesem Text wurde nichts erkannt.${matches === 0 ? '' : ` Seine Wörter stehen in ${number(matches)} ${plural(matches, 'de', { one: 'Lizenz', other: 'Lizenzen' })}.`}`;
    const qualifier = matches === 0 && !isConclusive ? ', soweit bekannt' : '';
    return `${matches === 0 ? 'Keine Lizenz' : licensesOf(matches)} ${fits}${qualifier}.`;
  },
  contradiction: {
    title: 'Das Erkannte gehört zu verschiedenen Lizenzen',
    body: 'Klären Sie, welche Lizenz der Kunde meint und ob es seine ist, bevor Sie einen Platz freigeben.',
  },
  foundBy: (types) => `Gefunden durch: ${types.map((type) => clues[type]).join(', ')}`,
  case: (code) => `Fall ${code}`,
  caseDevice: 'Gerät',
  caseReason: 'Grund',
  caseLastUsed: 'Zuletzt benutzt',
  caseSituation: 'Stand in der App des Kunden',
  caseFailure: 'Letzter Fehler',
  nothing: {
    title: 'Keine Lizenz passt',
    notUnderstood: 'In diesem Text wurde nichts erkannt',
    howToAsk:
      'Er enthält keinen Fall, keinen Lizenzschlüssel, keine ID und keine E-Mail-Adresse und zeigt deshalb nicht, ob es eine Lizenz gibt. Fragen Sie den Kunden nach dem ganzen Schlüssel oder der Adresse, mit der gekauft wurde.',
    asFarAsKnown: 'Soweit bekannt, passt keine Lizenz',
    allSearched:
      'Alle Lizenzen der Organisation wurden nach dem Erkannten durchsucht. Fragen Sie nach dem ganzen Schlüssel oder der Adresse, mit der gekauft wurde.',
    unread: 'Noch keine Lizenz gelesen. Versuchen Sie es noch einmal, wenn die Liste gelesen ist.',
    undetermined: (count) =>
      `Die Plätze von ${licensesOf(count)} sind noch nicht angesehen. Ein Gerät oder eine Aktivierungs-ID wird nur in den angesehenen gefunden: Fragen Sie auch nach dem Schlüssel oder der Adresse.`,
    unreadable: (count) =>
      `${licensesOf(count)} ${plural(count, 'de', { one: 'konnte', other: 'konnten' })} nicht gelesen werden; die richtige kann hier also fehlen. Suchen Sie sie auch im Dashboard von Polar.`,
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind gelesen. Versuchen Sie es noch einmal, wenn die Liste vollständig ist.`,
  },
  matches: 'Passende Lizenzen',
  show: 'Anzeigen',
  showOf: (customer, key) => `Lizenz anzeigen: ${customer}, ${key}`,
  seat: (label) => `Es geht um den Platz von ${label}`,
  customerDeleted:
    'Dieser Kunde wurde in Polar gelöscht. Die Lizenz behält ihren Status und ihre Plätze.',
  seatGone: 'Den genannten Platz gibt es nicht mehr: Er ist frei.',
  reply: {
    title: 'Antwort an den Kunden',
    copy: 'Antwort kopieren',
    copied: 'Antwort kopiert.',
    text: ({ device, how, caseCode }) =>
      [
        caseCode === null
          ? 'Guten Tag,'
          : `Guten Tag,\n\nes geht um Ihren Support-Fall ${caseCode}.`,
        how === 'released'
          ? `wir haben den Platz von „${device}“ freigegeben. Sie können ihn sofort auf einem anderen Computer benutzen: Geben Sie dort Ihren Lizenzschlüssel ein und wählen Sie „Aktivieren“.`
          : `der Platz von „${device}“ ist schon frei. Sie können ihn sofort auf einem anderen Computer benutzen: Geben Sie dort Ihren Lizenzschlüssel ein und wählen Sie „Aktivieren“.`,
        `Falls Sie „${device}“ weiter benutzen, aktivieren Sie es mit demselben Schlüssel neu, solange ein Platz frei ist.`,
        'Mit freundlichen Grüßen',
      ].join('\n\n'),
  },
};
