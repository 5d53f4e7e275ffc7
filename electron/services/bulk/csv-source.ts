import { parse } from 'csv-parse/sync';
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

/** The entries of a file, and how many lines name something that nobody here knows. */
export interface CsvEntries {
  readonly entries: readonly CsvEntry[];
  readonly unmatched: number;
}

const Cells = v.array(v.array(v.string()));
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Keys have no spaces, and none is short. */
const keyLike = /^[\u0021-\u007e]{16,200}$/;

/** The separator of a file: spreadsheets of half the world write semicolons. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counts = [',', ';', '\t'].map((mark) => [mark, first.split(mark).length] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** The file's cells; null when it is not CSV. */
function cellsOf(text: string): string[][] | null {
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

/** Licenses by what a file may name them: key, address in lower case, id. */
function namesOf(table: LicenseTable): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (let row = 0; row < table.rows(); row += 1) {
    if (!table.isThere(row)) continue;
    const id = table.idOf(row);
    const text = table.text(row);
    for (const name of [text.key, text.email.toLowerCase(), id]) {
      const known = names.get(name);
      if (known === undefined) names.set(name, [id]);
      else known.push(id);
    }
  }
  names.delete('');
  return names;
}

/**
 * What a CSV file names: keys, e-mail addresses, license ids and activation ids, in whatever columns. A line with an activation id means
 * that seat alone; `licenseOfSeat` knows the license of a seat that was looked at. Null when the text is not CSV.
 */
export function csvEntries(
  text: string,
  table: LicenseTable,
  licenseOfSeat: (hash: string) => string | undefined,
): CsvEntries | null {
  const cells = cellsOf(text);
  if (cells === null) return null;
  const names = namesOf(table);
  const entries: CsvEntry[] = [];
  let unmatched = 0;
  for (const record of cells) {
    const licenseIds = new Set<string>();
    const seats = new Set<string>();
    let isNaming = false;
    for (const cell of record) {
      const known = names.get(cell) ?? names.get(cell.toLowerCase());
      for (const id of known ?? []) licenseIds.add(id);
      const id = v.safeParse(PolarId, cell);
      if (known === undefined && id.success) {
        const hash = activationHash(id.output);
        const licenseId = licenseOfSeat(hash);
        if (licenseId !== undefined) licenseIds.add(licenseId);
        seats.add(hash);
      }
      isNaming ||= known !== undefined || id.success || email.test(cell) || keyLike.test(cell);
    }
    if (licenseIds.size > 0) entries.push({ licenseIds: [...licenseIds], seats: [...seats] });
    else if (isNaming) unmatched += 1;
  }
  return { entries, unmatched };
}
