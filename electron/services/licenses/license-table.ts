import type { ListedLicense } from '../../polar/license-page.ts';
import { createByteStore } from './byte-store.ts';
import { fold, foldSpelledOut } from '../search/folded-text.ts';
import { createIdTable } from './id-table.ts';
import { createNames } from './recurring-names.ts';
import {
  countColumn,
  createColumns,
  flags,
  growColumns,
  statusColumn,
  timeColumn,
  type LicenseColumns,
} from './license-columns.ts';

/** The three texts of a license, as they are shown. */
export interface ShownText {
  readonly name: string;
  readonly email: string;
  readonly key: string;
}

/** What was learned of a license's seats. */
export interface SeatFacts {
  readonly at: number;
  /** Null where not all seats could be read. */
  readonly used: number | null;
  readonly stranded: number;
}

/**
 * All licenses of the organization, in memory alone: customers and keys are never written to disk. Rows are numbered as they came
 * and keep their number; one that is gone leaves its number empty.
 */
export interface LicenseTable {
  /** How many numbers were given. */
  rows(): number;
  /** How many licenses there are. */
  size(): number;
  /** How many licenses have a customer that was deleted in Polar. */
  deletedCustomerCount(): number;
  columns(): LicenseColumns;
  /** The row of a license; -1 for none. */
  find(licenseId: string): number;
  idOf(row: number): string;
  isPresent(row: number): boolean;
  /** Puts a license in as Polar tells it in reading number `reading`, and answers its row. */
  put(license: ListedLicense, reading: number, now: number): number;
  remove(row: number): void;
  setSeats(row: number, facts: SeatFacts): void;
  setRotated(row: number, at: number): void;
  text(row: number): ShownText;
  /** Empty where Polar did not tell. */
  benefitOf(row: number): string;
  /** Polar's word for a status that this app does not know; empty for any other, and where there is no word. */
  statusWordOf(row: number): string;
  benefits(): readonly string[];
  /** Empty where Polar did not tell. */
  organizationOf(row: number): string;
  /** Rows in the order in which they changed; a row may be there many times. Grows only. */
  changes(): readonly number[];
  /** The searched text: pieces, each ended by a line feed; which row each belongs to, and where each begins. */
  searched(): SearchedText;
}

/** Text to search, and how to come from a place in it to a row. */
export interface SearchedText {
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
  readonly rowOf: Int32Array;
  readonly pieces: number;
}

/** What stands after each part of a piece of searched text, and after the piece. */
export const partEnd = 0x1f;
const pieceEnd = 0x0a;
const maxPartLength = 2 ** 16 - 1;
/** The most of a word for an unknown status that is shown, in code units, and how many such words are told apart. */
const maxStatusWordLength = 40;
const maxStatusWords = 100;

type Column = LicenseColumns[keyof LicenseColumns];

/** Sets one number; answers whether it is another one. */
function setNumber(column: Column, row: number, value: number): boolean {
  if (column[row] === value) return false;
  column[row] = value;
  return true;
}

