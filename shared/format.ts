/**
 * Numbers and times as people read them. Pure: `now`, the locale and the time zone are arguments.
 * Times are milliseconds since 1970; a locale is a BCP 47 tag such as `en-US`.
 */

import { daysBetween } from './days.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The locale to format with, and the time zone, which is the computer's if left out. */
export interface FormatContext {
  readonly locale: string;
  readonly timeZone?: string;
}

const formatters = new Map<string, unknown>();

/** Returns a cached formatter: creating one takes about 50 µs. */
function memoize<T>(key: string, create: () => T): T {
  const cached = formatters.get(key);
  if (cached !== undefined) return cached as T;
  const created = create();
  formatters.set(key, created);
  return created;
}

function dateFormat(
  context: FormatContext,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const zone = context.timeZone === undefined ? {} : { timeZone: context.timeZone };
  const key = `date ${context.locale} ${context.timeZone ?? ''} ${JSON.stringify(options)}`;
  return memoize(key, () => new Intl.DateTimeFormat(context.locale, { ...options, ...zone }));
}

/** Returns a day, such as "March 14, 2026". */
export function formatDate(at: number, context: FormatContext): string {
  return dateFormat(context, { dateStyle: 'long' }).format(at);
}

/** Returns a day in less space, such as "Mar 14, 2026". */
export function formatShortDate(at: number, context: FormatContext): string {
  return dateFormat(context, { dateStyle: 'medium' }).format(at);
}

/** Returns a day and a time of day, such as "March 14, 2026 at 2:10 PM". */
export function formatDateTime(at: number, context: FormatContext): string {
  return dateFormat(context, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** Returns a day and a time of day in less space, such as "Mar 14, 2026, 2:10 PM". */
export function formatShortDateTime(at: number, context: FormatContext): string {
  return dateFormat(context, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** Returns a time of day, such as "2:10 PM". */
export function formatTime(at: number, context: FormatContext): string {
  return dateFormat(context, { timeStyle: 'short' }).format(at);
}

/** Returns a number in little space: from a million on in short, such as "1.2M". */
export function formatShortNumber(value: number, locale: string): string {
  if (value < 1_000_000) return formatNumber(value, locale);
  const options = { notation: 'compact', maximumFractionDigits: 1 } as const;
  return memoize(`short ${locale}`, () => new Intl.NumberFormat(locale, options)).format(value);
}

/** Returns a number with the locale's separators, such as "12,300". */
export function formatNumber(value: number, locale: string): string {
  return memoize(`number ${locale}`, () => new Intl.NumberFormat(locale)).format(value);
}

/**
 * Returns how far a time is from now, such as "2 minutes ago", "yesterday" or "in 12 seconds". From 24 hours on it counts calendar days.
 * Below that it rounds the past down and the future up. Within the last minute it returns `justNow`, for which Intl has no text.
 */
export function formatRelative(
  at: number,
  now: number,
  context: FormatContext,
  justNow: string,
): string {
  const offset = at - now;
  if (offset <= 0 && offset > -minute) return justNow;
  const { locale, timeZone } = context;
  const relativeFormat = (numeric: 'auto' | 'always'): Intl.RelativeTimeFormat =>
    memoize(
      `relative ${numeric} ${locale}`,
      () => new Intl.RelativeTimeFormat(locale, { numeric }),
    );
  const round = offset > 0 ? Math.ceil : Math.trunc;
  const distance = Math.abs(offset);
  if (distance < minute) return relativeFormat('always').format(round(offset / 1000), 'second');
  if (distance < hour) return relativeFormat('always').format(round(offset / minute), 'minute');
  // A day on which clocks are set back has 25 hours.
  const days = distance < day ? 0 : daysBetween(now, at, timeZone);
  if (days === 0) return relativeFormat('always').format(round(offset / hour), 'hour');
  if (distance < 31 * day) return relativeFormat('auto').format(days, 'day');
  // Not "last month" or "this year", which mean calendar months and years.
  const approximate = (unit: number): number =>
    Math.sign(offset) * Math.max(1, Math.abs(round(offset / unit)));
  if (distance < 365 * day)
    return relativeFormat('always').format(approximate(30.44 * day), 'month');
  return relativeFormat('always').format(approximate(365.25 * day), 'year');
}

/** Days before an expiry from which on a person is warned of it. */
const soonExpired = 30;

/** Returns whether a license ends within 30 days, counted by the calendar. An expiry in the past is not soon. */
export function isExpiringSoon(expiresAt: number, now: number, timeZone?: string): boolean {
  return expiresAt > now && daysBetween(now, expiresAt, timeZone) < soonExpired;
}

/** Calendar days up to which an expiry is shown in days. */
const maxDaysShown = 60;

/**
 * Returns how long a license is still valid, or how long ago it ended, such as "in 45 days" or "in 2 months". Up to 60 days it counts calendar
 * days, so that a person can plan by it; above, months are rounded down, so that none is promised that is not left.
 */
export function formatExpiry(
  expiresAt: number,
  now: number,
  context: FormatContext,
  justNow: string,
): string {
  const days = daysBetween(now, expiresAt, context.timeZone);
  if (expiresAt <= now || days < 1) return formatRelative(expiresAt, now, context, justNow);
  const format = memoize(
    `relative auto ${context.locale}`,
    () => new Intl.RelativeTimeFormat(context.locale, { numeric: 'auto' }),
  );
  if (days <= maxDaysShown) return format.format(days, 'day');
  const months = Math.floor(days / 30.44);
  return months < 24
    ? format.format(months, 'month')
    : format.format(Math.floor(months / 12), 'year');
}

/**
 * Returns how long ago something happened, and `justNow` for a time in the future: another clock measured it, or this one before it was set.
 */
export function formatSince(
  at: number,
  now: number,
  context: FormatContext,
  justNow: string,
): string {
  return formatRelative(Math.min(at, now), now, context, justNow);
}

/** Separates the parts of a line. Where the line wraps, it goes with the part after it. */
export const separator = ' ·\u00A0';

/** Returns a text that no line break divides, such as "2 minutes ago". */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}

/** Returns a text that stands by itself, such as "Yesterday" for "yesterday". */
export function capitalize(text: string, locale: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

/** Returns the form of a word for a count. `other` replaces every form that is not given. */
export function plural(
  count: number,
  locale: string,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): string {
  const rules = memoize(`plural ${locale}`, () => new Intl.PluralRules(locale));
  return forms[rules.select(count)] ?? forms.other;
}

/** Returns the whole seconds until a time, rounded up, at least 0: a countdown shows 1 until it ends. */
export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / 1000));
}
