import { identifiersIn } from '../../../shared/identifiers.ts';
import { mailLines, mailText } from '../../../shared/mail-text.ts';

/** The field with the sender, as mail programs write it in their languages. */
const senderField = /^[*_]{0,2}(?:from|von|de|van|da|fra|från|od|expéditeur|mittente)[*_]{0,2}:/iu;

/** The most lines that are searched for the sender. */
const maxLines = 2_000;

/** A line that is quoted, and the end of a line before a quotation that says who wrote it. */
const quoted = /^[ \t]*[>|].*$/gm;
const attribution = /<[^<>]{3,200}>?\s*(?::|(?:wrote|schrieb|writes|a écrit)\b)/giu;

/**
 * Returns the address that a message came from: that of its first header, which is the outermost of a forwarded message. Without a header,
 * the only address that the person wrote: one in a quotation may be the seller's. Null where neither shows.
 */
export function messageSender(pasted: string): string | null {
  for (const line of mailLines(pasted).slice(0, maxLines)) {
    if (!senderField.test(line)) continue;
    const [address] = identifiersIn(line).emails;
    if (address !== undefined) return address;
  }
  const written = mailText(pasted).replaceAll(quoted, '').replaceAll(attribution, '');
  const [only, ...others] = identifiersIn(written).emails;
  return only !== undefined && others.length === 0 ? only : null;
}
