import { identifiedCustomer, type NamedCustomer } from './customer-name.ts';
import { isVisible, nameInSentence } from './foreign-text.ts';
import type { Language } from './language.ts';
import { fillTemplate } from './reply-template.ts';
import type { LookupReply } from './support-lookup.ts';
import { replyText } from './text/reply-text.ts';

const shownOrNull = (name: string | null): string | null =>
  name !== null && isVisible(name) ? nameInSentence(name).trim() : null;

/** Returns the reply to a customer in a language. `template`: the seller's own; undefined for the app's. */
export function writeReply(
  language: Language,
  template: string | undefined,
  reply: LookupReply & { readonly customer: NamedCustomer },
): string {
  const text = replyText[language];
  const device = shownOrNull(reply.device);
  return fillTemplate(
    template ?? text.template,
    {
      name: shownOrNull(identifiedCustomer(reply.customer).name),
      case: reply.caseCode,
      outcome: text.outcome({ how: reply.how, device: device ?? '' }),
      device,
    },
    language === 'de',
  );
}
