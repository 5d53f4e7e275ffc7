import { withoutEntities } from './plain-text.ts';

/** Signs of a quoted-printable mail's source: a soft line break, and characters encoded as bytes. */
const softBreak = /=\r?\n/;
const encodedByte = /=(?:3D|20|09|C2=[89AB][\dA-F]|C3=[89AB][\dA-F]|E2=8[\dA-F])/;
const quotedPrintableHeader = /^content-transfer-encoding:\s*quoted-printable/im;

/** Returns the characters of bytes that are written as `=` and two hexadecimal digits: UTF-8, else Latin-1. */
function decodedBytes(encoded: string): string {
  try {
    return decodeURIComponent(encoded.replaceAll('=', '%'));
  } catch {
    return encoded.replaceAll(/=([\dA-F]{2})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
}

/** Returns quoted-printable text (RFC 2045, section 6.7) decoded. */
export function withoutQuotedPrintable(text: string): string {
  return text.replaceAll(/=[ \t]*\r?\n/g, '').replaceAll(/(?:=[\dA-F]{2})+/gi, decodedBytes);
}

/** A tag of HTML mail. `<jane@x.example>` and `<https://…>` are none. */
const tag =
  /<(?:!--[^>]{0,2000}-->|!doctype[^>]{0,300}>|\/?(?:html|head|body|title|meta|p|div|span|br|wbr|hr|a|b|i|u|em|strong|font|img|table|tbody|thead|tr|td|th|ul|ol|li|blockquote|pre|code|h[1-6]|small|center|o:p)(?:\s[^<>]{0,2000})?\/?>)/gi;
/** An element that a mail program does not show. */
const hiddenElement = /<(style|script)\b[^<>]{0,300}>[^<]{0,100000}<\/\1\s*>/gi;
/** A tag at which a line ends. */
const blockTag = /^<\/?(?:p|div|br|hr|tr|table|ul|ol|li|blockquote|pre|h[1-6]|title)\b/i;

/** Returns the source of HTML mail without its tags, a line for each paragraph. Keeps entities, and text without tags. */
export function withoutMarkup(html: string): string {
  return html
    .replaceAll(hiddenElement, '')
    .replaceAll(tag, (found) => (blockTag.test(found) ? '\n' : ''));
}

/**
 * Returns a pasted text as a mail program shows it: decodes the source of a quoted-printable mail and removes the tags of an HTML mail. Any
 * other text stays as it is.
 */
export function mailText(text: string): string {
  const isEncoded =
    quotedPrintableHeader.test(text) || (softBreak.test(text) && encodedByte.test(text));
  return withoutMarkup(isEncoded ? withoutQuotedPrintable(text) : text);
}

/** Returns the lines of a mail without the `>` and `|` of quotations before them, with single spaces and none around them. */
export function mailLines(text: string): string[] {
  return withoutEntities(mailText(text))
    .normalize('NFC')
    .split(/\r\n?|\n/)
    .map((line) =>
      line
        .replace(/^[\s>|]+/, '')
        .replaceAll(/\s+/g, ' ')
        .trimEnd(),
    );
}
