import * as fc from 'fast-check';

/**
 * Texts around a value as mail programs, spreadsheets, shells and people write them. Each keeps
 * what a person reads.
 */

const invisibles = ['\u200b', '\u200e', '\u2060', '\ufeff', '\u00ad', '\u200d', '\u061c', '\u2066'];
const dashes = [
  '-',
  '\u2010',
  '\u2011',
  '\u2012',
  '\u2013',
  '\u2212',
  '\ufe63',
  '\uff0d',
  '\u2014',
];
const spaces = [' ', '\u00a0', '\u2007', '\u202f', '\t', '\u3000'];

const wrappings: readonly (readonly [string, string])[] = [
  ['', ''],
  ['"', '"'],
  ["'", "'"],
  ['\u201c', '\u201d'],
  ['\u201e', '\u201c'],
  ['\u2018', '\u2019'],
  ['\u00ab', '\u00bb'],
  ['`', '`'],
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['**', '**'],
  ['="', '"'],
  ['&quot;', '&quot;'],
  ['&lt;', '&gt;'],
  ['&#39;', '&#39;'],
  ['&nbsp;', '&nbsp;'],
  ['「', '」'],
  ['', '。'],
  ['> ', ''],
  ['', '.'],
  ['', ','],
  ['', '!'],
  [': ', ''],
  ['| ', ' |'],
];

function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (found) => String.fromCharCode(found.charCodeAt(0) + 0xfee0));
}

/**
 * Writes the value with other dashes, letters and invisible characters, so that a person still
 * reads the same value.
 */
export function respelled(value: string): fc.Arbitrary<string> {
  return fc
    .record({
      dash: fc.constantFrom(...dashes),
      casing: fc.constantFrom('as it is', 'lower', 'upper'),
      invisible: fc.constantFrom('', ...invisibles),
      at: fc.nat({ max: value.length }),
      isFullWidth: fc.boolean(),
    })
    .map(({ dash, casing, invisible, at, isFullWidth }) => {
      let text = `${value.slice(0, at)}${invisible}${value.slice(at)}`;
      if (casing !== 'as it is')
        text = casing === 'lower' ? text.toLowerCase() : text.toUpperCase();
      if (isFullWidth) text = fullWidth(text);
      return text.replaceAll('-', dash);
    });
}

/**
 * Writes the value in another spelling, inside quotes, brackets and spaces that belong to no value.
 */
export function decorated(value: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      respelled(value),
      fc.constantFrom(...wrappings),
      fc.constantFrom(...wrappings),
      fc.constantFrom('', ...spaces),
    )
    .map(([text, inner, outer, space]) =>
      [outer[0], space, inner[0], text, inner[1], space, outer[1]].join(''),
    );
}

const sentences = [
  ['Hello, my license key is ', ' and I sold the computer. Thanks, Ilse'],
  ['Lizenzschlüssel: ', '\r\nGerät: Büro-PC\r\n'],
  ['License key:\n', '\n\nSent from my phone'],
  ['> Am 12. November schrieb Jane:\n> ', '\n> Danke!'],
  ['LABEL=', ' '],
  ['Mein Schlüssel (', ') geht nicht.'],
  ['', ''],
  ['1. ', '\n2. nothing'],
] as const;

/** Puts the value into a sentence, a form or a quotation. */
export function inSentence(value: string, label = 'key'): fc.Arbitrary<string> {
  return fc
    .tuple(decorated(value), fc.constantFrom(...sentences))
    .map(([text, [before, behind]]) => `${before.replace('LABEL', label)}${text}${behind}`);
}

/** A generated key of a made-up seller, in Polar's format. */
export const generatedKey = fc
  .tuple(fc.constantFrom('', 'LUMEN-', 'ACME-PRO-', 'BÜRO-', 'X9-'), fc.uuid({ version: 4 }))
  .map(([prefix, uuid]) => `${prefix}${uuid.toUpperCase()}`);

/** A mail address of a made-up customer. */
export const mailAddress = fc
  .tuple(
    fc.constantFrom('jane', 'o.brien', 'jane.doe', 'ilse+polar', 'r_d', 'k-7', '4711', 'müller'),
    fc.nat({ max: 9999 }),
    fc.constantFrom('lumen.example', 'mail.lumen.example', 'lumen-pro.example', 'büro.example'),
  )
  .map(([local, number, domain]) => `${local}${number}@${domain}`);
