const dash = 45;
const dot = 46;
const colon = 58;
const capitalT = 84;
const capitalZ = 90;

/** The number that the digits from one place to another make; NaN where something else stands there. */
function parseDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds behind the seconds, such as `.250000Z`; 0 for none, NaN for another end. */
function parseFraction(text: string): number {
  const last = text.length - 1;
  if (text.charCodeAt(last) !== capitalZ) return Number.NaN;
  if (last === 19) return 0;
  const isFraction = text.charCodeAt(19) === dot && last >= 23;
  return isFraction && !Number.isNaN(parseDigits(text, 23, last))
    ? parseDigits(text, 20, 23)
    : Number.NaN;
}

/** A moment in the form of ISO 8601 and RFC 3339. Without a zone it would be another moment on each computer. */
const isoTimePattern =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/** `Date.parse` makes a time of nearly any text, such as `1`, so only a moment is left to it. */
const parseWithDate = (text: string): number =>
  isoTimePattern.test(text) ? Date.parse(text) : Number.NaN;

/**
 * Milliseconds since 1970; NaN for what is no moment with its zone. `Date.parse` reads it, except for times as Polar writes them,
 * `2026-01-13T09:30:00.000000Z`: a hundred thousand licenses have three each, and a person waits for them.
 */
export function parseIsoTime(text: string): number {
  const isIso =
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    text.charCodeAt(10) === capitalT &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon;
  if (!isIso) return parseWithDate(text);
  const year = parseDigits(text, 0, 4);
  const month = parseDigits(text, 5, 7);
  const day = parseDigits(text, 8, 10);
  const hour = parseDigits(text, 11, 13);
  const minute = parseDigits(text, 14, 16);
  const second = parseDigits(text, 17, 19);
  const milliseconds = parseFraction(text);
  // No calendar is needed up to the 28th. Nothing is greater or less than NaN.
  const isPlain =
    year >= 1000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 28 &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    milliseconds >= 0;
  return isPlain
    ? Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
    : parseWithDate(text);
}
