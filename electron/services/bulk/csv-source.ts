import type { SkippedReason } from '../../../shared/bulk-release.ts';
import { identifiersIn } from '../../../shared/identifiers.ts';
import type { LicenseTable } from '../licenses/license-table.ts';
import { isSpoiledId, meaningOfCell, mentionedLicenses, type CellMeaning } from './csv-cells.ts';
import { columnRole, type ColumnRole } from './csv-columns.ts';
import { tableLines, titleLines, type CsvLine } from './csv-lines.ts';
import { knownNames, type KnownNames } from './known-names.ts';

/** What one line of a file names. Without seats, the rule chooses among the licenses' seats. */
export interface CsvEntry {
  readonly line: CsvLine;
  readonly licenseIds: readonly string[];
  /** Hashes of the activation ids in the line. */
  readonly seats: readonly string[];
}

/** A line that names no seat to release, and why. */
export interface SkippedEntry {
  readonly line: CsvLine;
  readonly reason: SkippedReason;
}

/** The lines of a file. Each line with data in it is either an entry or skipped. */
export interface CsvEntries {
  readonly entries: readonly CsvEntry[];
  readonly skipped: readonly SkippedEntry[];
}

interface Cell {
  readonly source: string;
  readonly role: ColumnRole;
  readonly meaning: CellMeaning;
}

function cellsOf(line: CsvLine, roles: readonly ColumnRole[], names: KnownNames): Cell[] {
  const isAlone = line.cells.length === 1;
  return line.cells.map((source, column) => {
    const role = roles[column] ?? 'unknown';
    // A cell alone in its line may be a short key.
    const meaning = meaningOfCell(source, isAlone && role === 'unknown' ? 'key' : role, names);
    return { source, role, meaning };
  });
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

function intersection(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  return unique(first).filter((id) => others.every((list) => list.includes(id)));
}

/** Whether each of the mentioned names means one of the licenses or their customers. */
function areConsistent(
  licenseIds: readonly string[],
  mentioned: readonly (readonly string[])[],
): boolean {
  return mentioned.every((list) => list.some((id) => licenseIds.includes(id)));
}

/**
 * Returns what the cells of a line name together, or why they name nothing. The most specific name counts: a seat, then a license, then a
 * customer. A line with an unclear cell never falls back to a less specific name, since the cell may mean one of several seats or licenses.
 * Names that contradict each other name nothing.
 */
function parseEntry(
  line: CsvLine,
  cells: readonly Cell[],
  names: KnownNames,
  licenseOfSeat: (hash: string) => string | undefined,
): CsvEntry | SkippedReason {
  const lists: (readonly string[])[] = [];
  const addresses: string[] = [];
  const seats: string[] = [];
  const endings: string[] = [];
  let hasUnknownKey = false;
  const unclear = cells.filter(({ meaning }) => meaning.type === 'unclear');
  for (const { meaning } of cells) {
    if (meaning.type === 'license') lists.push(meaning.licenseIds);
    if (meaning.type === 'address') addresses.push(meaning.address);
    if (meaning.type === 'seat') seats.push(meaning.hash);
    if (meaning.type === 'ending') endings.push(meaning.ending);
    hasUnknownKey ||= meaning.type === 'unknown-key';
  }
  const customers = unique(addresses)
    .map((address) => names.withAddress(address))
    .filter((licenses) => licenses.length > 0);
  const matchesEndings = (id: string): boolean =>
    endings.every((ending) => names.keyOf(id).toUpperCase().endsWith(ending));
  const mentioned = cells
    .filter(({ meaning }) => meaning.type === 'unclear' || meaning.type === 'text')
    .flatMap(({ source }) => mentionedLicenses(source, names));
  const seatLicenseIds = seats.map(licenseOfSeat).filter((licenseId) => licenseId !== undefined);

  if (lists.length > 0) {
    const named = intersection([...lists, ...customers]).filter(matchesEndings);
    if (named.length === 0 || !areConsistent(named, mentioned)) return 'contradiction';
    if (named.length > 1) return 'ambiguous';
    if (seatLicenseIds.some((licenseId) => !named.includes(licenseId))) return 'contradiction';
    const isLessSpecific = ({ role, source }: Cell): boolean =>
      role === 'seat' || isSpoiledId(source);
    if (seats.length === 0 && unclear.some(isLessSpecific)) return 'not-understood';
    return { line, licenseIds: named, seats: unique(seats) };
  }
  if (seats.length > 0) {
    const known = unique(seatLicenseIds);
    if (
      known.length > 1 ||
      !areConsistent(
        known,
        [...customers, ...mentioned].filter(() => known.length > 0),
      )
    )
      return 'contradiction';
    if (mentioned.length > 0 && known.length === 0) return 'not-understood';
    const licenseIds = known.length > 0 ? known : unique(customers.flat());
    return { line, licenseIds, seats: unique(seats) };
  }
  // Beside an unknown key, an address says whose key it was and not what to release.
  if (hasUnknownKey) return 'unknown-key';
  if (addresses.length === 0) {
    if (endings.length > 0) return 'ending-alone';
    return unclear.length > 0 || mentioned.length > 0 ? 'not-understood' : 'nothing-named';
  }
  const licenseIds = intersection(customers).filter(matchesEndings);
  if (unclear.length > 0) return 'not-understood';
  if (customers.length === 0) return 'unknown-address';
  if (unique(addresses).length > 1 || !areConsistent(licenseIds, mentioned)) return 'contradiction';
  if (licenseIds.length === 0) return 'unknown-key';
  if (endings.length > 0 && licenseIds.length > 1) return 'ambiguous';
  return { line, licenseIds, seats: [] };
}

function knownColumns(roles: readonly ColumnRole[]): number {
  return roles.filter((role) => role !== 'unknown').length;
}

/** Returns the roles of the columns; null where the line holds no titles. */
function rolesOf({ cells }: CsvLine, names: KnownNames): ColumnRole[] | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const isTitle = (cell: string): boolean =>
    cell.length <= 60 &&
    mentionsNoLicense(cell, names) &&
    ['text', 'unclear'].includes(meaningOfCell(cell, 'unknown', names).type);
  const roles = cells.map(columnRole);
  return filled.every(isTitle) && roles.some((role) => role !== 'unknown') ? roles : null;
}

