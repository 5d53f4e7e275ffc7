import { type BulkSource, maxTableBytes, type SeatRule } from '../../../../shared/bulk-release.ts';
import type { LicenseQuery } from '../../../../shared/licenses.ts';

/** The rules in the order of the form, the safest first. */
export const ruleNames = [
  'duplicates',
  'older-than',
  'all-but-newest',
  'stranded',
  'all',
] as const satisfies readonly SeatRule['type'][];

/** The values of the form. */
export interface SourceFields {
  readonly scope: 'chosen' | 'query' | 'csv';
  readonly rule: SeatRule['type'];
  readonly days: string;
  /** The file's content; null if no file is chosen. */
  readonly file: Uint8Array<ArrayBuffer> | null;
}

/** Returns the problem with the form; null if there is none. */
export function findProblem(fields: SourceFields): 'noDays' | 'noFile' | 'largeFile' | null {
  const { scope, rule, days, file } = fields;
  if (scope === 'csv' && (file === null || file.byteLength === 0)) return 'noFile';
  if (scope === 'csv' && file !== null && file.byteLength > maxTableBytes) return 'largeFile';
  const isCount = /^\s*\d{1,5}\s*$/.test(days) && Number(days) >= 1 && Number(days) <= 36_500;
  return rule === 'older-than' && !isCount ? 'noDays' : null;
}

/** Returns the request of a valid form. */
export function createBulkSource(
  fields: SourceFields,
  query: LicenseQuery,
  chosen: ReadonlySet<string>,
): BulkSource {
  const rule: SeatRule =
    fields.rule === 'older-than'
      ? { type: 'older-than', days: Number(fields.days) }
      : { type: fields.rule };
  switch (fields.scope) {
    case 'csv':
      return { type: 'csv', bytes: fields.file ?? new Uint8Array(), rule };
    case 'query':
      return { type: 'rule', scope: { type: 'query', query }, rule };
    case 'chosen':
      return { type: 'rule', scope: { type: 'licenses', licenseIds: [...chosen] }, rule };
  }
}

/** Whether the typed text is the number of seats. Its digits may be grouped. */
export function isTypedCount(typed: string, count: number): boolean {
  return typed.replaceAll(/[\s.,’']/g, '') === count.toString();
}

/** From this number of seats, the person must type the number. */
export const typedCountThreshold = 10;
