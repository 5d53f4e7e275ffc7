const dash = 45;
const dot = 46;
const colon = 58;
const capitalT = 84;
const capitalZ = 90;

/** The number that the digits from one place to another make; NaN where something else stands there. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds behind the seconds, such as `.250000Z`; 0 for none, NaN for another end. */
function fraction(text: string): number {
  const last = text.length - 1;
  if (text.charCodeAt(last) !== capitalZ) return Number.NaN;
  if (last === 19) return 0;
  const isFraction = text.charCodeAt(19) === dot && last >= 23;
  return isFraction && !Number.isNaN(digits(text, 23, last)) ? digits(text, 20, 23) : Number.NaN;
}

/** A moment in the form of ISO 8601 and RFC 3339. Without a zone it would be another moment on each computer. */
const moment =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/** `Date.parse` makes a time of nearly any text, such as `1`, so only a moment is left to it. */
const parsed = (text: string): number => (moment.test(text) ? Date.parse(text) : Number.NaN);

/**
 * Milliseconds since 1970; NaN for what is no moment with its zone. `Date.parse` reads it, except for times as Polar writes them,
 * `2026-01-13T09:30:00.000000Z`: a hundred thousand licenses have three each, and a person waits for them.
 */
export function timeOf(text: string): number {
  const isIso =
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    text.charCodeAt(10) === capitalT &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon;
  if (!isIso) return parsed(text);
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const milliseconds = fraction(text);
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
    : parsed(text);
}
