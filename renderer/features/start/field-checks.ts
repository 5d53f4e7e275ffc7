import { safeParse } from 'valibot';
import { identifiersIn, maxKeyLength, uuidOfKey } from '../../../shared/identifiers.ts';
import { DeviceLabel, TypedId } from '../../../shared/license.ts';
import { keyProblem } from '../../../shared/typed-key.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** What a form of the start screen asks for, as it was typed. */
export interface SeatFields {
  readonly key: string;
  /** The vendor's own, where the form does not ask for it. */
  readonly organization: string;
  readonly activation: string;
  readonly name: string;
}
export type FieldName = keyof SeatFields;

/** What is wrong with a field, in words; null where nothing is. */
export type FieldCheck = (fields: SeatFields, text: WindowText) => string | null;

const maxNameLength = 120;

/** The one id of a text that names no key; null for any other text. */
function findId(text: string): string | null {
  const parsed = safeParse(TypedId, text);
  return parsed.success ? parsed.output : null;
}

function checkKey(fields: SeatFields, { start: { key } }: WindowText): string | null {
  const problem = keyProblem(fields.key);
  if (problem === 'long') return key.problems.long(maxKeyLength);
  if (problem !== null) return key.problems[problem];
  // A key without a prefix has the form of an id, and only one that stands in another field is known to be one.
  const id = findId(fields.key);
  if (id === null) return null;
  if (id === findId(fields.organization)) return key.isOrganization;
  return id === findId(fields.activation) ? key.isActivation : null;
}

function checkId(
  value: string,
  messages: { missing: string; wrong: string; isKey: string; several: string },
): string | null {
  if (value.trim() === '') return messages.missing;
  if (findId(value) !== null) return null;
  const { keys, ids } = identifiersIn(value);
  if (ids.length > 1) return messages.several;
  return keys.some((key) => uuidOfKey(key) !== null) ? messages.isKey : messages.wrong;
}

function checkName({ name: value }: SeatFields, { start: { name } }: WindowText): string | null {
  if (safeParse(DeviceLabel, value).success) return null;
  return value.trim() === '' ? name.missing : name.long(maxNameLength);
}

/** The same rules as main's, said before anything is sent, and what only the fields together show. */
export const fieldChecks: Readonly<Record<FieldName, FieldCheck>> = {
  key: checkKey,
  organization: ({ organization }, { start }) => checkId(organization, start.organization),
  activation: ({ activation }, { start }) => checkId(activation, start.activation),
  name: checkName,
};

/** Returns what may be wrong with a key that the server may still know, to be read in place of the field's hint; null where nothing is. */
export function getKeyAdvice(fields: SeatFields, text: WindowText): string | null {
  return findId(fields.key) === null ? null : text.start.key.bareId;
}