/** An empty table. */
export function createLicenseTable(): LicenseTable {
  const ids = createIdTable();
  const shown = createByteStore();
  const searched = createByteStore();
  const benefits = createNames();
  const organizations = createNames();
  const statusWords = createNames();
  statusWords.findOrAdd('');
  const changes: number[] = [];
  let capacity = 1024;
  let columns = createColumns(capacity);
  let starts = new Uint32Array(capacity);
  let rowOf = new Int32Array(capacity);
  let pieces = 0;
  let rows = 0;
  let size = 0;
  let deletedCustomers = 0;

  const hasDeletedCustomer = (row: number): boolean =>
    columns.seenIn[row] !== 0 && ((columns.flags[row] ?? 0) & flags.customerDeleted) !== 0;

  function statusWordAt(word: string): number {
    return statusWords.all.length < maxStatusWords
      ? statusWords.findOrAdd(word.slice(0, maxStatusWordLength))
      : 0;
  }

  function makeRow(row: number): void {
    if (row >= capacity) {
      capacity = Math.ceil(capacity * 1.5);
      columns = growColumns(columns, capacity);
    }
    rows = row + 1;
    columns.rotatedAt[row] = -1;
    columns.seatsCheckedAt[row] = -1;
    columns.seatsUsed[row] = -1;
    columns.piece[row] = -1;
  }

  function textAt(row: number): ShownText {
    const start = columns.shownAt[row] ?? 0;
    const emailAt = start + (columns.nameLength[row] ?? 0);
    const keyAt = emailAt + (columns.emailLength[row] ?? 0);
    return {
      name: shown.text(start, emailAt),
      email: shown.text(emailAt, keyAt),
      key: shown.text(keyAt, keyAt + (columns.keyLength[row] ?? 0)),
    };
  }

  /** Begins the row's piece of searched text, which ends where the next one begins. */
  function beginPiece(row: number): void {
    if (pieces >= starts.length) {
      const largerStarts = new Uint32Array(Math.ceil(starts.length * 1.5));
      largerStarts.set(starts);
      starts = largerStarts;
      const largerRows = new Int32Array(starts.length);
      largerRows.set(rowOf);
      rowOf = largerRows;
    }
    starts[pieces] = searched.end();
    rowOf[pieces] = row;
    columns.piece[row] = pieces;
    pieces += 1;
  }

  /** Adds a part of a row's text, which stands in `shown` from one place to another, as it is searched, and what ends it. */
  function addSearched(part: string, from: number, to: number, terminator: number): void {
    // As many bytes as characters: plain letters, which are made small without making a text of them.
    if (to - from === part.length) searched.addLowerCase(shown.bytes(), from, to);
    else searched.add(fold(part));
    searched.addByte(terminator);
  }

  /** Sets the row's text, with the same text folded for the search. */
  function setText(row: number, name: string, email: string, key: string): void {
    const start = shown.add(name + email + key);
    const isPlain = shown.end() - start === name.length + email.length + key.length;
    const emailAt = start + (isPlain ? name.length : Buffer.byteLength(name));
    const keyAt = emailAt + (isPlain ? email.length : Buffer.byteLength(email));
    columns.shownAt[row] = start;
    columns.nameLength[row] = emailAt - start;
    columns.emailLength[row] = keyAt - emailAt;
    columns.keyLength[row] = shown.end() - keyAt;
    beginPiece(row);
    addSearched(name, start, emailAt, partEnd);
    addSearched(email, emailAt, keyAt, partEnd);
    const spelledOut = isPlain ? '' : foldSpelledOut(`${name} ${email}`);
    if (spelledOut !== '') {
      searched.add(spelledOut);
      searched.addByte(partEnd);
    }
    addSearched(key, keyAt, shown.end(), pieceEnd);
  }

  return {
    rows: () => rows,
    size: () => size,
    deletedCustomerCount: () => deletedCustomers,
    columns: () => columns,
    find(licenseId) {
      const row = ids.find(licenseId);
      return row !== -1 && columns.seenIn[row] !== 0 ? row : -1;
    },
    idOf: ids.idOf,
    isPresent: (row) => columns.seenIn[row] !== 0,
    put(license, reading, now) {
      const row = ids.findOrAdd(license.id);
      if (row >= rows) makeRow(row);
      const isNew = columns.seenIn[row] === 0;
      if (hasDeletedCustomer(row)) deletedCustomers -= 1;
      const name = license.customer.name?.slice(0, maxPartLength / 3) ?? '';
      const email = license.customer.email?.slice(0, maxPartLength / 3) ?? '';
      const key = license.key.slice(0, maxPartLength / 3);
      const old = columns.piece[row] === -1 ? null : textAt(row);
      const hasNewText = old?.name !== name || old.email !== email || old.key !== key;
      if (!isNew && old?.key !== key) columns.rotatedAt[row] = now;
      if (hasNewText) setText(row, name, email, key);
      let changed = isNew || hasNewText;
      changed = setNumber(columns.createdAt, row, timeColumn(license.created_at)) || changed;
      changed =
        setNumber(columns.validatedAt, row, timeColumn(license.last_validated_at)) || changed;
      changed = setNumber(columns.expiresAt, row, timeColumn(license.expires_at)) || changed;
      changed =
        setNumber(columns.seatLimit, row, countColumn(license.limit_activations)) || changed;
      changed = setNumber(columns.usage, row, countColumn(license.usage)) || changed;
      changed = setNumber(columns.usageLimit, row, countColumn(license.limit_usage)) || changed;
      changed = setNumber(columns.validations, row, countColumn(license.validations)) || changed;
      changed =
        setNumber(columns.benefit, row, benefits.findOrAdd(license.benefit_id ?? '')) || changed;
      // A license stays with its organization, so an answer that does not name it changes nothing.
      if (isNew || license.organization_id !== null) {
        const organization = organizations.findOrAdd(license.organization_id ?? '');
        changed = setNumber(columns.organization, row, organization) || changed;
      }
      changed = setNumber(columns.status, row, statusColumn(license.status)) || changed;
      const word = license.status_word === null ? 0 : statusWordAt(license.status_word);
      changed = setNumber(columns.statusWord, row, word) || changed;
      const flagged = license.customer.deleted_at === null ? 0 : flags.customerDeleted;
      changed = setNumber(columns.flags, row, flagged) || changed;
      columns.seenIn[row] = reading;
      if (hasDeletedCustomer(row)) deletedCustomers += 1;
      if (isNew) size += 1;
      if (changed) changes.push(row);
      return row;
    },
    remove(row) {
      if (columns.seenIn[row] === 0) return;
      if (hasDeletedCustomer(row)) deletedCustomers -= 1;
      columns.seenIn[row] = 0;
      size -= 1;
      changes.push(row);
    },
    setSeats(row, { at, used, stranded }) {
      columns.seatsCheckedAt[row] = at;
      const hasUsedChanged = setNumber(columns.seatsUsed, row, used ?? -1);
      if (setNumber(columns.strandedSeats, row, stranded) || hasUsedChanged) changes.push(row);
    },
    setRotated(row, at) {
      columns.rotatedAt[row] = at;
    },
    text: textAt,
    benefitOf: (row) => benefits.all[columns.benefit[row] ?? 0] ?? '',
    statusWordOf: (row) => statusWords.all[columns.statusWord[row] ?? 0] ?? '',
    benefits: () => benefits.all,
    organizationOf: (row) => organizations.all[columns.organization[row] ?? 0] ?? '',
    changes: () => changes,
    searched: () => ({ bytes: searched.bytes(), starts, rowOf, pieces }),
  };
}
