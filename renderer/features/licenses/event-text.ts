import { formatNumber, type Place } from '../../../shared/format.ts';
import { notTold, type Told } from '../../../shared/license.ts';
import type { LicenseRow } from '../../../shared/licenses.ts';
import type { PanelText } from './use-admin-text.ts';

/** Returns how to write a time: `none` for null, by `format` otherwise, and `notKnown` where Polar did not tell it. */
export function timeTextOf(
  notKnown: string,
): (at: Told<number | null>, none: string, format: (at: number) => string) => string {
  return (at, none, format) => {
    if (at === notTold) return notKnown;
    return at === null ? none : format(at);
  };
}

/** Writes how often a license was used, with its limit where it has one. */
export function usageText(
  { usage, usageLimit }: Pick<LicenseRow, 'usage' | 'usageLimit'>,
  words: PanelText['licenses']['grid'],
  place: Place,
): string {
  if (usage === null) return words.notKnown;
  return usageLimit === null ? formatNumber(usage, place.locale) : words.seats(usage, usageLimit);
}