/** Whether a cell mentions neither a license nor anything that looks like the name of one. */
function mentionsNoLicense(source: string, names: KnownNames): boolean {
  const found = Object.values(identifiersIn(source)).flat();
  return found.length === 0 && mentionedLicenses(source, names).length === 0;
}

/** Whether a line above the titles is the table's heading, such as "Licenses, November": one cell that mentions no license. */
function isHeading(cells: readonly Cell[], names: KnownNames): boolean {
  const filled = cells.filter(({ meaning }) => meaning.type !== 'empty');
  const isText = ({ meaning, source }: Cell): boolean =>
    ['text', 'unclear'].includes(meaning.type) && mentionsNoLicense(source, names);
  return filled.length === 1 && filled.every(isText);
}

function parseEntries(
  lines: readonly CsvLine[],
  names: KnownNames,
  licenseOfSeat: (hash: string) => string | undefined,
): CsvEntries {
  const entries: CsvEntry[] = [];
  const skipped: SkippedEntry[] = [];
  const top = lines.slice(0, titleLines).map((line) => rolesOf(line, names));
  const known = top.map((roles) => knownColumns(roles ?? []));
  const most = Math.max(0, ...known);
  const titlesAt = most === 0 ? -1 : known.indexOf(most);
  const titles = lines[titlesAt];
  const roles = top[titlesAt] ?? [];
  for (const [at, line] of lines.entries()) {
    const cells = cellsOf(line, at < titlesAt ? [] : roles, names);
    // Joined tables repeat their titles.
    if (at >= titlesAt && line.source === titles?.source) continue;
    if (cells.every(({ meaning }) => meaning.type === 'empty')) continue;
    const entry = parseEntry(line, cells, names, licenseOfSeat);
    if (typeof entry !== 'string') entries.push(entry);
    else if (at >= titlesAt || !isHeading(cells, names)) skipped.push({ line, reason: entry });
  }
  return { entries, skipped };
}

/**
 * Returns the keys, e-mail addresses, license ids and activation ids in a CSV file, in any columns. A line with an activation id means that
 * seat alone. `licenseOfSeat` returns the license of a seat that was checked. Null where the text is not a table.
 */
export async function csvEntries(
  text: string,
  table: LicenseTable,
  licenseOfSeat: (hash: string) => string | undefined,
): Promise<CsvEntries | null> {
  const lines = await tableLines(text, (cells) => knownColumns(cells.map(columnRole)));
  return lines === null ? null : parseEntries(lines, knownNames(table), licenseOfSeat);
}
