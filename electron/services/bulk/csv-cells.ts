import { identifiersIn, uuidOfKey } from '../../../shared/identifiers.ts';
import {
  comparableForm,
  countLetters,
  plainCharacters,
  wordsIn,
} from '../../../shared/plain-text.ts';
import { activationHash } from '../seat/seat-record.ts';
import { columnRole, type ColumnRole } from './csv-columns.ts';
import { minLooseKeyLength, type KnownNames } from './known-names.ts';

/** What one cell of a file names. */
export type CellMeaning =
  | { readonly type: 'empty' }
  /** Licenses, by an id or a key. More than one where several keys are spelled alike. */
  | { readonly type: 'license'; readonly licenseIds: readonly string[] }
  /** A seat, by the hash of its activation id. */
  | { readonly type: 'seat'; readonly hash: string }
  | { readonly type: 'address'; readonly address: string }
  /** The last characters of a masked key, in upper case. */
  | { readonly type: 'ending'; readonly ending: string }
  /** A key that no license in the table has. */
  | { readonly type: 'unknown-key' }
  /** Text that cannot be a name. */
  | { readonly type: 'text' }
  /** Names nothing known, but may be a misspelled name. */
  | { readonly type: 'unclear' };

const text: CellMeaning = { type: 'text' };
const addressShape = /^[^\s@<>()[\]:;,"]+@[^\s@<>()[\]:;,"]+\.[^\s@.<>()[\]:;,"]{2,}$/;
const bareUuid = /^[\da-f]{8}-?[\da-f]{4}-?4[\da-f]{3}-?[89ab][\da-f]{3}-?[\da-f]{12}$/;
/** What people and programs write into an empty cell. A question mark is not among it: it stands for something. */
const nothing = /^[\s"'._-]*$/;
/** The device code of this app's own report. */
const seatHash = /^[\da-f]{12}$/;

/** Returns the letters and digits of a text, to compare two spellings of one identifier. */
function bare(spelled: string): string {
  return plainCharacters(spelled)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Returns the parts of a cell that may be the name itself: the whole, the text behind a label, and the text beside a person's name. */
function readingsOf(cell: string): readonly string[] {
  const plain = plainCharacters(cell).trim();
  const [, label = '', labeled = ''] = /^([^\d@:=]{1,40})[:=]\s*(.+)$/s.exec(plain) ?? [];
  const isLabel = !['text', 'unknown'].includes(columnRole(label));
  // A name has no digits. Text with digits may be another cell, split off by a separator that was not recognized.
  const angle = /^[^<>\p{N}]*<([^<>]+)>[\s,;.]*$/u.exec(plain)?.[1];
  const besides = /^([^()]+)\([^()\p{N}]*\)$/u.exec(plain)?.[1];
  return [plain, isLabel ? labeled : undefined, angle, besides].filter(
    (each) => each !== undefined,
  );
}

/** Returns what a UUID, or a key with a UUID in it, names; null for neither. */
function meaningOfUuid(reading: string, role: ColumnRole, names: KnownNames): CellMeaning | null {
  const { keys, ids } = identifiersIn(reading);
  const found = keys[0] ?? ids[0];
  if (found === undefined || keys.length + ids.length > 1 || bare(found) !== bare(reading)) {
    // Of a prefix with spaces, only the last word was found.
    const spelled = comparableForm(reading);
    const uuid = uuidOfKey(spelled);
    const known = uuid === null ? [] : names.withKeyUuid(uuid);
    return known.some((id) => comparableForm(names.keyOf(id)) === spelled)
      ? { type: 'license', licenseIds: known }
      : null;
  }
  const uuid = uuidOfKey(found) ?? found;
  const isBare = bareUuid.test(bare(reading));
  if (isBare && names.isLicense(uuid)) return { type: 'license', licenseIds: [uuid] };
  const withKey = names.withKeyUuid(uuid);
  if (withKey.length > 0) return { type: 'license', licenseIds: withKey };
  if (isBare && names.isOther(uuid)) return text;
  // The ids of orders and customers, which the table does not hold, look the same.
  if (role === 'text') return text;
  return isBare ? { type: 'seat', hash: activationHash(uuid) } : { type: 'unknown-key' };
}

/** Returns what a reading of a cell names; null for nothing. */
function meaningOf(reading: string, role: ColumnRole, names: KnownNames): CellMeaning | null {
  const spelled = comparableForm(reading);
  const byUuid = meaningOfUuid(reading, role, names);
  if (byUuid !== null) return byUuid;
  if (role !== 'text') {
    const licenseIds = names.withSpelledKey(spelled);
    if (licenseIds.length > 0) return { type: 'license', licenseIds };
  }
  if (names.withAddress(spelled).length > 0 || addressShape.test(spelled))
    return { type: 'address', address: spelled };
  const [ending, another] = identifiersIn(reading).endings;
  if (
    role !== 'text' &&
    ending !== undefined &&
    another === undefined &&
    bare(reading).replace(/^x+/, '') === bare(ending).replace(/^x+/, '')
  )
    return { type: 'ending', ending };
  return role === 'seat' && seatHash.test(spelled) ? { type: 'seat', hash: spelled } : null;
}

/** Whether a cell cannot be a misspelled name: it has small letters, no digit and no sign of a mail address. */
function isPlainText(cell: string): boolean {
  return /\p{Ll}/u.test(cell) && !/[\p{N}@*\u2022_=#]/u.test(cell);
}

/** Returns what a cell names. `role`: what its column holds. */
export function meaningOfCell(cell: string, role: ColumnRole, names: KnownNames): CellMeaning {
  const trimmed = cell.trim();
  if (nothing.test(plainCharacters(trimmed))) return { type: 'empty' };
  const exactly = names.withKey(trimmed);
  // A date or a telephone number may equal a key that a seller imported.
  const mayBeKey =
    role === 'key' || (role !== 'text' && countLetters(trimmed) >= minLooseKeyLength);
  if (exactly.length > 0 && mayBeKey) return { type: 'license', licenseIds: exactly };
  const { keys, ids, emails } = identifiersIn(cell);
  const uuids = new Set([...keys.map((key) => uuidOfKey(key) ?? key), ...ids]);
  // A person means one of several names, and which one is unknown.
  if (uuids.size <= 1 && emails.length <= 1) {
    for (const reading of readingsOf(cell)) {
      const meaning = meaningOf(reading, role, names);
      if (meaning !== null) return meaning;
    }
  }
  const isText = role === 'text' || (role === 'unknown' && isPlainText(plainCharacters(cell)));
  return isText ? text : { type: 'unclear' };
}

/** Whether an unclear cell looks like an id that was cut, or that a spreadsheet converted to a number. */
export function isSpoiledId(cell: string): boolean {
  const plain = plainCharacters(cell);
  return (
    /[\da-f]{6,}-[\da-f]{2,}/i.test(plain) ||
    /\d[.,]\d+e[+-]?\d+/i.test(plain) ||
    /[\da-f]{20,}/i.test(plain)
  );
}

/** Returns the licenses of each name that a cell mentions, also among other text. */
export function mentionedLicenses(cell: string, names: KnownNames): (readonly string[])[] {
  const { keys, ids, emails } = identifiersIn(cell);
  const uuids = [...keys.map((key) => uuidOfKey(key) ?? key), ...ids];
  const words = wordsIn(/\d/.test(cell) ? cell : '');
  return [
    ...uuids.filter(names.isLicense).map((id) => [id]),
    ...uuids.map(names.withKeyUuid),
    ...emails.map((address) => names.withAddress(comparableForm(address))),
    ...words.map(names.withSpelledKey),
  ].filter((licenses) => licenses.length > 0);
}
