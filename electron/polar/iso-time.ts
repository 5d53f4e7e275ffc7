/** A time in the form of ISO 8601 and RFC 3339. The zone is required, since without it each computer would read another time. */
const isoTimePattern =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/;

const digit = (text: string, at: number): number => text.charCodeAt(at) - '0'.charCodeAt(0);

/** Returns the number that two digits of a text make. */
const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

/** The place of the point and the length of a time as Polar writes it: `2026-02-13T09:30:00.123456Z`. */
const [pointAt, polarLength] = [19, 27];

/** Reads a time as Polar writes it, in half the time of `Date.parse`: a list of 100,000 licenses has 300,000 times. NaN for any other text. */
function parsePolarTime(text: string): number {
  if (text.length !== polarLength || text[pointAt] !== '.' || !text.endsWith('Z'))
    return Number.NaN;
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  // `Date.UTC` would count on in the next month, hour or minute, and takes years below 100 for those after 1900.
  const isInRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23;
  if (!isInRange || minute > 59 || second > 59 || text.startsWith('00')) return Number.NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const milliseconds = twoDigits(text, 20) * 10 + digit(text, 22);
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
}

/**
 * Returns the milliseconds since 1970 of a time with a zone, and NaN for any other text. Checks the form first, since `Date.parse` reads
 * nearly any text, such as `1`, as a time.
 */
export function parseIsoTime(text: string): number {
  if (!isoTimePattern.test(text)) return Number.NaN;
  const time = parsePolarTime(text);
  return Number.isNaN(time) ? Date.parse(text) : time;
}
