import * as v from 'valibot';
import { PolarId } from '../../../shared/license.ts';
import { activationHash } from '../seat-record.ts';
import type { LicenseTable } from '../licenses/license-table.ts';

/** What one line of a file speaks of. Without seats the rule chooses among the licenses' own. */
export interface CsvEntry {
  readonly licenseIds: readonly string[];
  /** Hashes of the activation ids in the line. */
  readonly seats: readonly string[];
}

/** The entries of a file, and how many lines name something that nobody here knows: a seat alone, or anything else. */
export interface CsvEntries {
  readonly entries: readonly CsvEntry[];
  readonly unplaced: number;
  readonly unmatched: number;
}

const Cells = v.array(v.array(v.string()));
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Keys have no spaces, and none is short. */
const keyLike = /^[\u0021-\u007e]{16,200}$/;
/** Polar's own keys: a prefix, if the seller set one, and a UUID. */
const polarKey = /-[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** The separator of a file: spreadsheets of half the world write semicolons. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((mark) => [mark, first.split(mark).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** The file's cells; null when it is not CSV. */
async function cellsOf(text: string): Promise<string[][] | null> {
  // It is an eighth of what the window would else load at its start.
  const { parse } = await import('csv-parse/sync');
  try {
    const records: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    const cells = v.safeParse(Cells, records);
    return cells.success && cells.output.length > 0 ? cells.output : null;
  } catch {
    return null;
  }
}

/** What the cells of a file may name. */
interface KnownNames {
  /** Licenses by id, by key, and by address in lower case. */
  readonly ids: ReadonlySet<string>;
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly emails: ReadonlyMap<string, readonly string[]>;
  /** Ids of other things, which name no seat. */
  readonly others: ReadonlySet<string>;
}

function put(names: Map<string, string[]>, name: string, id: string): void {
  const known = names.get(name);
  if (known === undefined) names.set(name, [id]);
  else known.push(id);
}

function knownNames(table: LicenseTable): KnownNames {
  const ids = new Set<string>();
  const keys = new Map<string, string[]>();
  const emails = new Map<string, string[]>();
  const others = new Set<string>();
  for (let row = 0; row < table.rows(); row += 1) {
    if (!table.isThere(row)) continue;
    const id = table.idOf(row);
    const { key, email: address } = table.text(row);
    const name = address.toLowerCase();
    ids.add(id);
    put(keys, key, id);
    if (name !== '') put(emails, name, id);
    others.add(table.benefitOf(row)).add(table.organizationOf(row));
  }
  return { ids, keys, emails, others };
}

/**
 * What one line speaks of; null where it names nothing that a license could be found by. The most specific name counts: next to an id or
 * a key, even one that nobody knows, an address only tells whose license it is.
 */
function entryOf(
  record: readonly string[],
  names: KnownNames,
  licenseOfSeat: (hash: string) => string | undefined,
): CsvEntry | null {
  const byId: string[] = [];
  const byKey: string[] = [];
  const byEmail: string[] = [];
  const seats = new Set<string>();
  let isStrangeKey = false;
  let mayName = false;
  for (const cell of record) {
    const lower = cell.toLowerCase();
    const id = v.safeParse(PolarId, cell);
    const licenses = names.keys.get(cell);
    if (names.others.has(lower)) continue;
    if (licenses !== undefined) byKey.push(...licenses);
    else if (names.ids.has(lower)) byId.push(lower);
    else if (id.success) seats.add(activationHash(id.output));
    else if (polarKey.test(cell)) isStrangeKey = true;
    else byEmail.push(...(names.emails.get(lower) ?? []));
    mayName ||= email.test(cell) || keyLike.test(cell);
  }
  const byName = [byId, byKey, isStrangeKey ? [] : byEmail].find((found) => found.length > 0);
  if (byName === undefined && seats.size === 0 && !mayName) return null;
  const placed = Array.from(seats, licenseOfSeat).filter((place) => place !== undefined);
  return { licenseIds: [...new Set([...placed, ...(byName ?? [])])], seats: [...seats] };
}

/**
 * What a CSV file names: keys, e-mail addresses, license ids and activation ids, in whatever columns. A line with an activation id means
 * that seat alone; `licenseOfSeat` knows the license of a seat that was looked at. Null when the text is not CSV.
 */
export async function csvEntries(
  text: string,
  table: LicenseTable,
  licenseOfSeat: (hash: string) => string | undefined,
): Promise<CsvEntries | null> {
  const cells = await cellsOf(text);
  if (cells === null) return null;
  const names = knownNames(table);
  const entries = cells
    .map((record) => entryOf(record, names, licenseOfSeat))
    .filter((entry) => entry !== null);
  const matched = entries.filter(({ licenseIds }) => licenseIds.length > 0);
  const strange = entries.filter(({ licenseIds }) => licenseIds.length === 0);
  const unplaced = strange.filter(({ seats }) => seats.length > 0).length;
  return { entries: matched, unplaced, unmatched: strange.length - unplaced };
}
