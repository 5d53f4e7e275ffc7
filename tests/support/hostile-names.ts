/**
 * Characters of every type that must not reach a terminal, a file or a window from a foreign name.
 */
const hostileParts = [
  '\n',
  '\r\n',
  '\t',
  '\v',
  '\f',
  '\0',
  '\b',
  '\u001b[2J',
  '\u001b]52;c;Y3VybA==\u0007',
  '\u001b]0;title\u001b\\',
  '\u007f',
  '\u0085',
  '\u009b31m',
  '\u009d52;c;eA==\u009c',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u202c',
  '\u2060',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u180e',
  '\u3164',
  '\ufeff',
  '\ufff9',
  '\u{e0001}',
  '\u{e0041}\u{e0042}',
  '\ufe0f\ufe0e',
  '\u{e0101}\u{e0102}',
  '\ud83d',
  '\udc00',
] as const;

/** A name that contains all of them between ordinary text. */
export const hostileName = `Lena${hostileParts.join('x')}\nReleased: the seat is free.`;

/** A right-to-left name with an override that reverses the text after it. */
export const hostileRightToLeft = '\u202eמחשב של דנה\u2066';

/** Characters that change or hide text, unless they belong to a letter or an emoji. */
const unsafeCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufff9-\ufffb]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const isolates = /\u2068([^\u2066-\u2069]*)\u2069/g;

/**
 * Lists the code points of a text that must not reach a person. Closed isolates are allowed, and
 * line breaks with `lines`.
 */
export function unsafeCharactersIn(text: string, { lines = false } = {}): string[] {
  const rest = text.replaceAll(isolates, '$1');
  return [...rest.matchAll(unsafeCharacters)]
    .map(([character]) => character)
    .filter((character) => !lines || character !== '\n')
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16)}`);
}
