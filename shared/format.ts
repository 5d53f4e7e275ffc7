/**
 * Numbers and times as people read them. Pure: `now`, the locale and the time zone are arguments.
 * Times are milliseconds since 1970; a locale is a BCP 47 tag such as `en-US`.
 */

import { daysBetween } from './days.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Where a time is read: the locale to write it in, and the zone, which is the computer's own when left out. */
export interface Place {
  readonly locale: string;
  readonly timeZone?: string;
}

const kept = new Map<string, unknown>();

/** Intl's formatters take about 50 µs to make and live as long as the app; each is made once. */
function keep<T>(name: string, make: () => T): T {
  const known = kept.get(name);
  if (known !== undefined) return known as T;
  const made = make();
  kept.set(name, made);
  return made;
}

function dateFormat(place: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zone = place.timeZone === undefined ? {} : { timeZone: place.timeZone };
  const name = `date ${place.locale} ${place.timeZone ?? ''} ${JSON.stringify(options)}`;
  return keep(name, () => new Intl.DateTimeFormat(place.locale, { ...options, ...zone }));
}

/** A day, such as "March 14, 2026". */
export function formatDate(at: number, place: Place): string {
  return dateFormat(place, { dateStyle: 'long' }).format(at);
}

/** A day and a time of day, such as "March 14, 2026 at 2:10 PM". */
export function formatDateTime(at: number, place: Place): string {
  return dateFormat(place, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** A time of day, such as "2:10 PM". */
export function formatTime(at: number, place: Place): string {
  return dateFormat(place, { timeStyle: 'short' }).format(at);
}

/** A number with the locale's separators, such as "12,300". */
export function formatNumber(value: number, locale: string): string {
  return keep(`number ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/**
 * How far a time lies from now, such as "2 minutes ago", "yesterday" or "in 12 seconds". From 24 hours on the days of the calendar count,
 * as a person counts them. Otherwise the past is rounded down and the future up, so that neither is overstated. Within the last minute it is
 * `justNow`, which Intl has no word for.
 */
export function formatRelative(at: number, now: number, place: Place, justNow: string): string {
  const away = at - now;
  if (away <= 0 && away > -minute) return justNow;
  const { locale, timeZone } = place;
  const words = (numeric: 'auto' | 'always'): Intl.RelativeTimeFormat =>
    keep(`relative ${numeric} ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric }));
  const toward = away > 0 ? Math.ceil : Math.trunc;
  const size = Math.abs(away);
  if (size < minute) return words('always').format(toward(away / 1000), 'second');
  if (size < hour) return words('always').format(toward(away / minute), 'minute');
  // A day on which clocks are set back has 25 hours.
  const days = size < day ? 0 : daysBetween(now, at, timeZone);
  if (days === 0) return words('always').format(toward(away / hour), 'hour');
  if (size < 31 * day) return words('auto').format(days, 'day');
  // Not "last month" or "this year": these are of the calendar, and the months and years here are not.
  const rough = (unit: number): number =>
    Math.sign(away) * Math.max(1, Math.abs(toward(away / unit)));
  if (size < 365 * day) return words('always').format(rough(30.44 * day), 'month');
  return words('always').format(rough(365.25 * day), 'year');
}

/**
 * How long ago something happened. Its time was told by another clock, or by this one before it was set right, so that it may
 * seem to lie ahead: then it happened just now.
 */
export function formatSince(at: number, now: number, place: Place, justNow: string): string {
  return formatRelative(Math.min(at, now), now, place, justNow);
}

/** The form of a word that goes with a count. `other` serves every form that is not given. */
export function plural(
  count: number,
  locale: string,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string {
  const rules = keep(`plural ${locale}`, () => new Intl.PluralRules(locale));
  return forms[rules.select(count)] ?? forms.other;
}

/** Whole seconds until a time, rounded up and never below zero: a countdown shows 1 until it is over. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}
