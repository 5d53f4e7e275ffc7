import {
  comparableForm,
  identifiersIn,
  plainCharacters,
  uuidOfKey,
  wordsIn,
} from '../../../shared/identifiers.ts';
import { activationHash } from '../seat/seat-record.ts';
import { columnRole, type ColumnRole } from './csv-columns.ts';
import { countLetters, minLooseKeyLength, type KnownNames } from './known-names.ts';

/** What one cell of a file names. */
export type CellMeaning =
  | { readonly type: 'empty' }
  /** Licenses by an id or a key. More than one where keys cannot be told apart as they are written. */
  | { readonly type: 'license'; readonly licenseIds: readonly string[] }
  /** A seat, by the hash of its activation id. */
  | { readonly type: 'seat'; readonly hash: string }
  | { readonly type: 'address'; readonly address: string }
  /** The last characters of a masked key, in upper case. */
  | { readonly type: 'ending'; readonly ending: string }
  /** What is written as a key and is none that was read. */
  | { readonly type: 'unknown-key' }
  /** Names nothing and could not. */
  | { readonly type: 'text' }
  /** Names nothing that is known, and may be a name that was written wrongly. */
  | { readonly type: 'unclear' };

const text: CellMeaning = { type: 'text' };
const addressShape = /^[^\s@<>()[\]:;,"]+@[^\s@<>()[\]:;,"]+\.[^\s@.<>()[\]:;,"]{2,}$/;
const bareUuid = /^[\da-f]{8}-?[\da-f]{4}-?4[\da-f]{3}-?[89ab][\da-f]{3}-?[\da-f]{12}$/;
/** What people and programs write into a cell that holds nothing. A question mark is not among it: it stands for something. */
const nothing = /^[\s"'._-]*$/;
/** The device code of this app's own report. */
const seatHash = /^[\da-f]{12}$/;

/** Returns the letters and digits of a text, to compare two spellings of one identifier. */
function bare(spelled: string): string {
  return plainCharacters(spelled)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** The parts of a cell that may be the name itself: the whole, what stands behind a label, and what stands beside a person's name. */
function readingsOf(cell: string): readonly string[] {
  const plain = plainCharacters(cell).trim();
  const [, label = '', labeled = ''] = /^([^\d@:=]{1,40})[:=]\s*(.+)$/s.exec(plain) ?? [];
  const isLabel = !['text', 'unknown'].includes(columnRole(label));
  // A name has no digits. With them, another cell may stand in front of the address, at a separator that was not taken for one.
  const angle = /^[^<>\p{N}]*<([^<>]+)>[\s,;.]*$/u.exec(plain)?.[1];
  const besides = /^([^()]+)\([^()\p{N}]*\)$/u.exec(plain)?.[1];
  return [plain, isLabel ? labeled : undefined, angle, besides].filter(
    (each) => each !== undefined,
  );
}

/** What a UUID or a key with a UUID in it names. */
function meaningOfUuid(reading: string, role: ColumnRole, names: KnownNames): CellMeaning | null {
  const { keys, ids } = identifiersIn(reading);
  const found = keys[0] ?? ids[0];
  if (found === undefined || keys.length + ids.length > 1 || bare(found) !== bare(reading)) {
    // A prefix may have spaces in it, of which the last word alone was found.
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
  // Of orders and customers, which are not read, the ids look the same.
  if (role === 'text') return text;
  return isBare ? { type: 'seat', hash: activationHash(uuid) } : { type: 'unknown-key' };
}

/** What a reading of a cell names; null where it names nothing. */
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

/** Whether a cell can't be a name that was written wrongly: words of small letters, without a digit and without a mark of a mail address. */
function isPlainText(cell: string): boolean {
  return /\p{Ll}/u.test(cell) && !/[\p{N}@*\u2022_=#]/u.test(cell);
}

/** Returns what a cell names. `role` says what its column holds. */
export function meaningOfCell(cell: string, role: ColumnRole, names: KnownNames): CellMeaning {
  const trimmed = cell.trim();
  if (nothing.test(plainCharacters(trimmed))) return { type: 'empty' };
  const exactly = names.withKey(trimmed);
  // In a column of dates or telephone numbers, one may be equal to a key that a seller imported.
  const mayBeKey =
    role === 'key' || (role !== 'text' && countLetters(trimmed) >= minLooseKeyLength);
  if (exactly.length > 0 && mayBeKey) return { type: 'license', licenseIds: exactly };
  const { keys, ids, emails } = identifiersIn(cell);
  const uuids = new Set([...keys.map((key) => uuidOfKey(key) ?? key), ...ids]);
  // Of several names, a person means one, and which is not known.
  if (uuids.size <= 1 && emails.length <= 1) {
    for (const reading of readingsOf(cell)) {
      const meaning = meaningOf(reading, role, names);
      if (meaning !== null) return meaning;
    }
  }
  const isText = role === 'text' || (role === 'unknown' && isPlainText(plainCharacters(cell)));
  return isText ? text : { type: 'unclear' };
}

/** Whether a cell that is not understood looks like an id of which a part was lost, or which a spreadsheet took for a number. */
export function isSpoiledId(cell: string): boolean {
  const plain = plainCharacters(cell);
  return (
    /[\da-f]{6,}-[\da-f]{2,}/i.test(plain) ||
    /\d[.,]\d+e[+-]?\d+/i.test(plain) ||
    /[\da-f]{20,}/i.test(plain)
  );
}

/** Returns the licenses of each name that a cell mentions, whatever else stands in it. */
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
