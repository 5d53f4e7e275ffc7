import type { Links } from '../../ports.ts';

/** A mail to compose. */
export type Mail = Parameters<Links['composeMail']>[0];

/**
 * The longest link that this app passes to a mail program, in characters. On Windows, Electron opens links of at most 2,081.
 * https://www.electronjs.org/docs/latest/api/shell#shellopenexternalurl-options
 */
export const maxMailLinkLength = 2_000;

/** Returns the `mailto:` link of a mail (RFC 6068). A character of an Asian script takes nine characters in it. */
export function mailLink({ to, subject, body }: Mail): string {
  const [address, title, text] = [to, subject, body].map((part) =>
    encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
  );
  return `mailto:${address}?subject=${title}&body=${text}`;
}
