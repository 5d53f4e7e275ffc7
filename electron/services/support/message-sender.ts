import { identifiersIn } from '../../../shared/identifiers.ts';
import { mailLines, mailText } from '../../../shared/mail-text.ts';

/** The field with the sender, as mail programs write it in their languages. */
const senderField =
  /^[*_]{0,2}(?:from|von|de|van|da|fra|från|od|expéditeur|mittente)[*_]{0,2} ?:/iu;

/** The most lines that are searched for the sender. */
const maxLines = 2_000;

/** A line that is quoted, and the end of a line before a quotation that says who wrote it. */
const quoted = /^[ \t]*[>|].*$/gm;
const attribution = /<[^<>]{3,200}>?\s*(?::|(?:wrote|schrieb|writes|a écrit)\b)/giu;

/** The line before a forwarded message, as Gmail, Thunderbird and Apple Mail write it in their languages. */
const forwardMark =
  /^(?:-{2,} ?(?:forwarded message|weitergeleitete nachricht|message transf(?:é|e)r(?:é|e)|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht) ?-{2,}|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|d(?:é|e)but du message r(?:é|e)exp(?:é|e)di(?:é|e)|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht) ?:)$/iu;

/** The subject of a forwarded message, as Outlook marks it in its languages. A reply to one begins with another mark. */
const forwardSubject =
  /^[*_]{0,2}(?:subject|betreff|objet|asunto|oggetto|onderwerp)[*_]{0,2} ?: ?[*_]{0,2} ?(?:fwd?|wg|tr|rv|doorst)\s?:/iu;

/** Addresses of Polar, whose order mails people forward. */
const polarAddress = /@(?:[a-z\d-]+\.)*polar\.sh$/i;

/**
 * Returns the addresses that a message came from: that of its first header, and of a forwarded message also those of the messages in it, the
 * outermost first. Headers of messages that were answered do not count: they name the seller. Without a header, the only address that the
 * person wrote, since one in a quotation may be the seller's.
 */
export function messageAuthors(pasted: string): readonly string[] {
  const authors: string[] = [];
  let isExpected = true;
  /** Whether the header at this place is of a message that forwards another one. */
  let isForwarding = false;
  for (const line of mailLines(pasted).slice(0, maxLines)) {
    if (forwardSubject.test(line)) isForwarding = true;
    if (forwardMark.test(line) || (isForwarding && line === '')) {
      isExpected = true;
      isForwarding = false;
    }
    if (!isExpected || !senderField.test(line)) continue;
    const [address] = identifiersIn(line).emails;
    if (address === undefined) continue;
    authors.push(address);
    isExpected = false;
  }
  if (authors.length > 0) {
    const people = authors.filter((address) => !polarAddress.test(address));
    return people.length > 0 ? people : authors;
  }
  const written = mailText(pasted).replaceAll(quoted, '').replaceAll(attribution, '');
  const [only, ...others] = identifiersIn(written).emails;
  return only !== undefined && others.length === 0 ? [only] : [];
}
