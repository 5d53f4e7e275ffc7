import { nameInSentence } from '../foreign-text.ts';
import type { Language } from '../language.ts';
import type { LookupReply } from '../support-lookup.ts';

/** The text of replies to customers in one language. A reply is in the customer's language, not in that of the window. */
export interface ReplyText {
  /** The language's own name. */
  readonly language: string;
  /** The template of sellers who have not written one of their own. */
  readonly template: string;
  /** What happened to the seat, in one sentence. */
  readonly outcome: (reply: Pick<LookupReply, 'device' | 'how'>) => string;
  /** The subject of the mail. */
  readonly subject: (caseCode: string | null) => string;
}

/** The text of replies in every language of this app. */
export const replyText: Readonly<Record<Language, ReplyText>> = {
  en: {
    language: 'English',
    template: [
      'Hello {name},',
      'This is about your support case {case}.',
      '{outcome} You can now activate another computer: enter your license key there and choose “Activate”.',
      'If you still use “{device}”, activate it again with the same key as long as a seat is free.',
      'Kind regards',
    ].join('\n\n'),
    outcome({ device, how }) {
      const seat = device === '' ? 'the seat' : `the seat of “${nameInSentence(device)}”`;
      return how === 'released'
        ? `We have released ${seat}.`
        : `${seat.replace(/^t/, 'T')} is already free.`;
    },
    subject: (caseCode) =>
      caseCode === null ? 'Your license' : `Your license: support case ${caseCode}`,
  },
  de: {
    language: 'Deutsch',
    template: [
      'Guten Tag {name},',
      'es geht um Ihren Supportfall {case}.',
      '{outcome} Sie können jetzt einen anderen Computer aktivieren: Geben Sie dort Ihren Lizenzschlüssel ein und wählen Sie „Aktivieren“.',
      'Falls Sie „{device}“ weiter verwenden, aktivieren Sie es mit demselben Schlüssel neu, solange ein Platz frei ist.',
      'Mit freundlichen Grüßen',
    ].join('\n\n'),
    outcome({ device, how }) {
      const seat = device === '' ? 'Platz' : `Platz von „${nameInSentence(device)}“`;
      return how === 'released'
        ? `Wir haben den ${seat} freigegeben.`
        : `Der ${seat} ist schon frei.`;
    },
    subject: (caseCode) =>
      caseCode === null ? 'Ihre Lizenz' : `Ihre Lizenz: Supportfall ${caseCode}`,
  },
};
