/**
 * A text as a person could read it: with its escapes decoded, or without the separators of its letters. Each code unit has its range in the
 * source, so that a match in the reading can be removed from the source.
 */
export interface Reading {
  readonly text: string;
  /** Where each code unit of `text` begins and ends in the source. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The most levels of escapes that are decoded: an address in JSON in JSON has three. */
const maxDecodingDepth = 4;

/** One character of UTF-8 in percent-encoding. */
const percent = String.raw`%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}`;
const entity = String.raw`&#\d{1,7};|&#x[\da-f]{1,6};|&[a-z]{2,14};`;
const backslash = String.raw`\\u[\da-f]{4}|\\u\{[\da-f]{1,6}\}|\\x[\da-f]{2}|\\["'/\\nrt]`;
const escape = new RegExp(`${percent}|${entity}|${backslash}`, 'giu');

/** The HTML entities of characters in keys, tokens and addresses, and of their separators. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  commat: '@',
  dash: '-',
  gt: '>',
  hyphen: '-',
  lowbar: '_',
  lt: '<',
  mdash: '-',
  minus: '-',
  nbsp: ' ',
  ndash: '-',
  period: '.',
  plus: '+',
  quot: '"',
  shy: '',
  zwj: '',
  zwnj: '',
};
const shortEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Returns the character of a code point, or the escape itself if there is none. */
function character(digits: string, base: number, found: string): string {
  const point = Number.parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : found;
}

function decodeEscape(found: string): string {
  if (found.startsWith('%')) {
    try {
      return decodeURIComponent(found);
    } catch {
      return found;
    }
  }
  const hexadecimal = /^(?:&#x|\\[ux]\{?)([\da-f]+)/i.exec(found)?.[1];
  if (hexadecimal !== undefined) return character(hexadecimal, 16, found);
  const decimal = /^&#(\d+)/.exec(found)?.[1];
  if (decimal !== undefined) return character(decimal, 10, found);
  if (found.startsWith('&')) return entities[found.slice(1, -1).toLowerCase()] ?? found;
  return shortEscapes[found.slice(1)] ?? found.slice(1);
}

/** Returns the reading with each match of a global pattern replaced, or the same object if that changes nothing. */
function rewriteReading(reading: Reading, pattern: RegExp, by: (found: string) => string): Reading {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let end = 0;
  const copyUntil = (until: number): void => {
    parts.push(reading.text.slice(end, until));
    for (let at = end; at < until; at += 1) {
      starts.push(reading.starts[at] ?? 0);
      ends.push(reading.ends[at] ?? 0);
    }
  };
  let isChanged = false;
  for (const { 0: found, index } of reading.text.matchAll(pattern)) {
    const replacement = by(found);
    if (replacement === found) continue;
    isChanged = true;
    copyUntil(index);
    end = index + found.length;
    parts.push(replacement);
    for (let unit = 0; unit < replacement.length; unit += 1) {
      starts.push(reading.starts[index] ?? 0);
      ends.push(reading.ends[end - 1] ?? 0);
    }
  }
  if (!isChanged) return reading;
  copyUntil(reading.text.length);
  return { text: parts.join(''), starts, ends };
}

/** Returns a character in plain form: none for an invisible one, a hyphen for any dash, a usual letter for a full-width one. */
function normalizeCharacter(found: string): string {
  if (/[\p{Default_Ignorable_Code_Point}\p{Cf}]/u.test(found)) return '';
  return /[\p{Pd}\u2043\u2212]/u.test(found) ? '-' : found.normalize('NFKC');
}

/** Returns readings of the text, each in plain characters: unchanged, and with its escapes decoded once and more often. */
export function readings(text: string): Reading[] {
  const all: Reading[] = [];
  const starts = Array.from({ length: text.length }, (_, at) => at);
  let reading: Reading = { text, starts, ends: starts.map((at) => at + 1) };
  for (let depth = 0; depth <= maxDecodingDepth; depth += 1) {
    all.push(rewriteReading(reading, /[^\0-\u007f]/gu, normalizeCharacter));
    const next = rewriteReading(reading, escape, decodeEscape);
    if (next === reading) break;
    reading = next;
  }
  return all;
}

/** Returns only the letters and digits of a reading, in upper case. */
export function compactReading(reading: Reading): Reading {
  const letters = rewriteReading(reading, /[^\p{L}\p{N}]+/gu, () => '');
  return rewriteReading(letters, /[\p{Ll}\p{Lt}]/gu, (letter) => letter.toUpperCase());
}

/** A range of code units of a text, and its replacement. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Returns the range of the source that a range of a reading stands for. */
export function sourceRange({ starts, ends }: Reading, from: number, until: number) {
  return { start: starts[from] ?? 0, end: ends[until - 1] ?? 0 };
}

/**
 * Returns the text with the parts replaced. Parts that overlap share the first one's replacement, and so do those whose gap, the text
 * between them, `isJoining`.
 */
export function applyReplacements(
  text: string,
  parts: readonly Replacement[],
  isJoining: (gap: string) => boolean = () => false,
): string {
  let clean = '';
  let end = 0;
  for (const part of parts.toSorted((one, other) => one.start - other.start)) {
    const gap = text.slice(end, part.start);
    const isFirst = clean === '' && end === 0;
    if (isFirst || (part.start >= end && !isJoining(gap))) clean += gap + part.replacement;
    end = Math.max(end, part.end);
  }
  return clean + text.slice(end);
}
