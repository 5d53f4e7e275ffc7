/**
 * Calendar days in a time zone. A day has 23 to 25 hours where clocks change, so days cannot be counted in milliseconds. Times are
 * milliseconds since 1970; a day is text, `YYYY-MM-DD`. Without a zone, the computer's applies.
 */

const second = 1000;
const day = 24 * 60 * 60 * second;

/** Returns the calendar day of a time. */
export function dayOf(at: number, timeZone?: string): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Returns the number of days from 1 January 1970 to the calendar day of a time. */
export function dayNumber(at: number, timeZone?: string): number {
  return Math.floor(wallClock(at, timeZone) / day);
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

/** Returns a zone's date and time of day, read as if they were UTC. */
function wallClock(at: number, timeZone: string | undefined): number {
  if (timeZone === undefined) {
    const date = new Date(at);
    return utc(
      [date.getFullYear(), date.getMonth() + 1, date.getDate()],
      [date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds()],
    );
  }
  const parts = new Map(
    wallClockFormat(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type) ?? 0);
  return utc(
    [part('year'), part('month'), part('day')],
    [part('hour'), part('minute'), part('second'), part('fractionalSecond')],
  );
}

/** Returns `Date.UTC` also for years before 100, which `Date.UTC` itself takes for years of the 20th century. */
function utc(
  [year, month, date]: readonly [number, number, number],
  time: readonly [number, number, number, number],
): number {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return moment.setUTCHours(...time);
}

const wallClockFormats = new Map<string, Intl.DateTimeFormat>();

function wallClockFormat(timeZone: string): Intl.DateTimeFormat {
  const cached = wallClockFormats.get(timeZone);
  if (cached !== undefined) return cached;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    fractionalSecondDigits: 3,
  });
  wallClockFormats.set(timeZone, format);
  return format;
}
