/** Every kind of character that must not reach a terminal, a file or a window out of another's name. */
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

/** One name that holds all of it, and begins and ends with what a reader knows. */
export const hostileName = `Lena${hostileParts.join('x')}\nReleased: the seat is free.`;

/** A name that is written from right to left, with the override that turns what follows. */
export const hostileRightToLeft = '\u202eמחשב של דנה\u2066';

/** Characters that change or hide what a person reads, where they do not belong to a letter or an emoji. */
const unsafeCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufff9-\ufffb]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const isolates = /\u2068([^\u2066-\u2069]*)\u2069/g;

/** Lists the code points of a text that must not reach a person; those of closed isolates are allowed, and line breaks with `lines`. */
export function unsafeCharactersIn(text: string, { lines = false } = {}): string[] {
  const rest = text.replaceAll(isolates, '$1');
  return [...rest.matchAll(unsafeCharacters)]
    .map(([character]) => character)
    .filter((character) => !lines || character !== '\n')
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16)}`);
}
