import { oneLine } from '../../../shared/foreign-text.ts';
import { stringify } from 'csv-stringify/sync';

/**
 * Returns rows as CSV for a spreadsheet, with a byte order mark, by which Excel detects UTF-8, unless they continue a table (`bom`: false). A spreadsheet would run a cell that begins
 * with `=`, `+`, `-` or `@`, as the name of a device or a customer may, so such cells are escaped
 * (https://owasp.org/www-community/attacks/CSV_Injection). Each cell is one line and begins with no space that could hide such a character.
 */
export function spreadsheet(rows: readonly (readonly string[])[], bom = true): string {
  const cells = rows.map((row) => row.map((cell) => oneLine(cell).trim()));
  return stringify(cells, { bom, escape_formulas: true, record_delimiter: 'windows' });
}

/** Returns a time as spreadsheets read it; empty for none. */
export function cellTime(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}
