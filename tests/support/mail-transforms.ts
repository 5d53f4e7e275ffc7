import * as fc from 'fast-check';

/** A change that mail programs make to a text. Each keeps what a person reads. */
export type MailTransform = (text: string) => string;

const lines = (text: string, change: (line: string) => string): string =>
  text.split('\n').map(change).join('\n');

/** Breaks lines at spaces; cuts words without spaces only if `isHard`. */
export const wrapped =
  (width: number, isHard = false, end = ''): MailTransform =>
  (text) =>
    lines(text, (line) => {
      const parts: string[] = [];
      let rest = line;
      while (rest.length > width) {
        const space = rest.lastIndexOf(' ', width);
        if (space <= 0 && !isHard) break;
        const at = space > 0 ? space : width;
        parts.push(rest.slice(0, at) + (space > 0 ? end : ''));
        rest = rest.slice(space > 0 ? at + 1 : at);
      }
      return [...parts, rest].join('\n');
    });

export const quoted =
  (mark: string): MailTransform =>
  (text) =>
    lines(text, (line) => mark + line);

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const withEntities: MailTransform = (text) =>
  text.replaceAll(/[&<>"]/g, (found) => entities[found] ?? found);

const curly =
  (open: string, close: string): MailTransform =>
  (text) => {
    let isOpen = false;
    return text.replaceAll('"', () => {
      isOpen = !isOpen;
      return isOpen ? open : close;
    });
  };

/** Encodes as quoted-printable with lines of 76 characters. See RFC 2045, section 6.7. */
export const quotedPrintable: MailTransform = (text) =>
  `Content-Transfer-Encoding: quoted-printable\r\n\r\n${text
    .split('\n')
    .map((line) => {
      const pieces = Array.from(line, (character) =>
        /^[!-<>-~ ]$/.test(character)
          ? character
          : Array.from(
              new TextEncoder().encode(character),
              (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
            ).join(''),
      );
      const rows = [''];
      for (const piece of pieces) {
        if ((rows.at(-1) ?? '').length + piece.length > 75) rows.push('');
        rows[rows.length - 1] += piece;
      }
      return rows.join('=\r\n');
    })
    .join('\r\n')}`;

export const html: MailTransform = (text) =>
  `<html><head><style>p { margin: 0 }</style></head><body>${lines(
    text,
    (line) =>
      `<p class="x"><span style='font-size:11.0pt'>${withEntities(line) || '&nbsp;'}</span></p>`,
  )}</body></html>`;

/** All transforms by name. */
export const mailTransforms: Readonly<Record<string, MailTransform>> = {
  'as it is': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'wrapped at 72': wrapped(72),
  'wrapped at 76': wrapped(76),
  'wrapped at 65, flowed': wrapped(65, false, ' '),
  'cut at 76': wrapped(76, true),
  quoted: quoted('> '),
  'quoted twice': quoted('> > '),
  'quoted thrice, close': quoted('>>> '),
  'quoted with bars': quoted('| '),
  indented: quoted('    '),
  'curly quotes': curly('“', '”'),
  'German quotes': curly('„', '“'),
  'French quotes': curly('«', '»'),
  entities: withEntities,
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'no-break hyphens': (text) => text.replaceAll('-', '\u2011'),
  'zero-width spaces': (text) => text.replaceAll(',', ',\u200b'),
  'quoted-printable': quotedPrintable,
  HTML: html,
  'a signature behind': (text) => `${text}\n-- \nIngrid Solberg\nStudio Nord {Oslo}\n`,
  'a header in front': (text) =>
    `From: Ingrid Solberg <ingrid@solberg.example>\nTo: help@lumen.example\nSubject: my seat\n\n${text}`,
  forwarded: (text) =>
    `\n---------- Forwarded message ---------\nFrom: Ingrid <ingrid@solberg.example>\nDate: Mon, 23 Nov 2026\n\n${quoted('> ')(text)}`,
};

const anyMailTransform = fc.constantFrom(...Object.keys(mailTransforms));

/** Generates the text after up to four mail programs, with their names. */
export function mailed(text: string): fc.Arbitrary<readonly [names: string[], text: string]> {
  return fc
    .array(anyMailTransform, { minLength: 1, maxLength: 4 })
    .map((names) => [
      names,
      names.reduce((sent, name) => mailTransforms[name]?.(sent) ?? sent, text),
    ]);
}
