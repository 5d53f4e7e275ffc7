/** A time in the form of ISO 8601 and RFC 3339. The zone is required, since without it each computer would read another time. */
const isoTimePattern =
  /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * Returns the milliseconds since 1970 of a time with a zone, and NaN for any other text. Checks the form first, since `Date.parse` reads
 * nearly any text, such as `1`, as a time.
 */
export function parseIsoTime(text: string): number {
  return isoTimePattern.test(text) ? Date.parse(text) : Number.NaN;
}
