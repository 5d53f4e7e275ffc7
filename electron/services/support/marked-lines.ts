import { oneLine } from '../../../shared/foreign-text.ts';
import { mailText } from '../../../shared/mail-text.ts';
import { withoutEntities } from '../../../shared/plain-text.ts';
import type { ClueType, MarkedPart } from '../../../shared/support-lookup.ts';

/** A clue to mark: its identifier in lower case, and the text to show in its place. */
interface ClueToMark {
  readonly type: ClueType;
  readonly name: string;
  readonly shown: string;
}

/** A marked place of a text, in code units. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly clue: ClueToMark;
}

/** The longest text that is marked, in code units. */
const maxMarkedLength = 100_000;
const maxLines = 30;
/** Characters of a line before and after its clues that are shown. */
const maxContext = 80;
/** The most places of one clue. */
const maxPlaces = 20;

/** A character that mail programs add between the letters of an identifier, or a quotation mark at the start of a line. */
const ignored = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}=>|]/u;
const dash = /[\p{Pd}\u00ac\u2043\u2212]/u;
const wordCharacter = /[\p{L}\p{N}_]/u;
/** The prefix of a key, or the mask before its end. */
const keyPrefix = /[^\s"'`<>()[\]{}|:=,;/?&#*»«„“]{1,100}$/u;
const keyMask = /[*•●·x#]{2,40}[ -]{0,2}$/iu;

/** Returns a text without what mail programs add, in lower case, and the place in the text of each of its code units. */
function squeezed(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let letters = '';
  let at = 0;
  for (const character of text) {
    if (!ignored.test(character)) {
      const plain = dash.test(character) ? '-' : character.toLowerCase();
      for (let unit = 0; unit < plain.length; unit += 1) places.push(at);
      letters += plain;
    }
    at += character.length;
  }
  return { letters, places };
}

/** Returns where a clue's place begins: before the prefix of a key, and before the mask of its end. */
function startOf(text: string, start: number, { type }: ClueToMark): number {
  const before = text.slice(Math.max(0, start - 120), start);
  if (type === 'ending') return start - (keyMask.exec(before)?.[0].length ?? 0);
  return type === 'key' ? start - (keyPrefix.exec(before)?.[0].length ?? 0) : start;
}

/** Returns the places of a clue that are words of their own. */
function placesOf(
  clue: ClueToMark,
  text: string,
  { letters, places }: ReturnType<typeof squeezed>,
): Place[] {
  const needle = squeezed(clue.name).letters;
  const found: Place[] = [];
  if (needle === '') return found;
  let from = letters.indexOf(needle);
  while (from !== -1 && found.length < maxPlaces) {
    const start = places[from] ?? 0;
    const end = (places[from + needle.length - 1] ?? 0) + 1;
    const isWord =
      (clue.type === 'key' || !wordCharacter.test(text.charAt(start - 1))) &&
      !wordCharacter.test(text.charAt(end));
    if (isWord) found.push({ start: startOf(text, start, clue), end, clue });
    from = letters.indexOf(needle, from + needle.length);
  }
  return found;
}

/** Returns the text around clues on a line, shortened away from them. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const line = oneLine(text).replaceAll(/\s+/g, ' ');
  if (line.length <= 2 * maxContext) return line;
  const [head, tail] = [line.slice(0, maxContext), line.slice(-maxContext)];
  if (isFirst) return `…${tail}`;
  return isLast ? `${head}…` : `${head}…${tail}`;
}

/**
 * Returns the lines of a pasted text that hold clues, with the clues as parts of their own. Shows each clue as `shown`, so of keys only the
 * end. Finds a clue also where a mail program wrapped or quoted it or added invisible characters.
 */
export function markedLines(pasted: string, clues: readonly ClueToMark[]): MarkedPart[][] {
  const text = withoutEntities(mailText(pasted.slice(0, maxMarkedLength))).replaceAll(
    /\r\n?/g,
    '\n',
  );
  const letters = squeezed(text);
  const places = clues
    .flatMap((clue) => placesOf(clue, text, letters))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const lines: MarkedPart[][] = [];
  let end = 0;
  let line: { text: string; type: ClueType | null }[] = [];
  const endLine = (): void => {
    if (line.some(({ type }) => type !== null)) {
      const last = line.length - 1;
      lines.push(
        line
          .map(({ text: part, type }, at) => ({
            text: type === null ? shortened(part, at === 0, at === last) : oneLine(part),
            type,
          }))
          .filter((part) => part.text !== ''),
      );
    }
    line = [];
  };
  const addPlain = (plain: string): void => {
    for (const [at, part] of plain.split('\n').entries()) {
      if (at > 0) endLine();
      line.push({ text: part.replace(/^[\s>|]+/, line.length === 0 ? '' : ' '), type: null });
    }
  };
  for (const { start, end: placeEnd, clue } of places) {
    if (start < end) continue;
    addPlain(text.slice(end, start));
    line.push({ text: clue.shown, type: clue.type });
    end = placeEnd;
  }
  addPlain(text.slice(end));
  endLine();
  return lines.slice(0, maxLines);
}
