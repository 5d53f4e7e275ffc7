import type { ListedLicense } from '../../polar/license-page.ts';
import { createByteStore } from './byte-store.ts';
import { fold } from './folded-text.ts';
import { createIdTable } from './id-table.ts';
import { createColumns, grown, polarStatuses, type LicenseColumns } from './license-columns.ts';

/** The three texts of a license, as they are shown. */
export interface ShownText {
  readonly name: string;
  readonly email: string;
  readonly key: string;
}

/** What was learned of a license's seats. */
export interface SeatFacts {
  readonly at: number;
  readonly used: number;
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
  columns(): LicenseColumns;
  /** The row of a license; -1 for none. */
  find(licenseId: string): number;
  idOf(row: number): string;
  isThere(row: number): boolean;
  /** Puts a license in as Polar tells it in reading number `reading`, and answers its row. */
  put(license: ListedLicense, reading: number, now: number): number;
  remove(row: number): void;
  setSeats(row: number, facts: SeatFacts): void;
  setRotated(row: number, at: number): void;
  text(row: number): ShownText;
  benefitOf(row: number): string;
  benefits(): readonly string[];
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

/** The parts of a piece of searched text. */
export const partEnd = '\u001f';
const pieceEnd = '\n';
const longestPart = 2 ** 16 - 1;
const largestNumber = 2 ** 31 - 1;

/** A number that fits its column; -1 for none. */
function fitting(value: number | null): number {
  return value === null ? -1 : Math.min(Math.max(Math.trunc(value), 0), largestNumber);
}

/** Positions of names that recur. */
function createNames(): { at: (name: string) => number; all: string[] } {
  const all: string[] = [];
  const positions = new Map<string, number>();
  return {
    all,
    at(name) {
      const known = positions.get(name);
      if (known !== undefined) return known;
      positions.set(name, all.push(name) - 1);
      return all.length - 1;
    },
  };
}

/** An empty table. */
export function createLicenseTable(): LicenseTable {
  const ids = createIdTable();
  const shown = createByteStore();
  const searched = createByteStore();
  const benefits = createNames();
  const organizations = createNames();
  const changes: number[] = [];
  let room = 1024;
  let columns = createColumns(room);
  let starts = new Uint32Array(room);
  let rowOf = new Int32Array(room);
  let pieces = 0;
  let rows = 0;
  let size = 0;

  function addRow(id: string): number {
    const row = ids.add(id);
    if (row >= room) {
      room = Math.ceil(room * 1.5);
      columns = grown(columns, room);
    }
    rows = row + 1;
    columns.rotatedAt[row] = -1;
    columns.seatsAt[row] = -1;
    columns.seatsUsed[row] = -1;
    columns.piece[row] = -1;
    return row;
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

  function addPiece(row: number, text: string): void {
    if (pieces >= starts.length) {
      const largerStarts = new Uint32Array(Math.ceil(starts.length * 1.5));
      largerStarts.set(starts);
      starts = largerStarts;
      const largerRows = new Int32Array(starts.length);
      largerRows.set(rowOf);
      rowOf = largerRows;
    }
    starts[pieces] = searched.add(text);
    rowOf[pieces] = row;
    columns.piece[row] = pieces;
    pieces += 1;
  }

  /** Sets the row's text; answers whether it is another one. */
  function setText(row: number, { name, email, key }: ShownText): boolean {
    if (columns.piece[row] !== -1) {
      const old = textAt(row);
      if (old.name === name && old.email === email && old.key === key) return false;
    }
    const start = shown.add(name);
    const emailAt = shown.add(email);
    const keyAt = shown.add(key);
    columns.shownAt[row] = start;
    columns.nameLength[row] = emailAt - start;
    columns.emailLength[row] = keyAt - emailAt;
    columns.keyLength[row] = shown.end() - keyAt;
    addPiece(row, `${fold(name)}${partEnd}${fold(email)}${partEnd}${fold(key)}${pieceEnd}`);
    return true;
  }

  /** Sets one number; answers whether it is another one. */
  function set(
    column: Exclude<keyof LicenseColumns, 'seenIn'>,
    row: number,
    value: number,
  ): boolean {
    if (columns[column][row] === value) return false;
    columns[column][row] = value;
    return true;
  }

  return {
    rows: () => rows,
    size: () => size,
    columns: () => columns,
    find(licenseId) {
      const row = ids.find(licenseId);
      return row !== -1 && columns.seenIn[row] !== 0 ? row : -1;
    },
    idOf: ids.idOf,
    isThere: (row) => columns.seenIn[row] !== 0,
    put(license, reading, now) {
      const known = ids.find(license.id);
      const isNew = known === -1 || columns.seenIn[known] === 0;
      const row = known === -1 ? addRow(license.id) : known;
      const name = license.customer.name?.slice(0, longestPart / 3) ?? '';
      const email = license.customer.email?.slice(0, longestPart / 3) ?? '';
      const key = license.key.slice(0, longestPart / 3);
      if (!isNew && textAt(row).key !== key) columns.rotatedAt[row] = now;
      const changed = [
        setText(row, { name, email, key }),
        set('createdAt', row, license.created_at),
        set('validatedAt', row, license.last_validated_at ?? -1),
        set('expiresAt', row, license.expires_at ?? -1),
        set('seatLimit', row, fitting(license.limit_activations)),
        set('usage', row, fitting(license.usage)),
        set('usageLimit', row, fitting(license.limit_usage)),
        set('validations', row, fitting(license.validations)),
        set('benefit', row, benefits.at(license.benefit_id)),
        set('organization', row, organizations.at(license.organization_id)),
        set('status', row, polarStatuses.indexOf(license.status)),
      ];
      columns.seenIn[row] = reading;
      if (isNew) size += 1;
      if (isNew || changed.includes(true)) changes.push(row);
      return row;
    },
    remove(row) {
      if (columns.seenIn[row] === 0) return;
      columns.seenIn[row] = 0;
      size -= 1;
      changes.push(row);
    },
    setSeats(row, { at, used, stranded }) {
      columns.seatsAt[row] = at;
      const changed = [set('seatsUsed', row, used), set('stranded', row, stranded)];
      if (changed.includes(true)) changes.push(row);
    },
    setRotated(row, at) {
      columns.rotatedAt[row] = at;
    },
    text: textAt,
    benefitOf: (row) => benefits.all[columns.benefit[row] ?? 0] ?? '',
    benefits: () => benefits.all,
    organizationOf: (row) => organizations.all[columns.organization[row] ?? 0] ?? '',
    changes: () => changes,
    searched: () => ({ bytes: searched.bytes(), starts, rowOf, pieces }),
  };
}
