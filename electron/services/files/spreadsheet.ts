import { oneLine } from '../../../shared/foreign-text.ts';
import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV for a spreadsheet. It would run a cell that begins with `=`, `+`, `-` or `@`, and a device or a customer may be called
 * that: such cells are escaped (https://owasp.org/www-community/attacks/CSV_Injection). A cell is one line, and no space hides how it begins. The mark in front tells Excel that it is UTF-8.
 */
export function spreadsheet(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => oneLine(cell).trim()));
  return stringify(cells, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** A time as spreadsheets read it; empty for none. */
export function cellTime(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

/** A name by its first letter, an address by that and its domain: enough to recognize, too little to write to. */
export function maskedPerson(text: string): string {
  const [name = '', domain] = text.split('@');
  // The whole character as it is seen, such as a letter with its accents.
  const first =
    oneLine(name)
      .trim()
      .match(/^.\p{M}*/u)?.[0] ?? '';
  return domain === undefined ? `${first}…` : `${first}…@${domain}`;
}
