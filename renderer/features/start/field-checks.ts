import { safeParse } from 'valibot';
import { identifiersIn, uuidOfKey } from '../../../shared/identifiers.ts';
import { maxKeyLength } from '../../../shared/pasted-key.ts';
import { DeviceLabel, TypedId } from '../../../shared/license.ts';
import { keyProblem } from '../../../shared/typed-key.ts';
import type { WindowText } from '../../../shared/text/text.ts';

/** The fields of the start screen's forms, as typed. */
export interface SeatFields {
  readonly key: string;
  /** The organization's id. The vendor's if the form has no field for it. */
  readonly organization: string;
  readonly activation: string;
  readonly name: string;
}
export type FieldName = keyof SeatFields;

/** Returns the problem with a field as a sentence; null if there is none. */
export type FieldCheck = (fields: SeatFields, text: WindowText) => string | null;

const maxNameLength = 120;

/** Returns the only id in a text that contains no key; null for other texts. */
function findId(text: string): string | null {
  const parsed = safeParse(TypedId, text);
  return parsed.success ? parsed.output : null;
}

function checkKey(fields: SeatFields, { start: { key } }: WindowText): string | null {
  const problem = keyProblem(fields.key);
  if (problem === 'long') return key.problems.long(maxKeyLength);
  if (problem !== null) return key.problems[problem];
  // A key without a prefix looks like an id. It is known to be an id only if it equals another field.
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

/** The checks of each field: main's rules, applied before anything is sent, and checks across fields. */
export const fieldChecks: Readonly<Record<FieldName, FieldCheck>> = {
  key: checkKey,
  organization: ({ organization }, { start }) => checkId(organization, start.organization),
  activation: ({ activation }, { start }) => checkId(activation, start.activation),
  name: checkName,
};

/** Returns a warning about a key that the server may still accept, shown in place of the field's hint; null if there is none. */
export function getKeyAdvice(fields: SeatFields, text: WindowText): string | null {
  return findId(fields.key) === null ? null : text.start.key.bareId;
}
