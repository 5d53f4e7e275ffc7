/**
 * Calendar days in a time zone. A day has 23 to 25 hours where clocks change, so days cannot be counted in milliseconds. Times are
 * milliseconds since 1970; a day is text, `YYYY-MM-DD`. Without a zone, the computer's applies.
 */

const second = 1000;
const day = 24 * 60 * 60 * second;

/** Returns the calendar day of a time. Of the year 1000 or later: earlier ones have fewer digits. */
export function dayOf(at: number, timeZone?: string): string {
  // Swedish dates have this form. The engine notices when the computer's zone changes, and a formatter of our own would not.
  if (timeZone === undefined) return new Date(at).toLocaleDateString('sv');
  let format = formats.get(timeZone);
  // Creating a formatter takes about 50 µs.
  if (format === undefined)
    formats.set(timeZone, (format = new Intl.DateTimeFormat('sv', { timeZone })));
  return format.format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the number of days from 1 January 1970 to the calendar day of a time. */
export function dayNumber(at: number, timeZone?: string): number {
  return Date.parse(dayOf(at, timeZone)) / day;
}

/** Returns the calendar days from one time to another: 0 on the same day, 1 from 23:59 to 0:01, negative backward. */
export function daysBetween(from: number, to: number, timeZone?: string): number {
  return dayNumber(to, timeZone) - dayNumber(from, timeZone);
}

/**
 * Returns the last second of a day; null for a text that is no calendar day, or a day that the zone skipped. It is not always 23:59:59: in
 * Nuuk clocks go from 23:00 to midnight in March, and in Cairo the last hour of a day in October comes twice.
 */
export function endOfDay(text: string, timeZone?: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const start = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(start) || dayOf(start, 'UTC') !== text) return null;
  const number = Math.floor(start / day);
  // No zone is a whole day from UTC: the day is over at the latest by `after`, and has not begun at `last`.
  let [last, after] = [start / second - day / second, start / second + 2 * (day / second)];
  while (after - last > 1) {
    const middle = Math.floor((last + after) / 2);
    if (dayNumber(middle * second, timeZone) <= number) last = middle;
    else after = middle;
  }
  return dayNumber(last * second, timeZone) === number ? last * second : null;
}
