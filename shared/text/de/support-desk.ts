import { formatNumber, plural } from '../../format.ts';
import type { DeskAnswer } from '../../support-desk.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const licensesOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Lizenz', other: 'Lizenzen' })}`;

const pasted: Record<DeskAnswer['pasted'], string> = {
  case: 'ein Support-Fall',
  key: 'ein Lizenzschlüssel',
  'last-six': 'das Ende eines Schlüssels',
  email: 'eine E-Mail-Adresse',
  'activation-id': 'eine Aktivierungs-ID',
  'license-id': 'eine Lizenz-ID',
  text: 'ein Text',
};

/** Words of the support desk, in German. */
export const supportDesk: Text['supportDesk'] = {
  open: 'Support …',
  title: 'Support',
  paste: 'Einfügen, was der Kunde geschickt hat',
  pasteHint:
    'Ein Support-Fall oder die ganze Mail darum, ein Schlüssel, eine E-Mail-Adresse oder eine Aktivierungs-ID.',
  empty: 'Fügen Sie zuerst etwas ein.',
  find: 'Suchen',
  clear: 'Nächster Fall',
  recognized: (what, matches, isSure) => {
    const fits = plural(Math.max(1, matches), 'de', { one: 'passt', other: 'passen' });
    const doubt = matches === 0 && !isSure ? ', soweit bekannt' : '';
    return `Das ist ${pasted[what]}. ${matches === 0 ? 'Keine Lizenz' : licensesOf(matches)} ${fits}${doubt}.`;
  },
  case: (code) => `Fall ${code}`,
  caseDevice: 'Gerät',
  caseReason: 'Grund',
  caseLastUsed: 'Zuletzt benutzt',
  caseSituation: 'Stand in der App des Kunden',
  caseFailure: 'Letzter Fehler',
  nothing: {
    title: 'Keine Lizenz passt',
    asFarAsKnown: 'Soweit bekannt, passt keine Lizenz',
    whole:
      'Alle Lizenzen der Organisation wurden durchsucht. Fragen Sie nach dem ganzen Schlüssel oder der Adresse, mit der gekauft wurde.',
    unread: 'Noch keine Lizenz gelesen. Versuchen Sie es noch einmal, wenn die Liste gelesen ist.',
    unjudged: (count) =>
      `Die Plätze von ${licensesOf(count)} sind noch nicht angesehen. Ein Gerät oder eine Aktivierungs-ID wird nur in den angesehenen gefunden: Fragen Sie auch nach dem Schlüssel oder der Adresse.`,
    partial: (read, of) =>
      `Erst ${number(read)} von ${licensesOf(of)} sind gelesen. Versuchen Sie es noch einmal, wenn die Liste vollständig ist.`,
  },
  matches: 'Passende Lizenzen',
  show: 'Anzeigen',
  showOf: (customer, key) => `Lizenz anzeigen: ${customer}, ${key}`,
  seat: (label) => `Es geht um den Platz von ${label}`,
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
