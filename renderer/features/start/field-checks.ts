import { safeParse } from 'valibot';
import { DeviceLabel, LicenseKey, PolarId } from '../../../shared/license.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** What a form of the start screen asks for, as it was typed. */
export interface SeatFields {
  readonly key: string;
  readonly organization: string;
  readonly activation: string;
  readonly name: string;
}
export type FieldName = keyof SeatFields;

/** What is wrong with a field, in words; null where nothing is. */
export type FieldCheck = (value: string, text: WindowText) => string | null;

/** The shortest and the longest key that the app sends to Polar, in characters. */
const keyLength = { least: 8, most: 200 };
const longestName = 120;

function checkKey(value: string, { start: { key } }: WindowText): string | null {
  if (safeParse(LicenseKey, value).success) return null;
  const { length } = value.trim();
  if (length === 0) return key.missing;
  if (length < keyLength.least) return key.short(keyLength.least);
  return length > keyLength.most ? key.long(keyLength.most) : key.spaces;
}

function checkId(value: string, words: { missing: string; wrong: string }): string | null {
  if (value.trim() === '') return words.missing;
  return safeParse(PolarId, value).success ? null : words.wrong;
}

function checkName(value: string, { start: { name } }: WindowText): string | null {
  if (safeParse(DeviceLabel, value).success) return null;
  return value.trim() === '' ? name.missing : name.long(longestName);
}

/** The same rules as main's, said before anything is sent. */
export const fieldChecks: Readonly<Record<FieldName, FieldCheck>> = {
  key: checkKey,
  organization: (value, { start }) => checkId(value, start.organization),
  activation: (value, { start }) => checkId(value, start.activation),
  name: checkName,
};
