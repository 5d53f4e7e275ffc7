import { identifiersIn, uuidOfKey } from '../../../shared/identifiers.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import type { LicenseTable } from './license-table.ts';

/** One byte a row: 1 where it was found. */
export type Marks = Uint8Array;

/** How many words' answers are remembered: a person types one word after another, and takes letters back. */
const maxRememberedWords = 12;
/** Up to so many bytes a word is found nearly everywhere, and a loop of our own beats a call for each find. */
const shortWord = 2;

/** The last piece that begins at or before a place, from piece `from` on. Doubling steps: places come in order. */
function pieceAt(starts: Uint32Array, pieces: number, offset: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < pieces && (starts[low + step] ?? 0) <= offset) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, pieces);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Where a short word stands in the bytes from `from` on; -1 for nowhere. */
function shortIndex(bytes: Buffer, word: Buffer, from: number): number {
  const first = word[0];
  const second = word[1];
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === first && (second === undefined || bytes[at + 1] === second)) return at;
  }
  return -1;
}

/** Marks the rows whose searched text holds the folded word. */
function markWord(table: LicenseTable, word: string): Marks {
  const { bytes, starts, rowOf, pieces } = table.searched();
  const { piece: pieceOf } = table.columns();
  const marks = new Uint8Array(table.rows());
  const needle = Buffer.from(word);
  const find = (from: number): number =>
    needle.length <= shortWord ? shortIndex(bytes, needle, from) : bytes.indexOf(needle, from);
  let piece = 0;
  for (let offset = find(0); offset !== -1;) {
    piece = pieceAt(starts, pieces, offset, piece);
    const row = rowOf[piece] ?? 0;
    if (pieceOf[row] === piece) marks[row] = 1;
    piece += 1;
    // The rest of this row has no more to say.
    if (piece >= pieces) break;
    offset = find(starts[piece] ?? bytes.length);
  }
  return marks;
}

/** A word without what stands for the hidden part of a key: Polar shows `****-9E3779`, this app `••9E3779`. */
const unmasked = (word: string): string => word.replace(/^(?:\*{4}-|•+)/u, '');

/** The most specific identifier that a text mentions, as it is searched for; none for a text without one, or with several of a kind. */
function mentionedIn(text: string): string[] {
  const { keys, ids, emails } = identifiersIn(text);
  const uuids = [...keys.map((key) => uuidOfKey(key) ?? key), ...ids];
  const names = uuids.length > 0 ? uuids : emails;
  return names.length === 1 ? [...names] : [];
}

/** Finds licenses by what a person types. */
export interface TextSearch {
  /**
   * Marks the rows that hold every word of the text; null for a text without words. Where no row does and the text mentions an identifier,
   * the rows with that: people paste "License key: …" and `Jane <jane@…>` into a search field. `extra` answers which rows hold
   * a folded word in what is known of them besides, and `extraVersion` tells when its answers change.
   */
  marks(text: string): Marks | null;
}

/** A search over a table. */
export function createTextSearch(
  table: LicenseTable,
  extra: { readonly rowsWith: (word: string) => Iterable<number>; readonly version: () => number },
): TextSearch {
  const known = new Map<string, Marks>();
  let knownVersion = '';

  /** The rows that hold a word, written in one of two ways. */
  function marksOfEither(word: string): Marks {
    const marks = marksOf(fold(word));
    const spelledOut = foldSpelledOut(word);
    if (spelledOut === '') return marks;
    const others = marksOf(spelledOut);
    return marks.map((mark, row) => mark | (others[row] ?? 0));
  }

  function marksOf(word: string): Marks {
    const rememberedMarks = known.get(word);
    known.delete(word);
    const marks = rememberedMarks ?? markWord(table, word);
    if (rememberedMarks === undefined) for (const row of extra.rowsWith(word)) marks[row] = 1;
    known.set(word, marks);
    const oldest = known.keys().next().value;
    if (known.size > maxRememberedWords && oldest !== undefined) known.delete(oldest);
    return marks;
  }

  /** The rows that hold every one of the words; null where there is no word. */
  function marksOfAll(words: readonly string[]): Marks | null {
    const [first, ...others] = words.map(marksOfEither);
    if (first === undefined || others.length === 0) return first ?? null;
    return first.map((mark, row) =>
      mark === 1 && others.every((each) => each[row] === 1) ? 1 : 0,
    );
  }

  return {
    marks(text) {
      const version = `${table.changes().length} ${extra.version()}`;
      if (version !== knownVersion) known.clear();
      knownVersion = version;
      const typed = new Set(text.split(/\s+/u).map(unmasked));
      const found = marksOfAll([...typed].filter((word) => fold(word) !== ''));
      if (found === null || found.includes(1)) return found;
      return marksOfAll(mentionedIn(text)) ?? found;
    },
  };
}
