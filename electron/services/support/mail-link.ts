/** A mail to be written: to whom, what about, and its text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * The longest link that a mail program is handed, in characters. Electron opens none of more than 2,081 on Windows.
 * https://www.electronjs.org/docs/latest/api/shell#shellopenexternalurl-options
 */
export const maxMailLinkLength = 2_000;

/** Returns the `mailto:` link of a mail (RFC 6068). A character of an Asian script takes nine characters of it. */
export function mailLink({ to, subject, body }: Mail): string {
  const [address, title, text] = [to, subject, body].map((part) =>
    encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, '\ufffd')),
  );
  return `mailto:${address}?subject=${title}&body=${text}`;
}
