import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV for a spreadsheet. It would run a cell that begins with `=`, `+`, `-` or `@`, and a device or a customer may be called
 * that: such cells are escaped (https://owasp.org/www-community/attacks/CSV_Injection). The mark in front tells Excel that it is UTF-8.
 */
export function spreadsheet(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** A time as spreadsheets read it; empty for none. */
export function cellTime(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

/** A name by its first letter, an address by that and its domain: enough to recognize, too little to write to. */
export function maskedPerson(text: string): string {
  const [name = '', domain] = text.split('@');
  const first = name.match(/^./u)?.[0] ?? '';
  return domain === undefined ? `${first}…` : `${first}…@${domain}`;
}
