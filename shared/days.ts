/**
 * Days as the calendar of a time zone counts them. A day has 23 to 25 hours where clocks change, and a zone may leave one out, so that
 * no number of milliseconds stands for a day.
 */

/** A calendar day, as text `YYYY-MM-DD`, of this computer's time zone. */
export function dayOf(at: number): string {
  const day = new Date(at);
  return dayName(day.getFullYear(), day.getMonth() + 1, day.getDate());
}

/** The last second of a day, `YYYY-MM-DD`, in this computer's time zone; null for a text that is no day of the calendar. */
export function endOfDay(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  const end = new Date(Number(year), Number(month) - 1, Number(date), 23, 59, 59);
  // 31 February became a day of March, and a year before 100 one of the 20th century.
  return dayOf(end.getTime()) === day ? end.getTime() : null;
}

function dayName(year: number, month: number, date: number): string {
  const digits = (value: number, length: number): string => value.toString().padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}
