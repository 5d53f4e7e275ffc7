import type { Clipboard, Links } from '../../ports.ts';

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

/**
 * Opens a mail in the mail program. Copies a text that is too long for a link, and opens a mail that asks the person to paste it (`paste`).
 * Returns whether the text was short enough.
 */
export async function composeMail(
  mail: Mail,
  deps: {
    readonly clipboard: Pick<Clipboard, 'write'>;
    readonly links: Pick<Links, 'composeMail'>;
    readonly paste: string;
  },
): Promise<boolean> {
  const fits = mailLink(mail).length <= maxMailLinkLength;
  // The clipboard comes first: the mail's text asks the person to paste it.
  if (!fits) await deps.clipboard.write(mail.body);
  await deps.links.composeMail(fits ? mail : { ...mail, body: deps.paste });
  return fits;
}
